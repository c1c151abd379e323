# SPDX-License-Identifier: EUPL-1.2
"""A person is told what happened to her account: by real mail, on paper, or on her own page."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client

from conoceles.accounts import actions
from conoceles.accounts.models import Capacity, User
from conoceles.accounts.queries import console
from conoceles.accounts.rules import Role
from conoceles.accounts.rules.changes import Change
from conoceles.accounts.rules.notices import Notice
from conoceles.kernel import clock
from conoceles.outbox import delivering
from conoceles.outbox.models import Message
from conoceles.outbox.rendering import render
from conoceles.record import action as record
from conoceles.record.models import Entry
from tests.outbox.mailserver import mail_server
from tests.people import PASSWORD, application, code, entered, passkey, person
from tests.world import world

pytestmark = pytest.mark.django_db
NEW = "cinco venados cruzan el sacbé"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; rv:130.0) Gecko/20100101 Firefox/130.0"


@pytest.fixture
def box(settings):
    settings.DEFAULT_FROM_EMAIL = "Conóceles <conoceles@instituto.example>"
    with mail_server(settings) as box:
        yield box


@pytest.fixture
def ana():
    made = person("ana", Role.PARTY, "prueba/ceiba", since=clock.now())
    made.email = "ana@partido.example"
    made.save()
    return made


def said():
    """What every notice tells, and where it goes; the newest first."""
    return [(message.to, message.values["what"]) for message in Message.objects.order_by("-queued_at")]


def enter(username, secret, browser=None, *, later=0):
    """Sign in; each code opens once, so who enters again does it *later*."""
    browser = browser or Client(headers={"User-Agent": FIREFOX})
    browser.post("/entrar/", {"login": username, "password": PASSWORD})
    assert browser.post("/entrar/codigo/", {"code": code(secret, later=later)})["Location"] == "/"
    return browser


class TestByMail:
    def test_a_new_password_is_told_in_spanish_as_text_and_html_without_it(self, ana, box):
        application(ana)
        entered(ana).post("/cuenta/contrasena/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})
        assert delivering.deliver().delivered == 1
        (letter,) = box.arrived
        assert letter["To"] == "ana@partido.example"
        for kind in ("plain", "html"):
            words = letter.get_body([kind]).get_content()
            assert "Aviso para Persona Ana" in words
            assert "Se cambió la contraseña de su cuenta." in words
            assert NEW not in words
            assert PASSWORD not in words
            assert "http" not in words
        assert "Persona Ana" in letter["Subject"]

    def test_with_the_server_down_the_change_is_made_and_the_notice_leaves_when_it_is_back(self, ana, box, settings):
        application(ana)
        there, settings.SMTP = settings.SMTP, "smtp://127.0.0.1:9"
        entered(ana).post("/cuenta/contrasena/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})
        ana.refresh_from_db()
        assert ana.check_password(NEW)
        assert delivering.deliver().down
        assert box.arrived == []
        settings.SMTP = there
        call_command("send_outbox", stdout=StringIO())
        assert len(box.arrived) == 1

    def test_a_name_that_could_break_a_header_or_a_page_breaks_neither(self, ana, box):
        ana.name = "Ana <b>&\r\nBcc: rival@otro.example"
        ana.save()
        actions.TELL[Change.PASSWORD_CHANGED](ana, notices=[Notice.PASSWORD_CHANGED], by=actions.Oneself(ana))
        delivering.deliver()
        (letter,) = box.arrived
        assert letter["Bcc"] is None
        assert "<b>" not in letter.get_body(["html"]).get_content()

    def test_without_an_address_of_her_own_it_goes_to_her_party(self, ana):
        root = person("raiz", Role.PARTY_ROOT, "prueba/ceiba")
        rival = person("rival", Role.PARTY_ROOT, "prueba/faisan")
        for user, email in ((root, "ceiba@partido.example"), (rival, "faisan@partido.example"), (ana, "")):
            user.email = email
            user.save()
        world("prueba")
        actions.reissue(ana, by=console())
        told = "Se repuso el acceso a su cuenta: lo que servía antes para entrar ya no sirve."
        assert said() == [("ceiba@partido.example", [told])]

    def test_of_a_reissue_reaches_the_former_address_and_nothing_later_does(self, ana):
        ana.email = "quien-estaba@correo.example"
        ana.save()
        world("prueba")
        actions.reissue(ana, by=console())
        actions.TELL[Change.PASSWORD_CHANGED](ana, notices=[Notice.PASSWORD_CHANGED], by=actions.Oneself(ana))
        assert User.objects.get(pk=ana.pk).email == ""
        assert sorted(to for to, _ in said()) == ["", "quien-estaba@correo.example"]

    def test_of_a_candidacy_goes_to_whoever_answers_for_it(self):
        made = world("prueba")
        root = person("raiz", Role.PARTY_ROOT, "prueba/faisan")
        root.email = "faisan@partido.example"
        root.save()
        her = made.as_candidacy(made.candidacy(party=1)).user
        actions.TELL[Change.FACTOR_ADDED](her, notices=[Notice.FACTOR_ADDED], by=actions.Oneself(her))
        assert [to for to, _ in said()] == ["faisan@partido.example"]

    def test_never_goes_to_a_representation_that_ended(self, ana):
        root = person("raiz", Role.PARTY_ROOT, "prueba/ceiba", until=clock.now() - timedelta(days=1))
        root.email = "antes@partido.example"
        root.save()
        ana.email = ""
        ana.save()
        world("prueba")
        actions.reissue(ana, by=console())
        assert [to for to, _ in said()] == [""]


class TestWhatIsTold:
    def test_is_each_change_once_and_together_when_they_came_together(self, ana):
        secret = application(ana)
        key = passkey(ana)
        browser = entered(ana)
        browser.post("/cuenta/segundo-factor/codigos/nuevos/", {})
        browser.post(f"/cuenta/segundo-factor/llaves/{key.pk}/quitar/", {})
        assert [what for _, what in said()] == [
            ["Se quitó un segundo factor de su cuenta."],
            ["Se hicieron códigos de recuperación nuevos; los de antes ya no sirven."],
        ]
        browser.post("/cuenta/contrasena/", {"oldpassword": "no es", "password1": NEW, "password2": NEW})
        browser.post("/salir/")
        assert Message.objects.count() == 2
        assert secret

    def test_is_covered_by_the_line_of_the_act_itself(self, ana):
        application(ana)
        entered(ana).post("/cuenta/contrasena/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})
        assert list(Entry.objects.values_list("action", flat=True)) == ["password-changed"]

    def test_is_not_told_when_it_was_not_done(self, ana, monkeypatch):
        application(ana)
        browser = entered(ana)
        browser.raise_request_exception = False

        def full(*args, **kwargs):
            msg = "disk full"
            raise OSError(msg)

        monkeypatch.setattr(record, "_write", full)
        browser.post("/cuenta/contrasena/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})
        assert not Message.objects.exists()

    def test_a_device_is_new_only_once_and_the_first_of_all_is_none(self, ana):
        secret = application(ana)
        browser = enter("ana", secret, later=-1)
        browser.post("/salir/")
        enter("ana", secret, browser)
        assert said() == []
        enter("ana", secret, later=1)  # another browser, at the same desk
        told = "Alguien entró a su cuenta desde un equipo nuevo: Firefox en Windows."
        assert said() == [("ana@partido.example", [told])]

    def test_a_browser_that_names_an_address_as_its_own_mark_is_still_new(self, ana, settings):
        secret = application(ana)
        enter("ana", secret)
        sly = Client(headers={"User-Agent": FIREFOX})
        sly.cookies[settings.DEVICE_COOKIE_NAME] = "127.0.0.1"
        enter("ana", secret, sly, later=1)
        assert len(said()) == 1

    def test_capacities_are_told_to_whoever_holds_them_also_those_that_hang_from_one(self):
        world("prueba")
        chief, aide = person("consejera"), person("auxiliar")
        held = actions.appoint(Capacity(user=chief, role=Role.COMMISSIONER, scope="prueba"), by=console())
        end = clock.now() + timedelta(days=9)
        aided = Capacity(user=aide, role=Role.AIDE, scope="prueba", on_behalf_of=held, until=end)
        actions.delegate(aided, by=held)
        actions.end(held, by=console())
        told = [(message.values["name"], *message.values["what"]) for message in Message.objects.order_by("queued_at")]
        assert told == [
            ("Persona Consejera", "Su cuenta tiene un carácter nuevo: Integrante de la Comisión · Proceso de prueba."),
            ("Persona Auxiliar", "Su cuenta tiene un carácter nuevo: Auxiliar de consejería · Proceso de prueba."),
            ("Persona Consejera", "Terminó un carácter de su cuenta: Integrante de la Comisión · Proceso de prueba."),
            ("Persona Auxiliar", "Terminó un carácter de su cuenta: Auxiliar de consejería · Proceso de prueba."),
        ]


class TestTheAddress:
    def test_is_changed_and_both_learn_it(self, ana):
        application(ana)
        browser = entered(ana)
        assert browser.post("/cuenta/correo/", {"email": "otra@partido.example"}).status_code == 302
        ana.refresh_from_db()
        assert ana.email == "otra@partido.example"
        assert sorted(said()) == [
            (to, ["Se cambió el correo al que llegan los avisos de su cuenta."])
            for to in ("ana@partido.example", "otra@partido.example")
        ]
        assert [entry.action for entry in Entry.objects.all()] == ["email-changed"]

    def test_the_same_once_more_changes_nothing(self, ana):
        application(ana)
        entered(ana).post("/cuenta/correo/", {"email": "ana@partido.example"})
        assert (Message.objects.count(), Entry.objects.count()) == (0, 0)

    @pytest.mark.parametrize("typed", ["ana", "ana@", "a b@c.mx", "ana@c.mx\r\nBcc: x@y.mx", "x" * 300 + "@c.mx"])
    def test_that_is_none_is_refused_and_stays_written(self, ana, typed):
        application(ana)
        page = entered(ana).post("/cuenta/correo/", {"email": typed})
        assert page.status_code == 422
        ana.refresh_from_db()
        assert ana.email == "ana@partido.example"

    def test_asks_for_identity_again(self, ana):
        application(ana)
        assert entered(ana, ago=3600).get("/cuenta/correo/")["Location"].startswith("/cuenta/confirmar/")


class TestWithoutMail:
    @pytest.fixture
    def waiting(self, ana):
        ana.email = ""
        ana.save()
        actions.reissue(ana, by=console())
        return Message.objects.get()

    def test_she_reads_it_on_her_own_page_and_cannot_put_it_away(self, ana, waiting):
        application(ana)
        browser = entered(ana)
        assert "1 aviso de su cuenta" in browser.get("/").text
        assert "Se repuso el acceso a su cuenta" in browser.get("/cuenta/avisos/").text
        assert browser.post(f"/cuenta/personas/avisos/{waiting.pk}/", {"how": "lo leí"}).status_code == 404
        waiting.refresh_from_db()
        assert waiting.state == Message.State.WAITING

    @pytest.mark.usefixtures("waiting")
    def test_nobody_else_reads_it_on_hers(self):
        other = person("otra", Role.PARTY, "prueba/ceiba")
        application(other)
        assert "Se repuso" not in entered(other).get("/cuenta/avisos/").text

    def test_her_party_tells_her_and_says_how_once(self, waiting):
        root = person("raiz", Role.PARTY_ROOT, "prueba/ceiba")
        application(root)
        browser = entered(root)
        assert render(waiting).short.replace("\n", " ") in browser.get("/cuenta/personas/avisos/").text
        address = f"/cuenta/personas/avisos/{waiting.pk}/"
        assert browser.post(address, {"how": ""}).status_code == 422
        for how in ("Leído por teléfono", "otra vez"):
            assert browser.post(address, {"how": how}).status_code == 302
        waiting.refresh_from_db()
        assert (waiting.state, waiting.tries.get().reply) == (Message.State.SENT, "Leído por teléfono")
        assert "No hay ninguno" in browser.get("/cuenta/personas/avisos/").text

    def test_a_rival_neither_reads_nor_tells_it(self, waiting):
        rival = person("rival", Role.PARTY_ROOT, "prueba/faisan")
        application(rival)
        browser = entered(rival)
        assert "Se repuso" not in browser.get("/cuenta/personas/avisos/").text
        assert browser.post(f"/cuenta/personas/avisos/{waiting.pk}/", {"how": "x"}).status_code == 404

    def test_someone_whose_account_was_drawn_by_lot_is_named_by_it(self):
        user = User.objects.create(username="k7p2m9")
        actions.TELL[Change.FACTOR_ADDED](user, notices=[Notice.FACTOR_ADDED], by=actions.Oneself(user))
        assert render(Message.objects.get()).short.startswith("Conóceles, para k7p2m9: Se agregó un segundo factor")

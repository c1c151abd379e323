# SPDX-License-Identifier: EUPL-1.2
"""The screens of whoever delivers."""

import io
import re
import zipfile
from datetime import timedelta

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import reverse
from django.utils import timezone

from conoceles.accounts.rules import Role
from conoceles.accounts.rules.quotas import Spent
from conoceles.credentials.models import Delivery
from conoceles.elections.models import Council
from conoceles.kernel import clock
from conoceles.outbox.models import Message
from tests.people import application, entered

from .conftest import SCAN, code_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def candidacy(desk):
    candidacy = desk.world.candidacy("Ana Pérez <Uc>")
    desk.issue()
    return candidacy


def browser(capacity, **how):
    application(capacity.user)
    return entered(capacity.user, **how)


@pytest.fixture
def council(desk):
    return browser(desk.staff())


@pytest.fixture
def area(desk):
    return browser(desk.area())


def handed(**more):
    now = timezone.localtime()
    return {
        "outcome": "entregada", "way": "mesa", "day": now.strftime("%d/%m/%Y"), "hour": now.strftime("%H:%M"),
        "receiver": "titular", "received_by": "Ana Pérez", "identified_by": "credencial", "note": "",
    } | more  # fmt: skip


def address(name, account):
    return reverse(f"credentials:{name}", args=[account.pk])


@pytest.fixture
def minute_ago(candidacy, desk):
    """A letter issued long enough ago for a delivery of this minute."""
    account = desk.account(candidacy)
    account.letters.update(issued_at=clock.now() - timedelta(minutes=2))
    return account


class TestACouncil:
    @pytest.mark.usefixtures("candidacy")
    def test_sees_its_own_and_nothing_else(self, desk, council):
        page = council.get("/entregas/")
        assert page.status_code == 200
        assert "Ana Pérez &lt;Uc&gt;" in page.content.decode()
        assert "Partido de la Ceiba</a>" not in page.content.decode()
        generic = desk.world.parties[0].accounts.get(candidacy=None)
        assert council.get(address("account", generic)).status_code == 404

    def test_of_another_place_sees_nothing(self, desk, candidacy):
        town = desk.process.territories.create(kind="municipio", key="31998", name="Otra Villa", slug="otra-villa")
        other = Council.objects.create(process=desk.process, key="municipio-31998", name="Otro", territory=town)
        browse = browser(desk.someone(Role.LOCAL_COUNCIL, f"prueba/{other.key}", "otra"))
        assert "Ana Pérez" not in browse.get("/entregas/").content.decode()
        assert browse.get(address("account", desk.account(candidacy))).status_code == 404
        assert browse.post(address("account", desk.account(candidacy)), handed()).status_code == 404
        assert not Delivery.objects.exists()

    @pytest.mark.usefixtures("desk")
    def test_registers_a_delivery_with_its_receipt(self, council, minute_ago):
        page = council.post(
            address("account", minute_ago), handed(acuse=SimpleUploadedFile("acuse.pdf", SCAN, "application/pdf"))
        )
        assert page.status_code == 302
        made = Delivery.objects.get()
        assert (made.received_by, bool(made.acuse)) == ("Ana Pérez", True)
        assert "Ana Pérez &lt;Uc&gt;" not in council.get("/entregas/").content.decode()
        assert "Ana Pérez &lt;Uc&gt;" in council.get("/entregas/", {"show": "todas"}).content.decode()

    @pytest.mark.usefixtures("desk")
    def test_reads_the_receipt_as_a_download_that_cannot_act(self, council, minute_ago):
        council.post(address("account", minute_ago), handed(acuse=SimpleUploadedFile("a.pdf", SCAN)))
        answer = council.get(reverse("credentials:acuse", args=[Delivery.objects.get().pk]))
        assert answer.content == SCAN
        assert answer["Content-Disposition"].startswith("attachment")
        assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert "no-store" in answer["Cache-Control"]

    @pytest.mark.parametrize(
        "hostile", ["../../a.pdf", "/etc/cron.d/a.pdf", "a%0D%0ASet-Cookie: x=1.pdf", 'a\\";b="c.pdf']
    )
    def test_no_name_of_a_file_says_where_it_is_kept_or_how_it_is_downloaded(self, council, minute_ago, hostile):
        body = encode_multipart(BOUNDARY, handed(acuse=SimpleUploadedFile("nombre.pdf", SCAN)))
        body = body.replace(b"nombre.pdf", hostile.encode())
        council.generic("POST", address("account", minute_ago), body, content_type=MULTIPART_CONTENT)
        made = Delivery.objects.get()
        assert re.fullmatch(r"[\w/-]+\.pdf", made.acuse)
        answer = council.get(reverse("credentials:acuse", args=[made.pk]))
        assert re.fullmatch(r'attachment; filename="[\w-]+\.pdf"', answer["Content-Disposition"])
        assert not {"etc", "cron", "a", "b", "c"} & set(re.findall(r"\w+", answer["Content-Disposition"]))
        assert "Set-Cookie" not in answer

    @pytest.mark.usefixtures("desk")
    def test_keeps_the_delivery_when_the_receipt_cannot_be(self, council, minute_ago):
        page = council.post(address("account", minute_ago), handed(acuse=SimpleUploadedFile("acuse.pdf", b"<svg/>")))
        assert page.status_code == 422
        assert "debe ser un PDF, un JPEG o un PNG" in page.content.decode()
        made = Delivery.objects.get()
        council.post(reverse("credentials:acuse", args=[made.pk]), {"acuse": SimpleUploadedFile("acuse.png", SCAN)})
        made.refresh_from_db()
        assert made.acuse.endswith(".pdf")

    @pytest.mark.usefixtures("desk")
    def test_is_told_what_is_missing(self, council, minute_ago):
        page = council.post(address("account", minute_ago), handed(receiver="", received_by=""))
        assert page.status_code == 422
        assert "Diga en calidad de qué recibió." in page.content.decode()
        assert not Delivery.objects.exists()

    def test_never_sees_a_letter_nor_issues_one(self, desk, candidacy, council):
        account = desk.account(candidacy)
        for name in ("letter", "issue-again"):
            assert council.get(address(name, account)).status_code == 404
        assert council.post(address("issue-again", account)).status_code == 404
        assert council.get("/entregas/paquetes/").status_code == 404
        assert council.get("/entregas/paquetes/consejo/municipio-31999.zip").status_code == 404
        assert account.letters.count() == 1

    @pytest.mark.usefixtures("candidacy")
    def test_says_where_it_attends(self, desk, council):
        page = council.post(
            reverse("credentials:place", args=[desk.council.pk]), {"address": "Calle 1", "hours": "9 a 15"}
        )
        assert page.status_code == 302
        desk.council.refresh_from_db()
        assert (desk.council.address, desk.council.hours) == ("Calle 1", "9 a 15")

    def test_prints_or_copies_a_notice_and_says_how_it_was_told(self, desk, candidacy, council):
        account = desk.account(candidacy)
        council.post(address("announce", account), {"to": ""})
        assert (
            "hay 1 carta de acceso a Conóceles para Ana Pérez &lt;Uc&gt;"
            in council.get(address("account", account)).content.decode()
        )
        council.post(address("told", account), {"how": "Leído por teléfono"})
        message = Message.objects.get()
        assert (message.state, message.tries.get().reply) == (Message.State.SENT, "Leído por teléfono")

    def test_mails_and_receipts_without_end_wait_an_hour_and_what_was_delivered_stays(
        self, council, minute_ago, monkeypatch
    ):
        monkeypatch.setattr(settings, "QUOTAS", dict.fromkeys(Spent, 1))
        path = address("announce", minute_ago)
        for expected in (302, 422):
            answer = council.post(path, {"to": "ceiba@partido.example"})
            assert answer.status_code == expected
        assert "hasta 1 avisos por correo por hora" in answer.text
        assert council.post(path, {"to": ""}).status_code == 302
        for expected in (302, 422):
            scan = SimpleUploadedFile("acuse.pdf", SCAN)
            answer = council.post(address("account", minute_ago), handed(acuse=scan))
            assert answer.status_code == expected
        assert "hasta 1 escaneos por hora" in answer.text
        assert sorted(bool(each.acuse) for each in Delivery.objects.all()) == [False, True]


class TestTheArea:
    def test_issues_again_and_prints_the_new_letter(self, desk, candidacy, area):
        account = desk.account(candidacy)
        old = code_of(desk.last(account))
        assert area.post(address("issue-again", account)).status_code == 302
        answer = area.get(address("letter", account))
        assert answer["Content-Type"] == "application/pdf"
        assert code_of(desk.last(account)) != old

    def test_proves_who_it_is_again_before_codes_and_lists(self, desk, candidacy):
        browse = browser(desk.area(), ago=3600)
        account = desk.account(candidacy)
        for path in (
            address("letter", account), address("issue-again", account), "/entregas/lista.pdf",
            "/entregas/paquetes/consejo/municipio-31999.zip",
        ):  # fmt: skip
            assert browse.get(path)["Location"].startswith("/cuenta/confirmar/")

    def test_downloads_the_package_of_a_council(self, desk, candidacy, area):
        assert "municipio-31999.zip" in area.get("/entregas/paquetes/").content.decode()
        answer = area.get("/entregas/paquetes/consejo/municipio-31999.zip")
        bundle = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
        assert [name for name in bundle.namelist() if name.startswith("cartas/")] == [
            f"cartas/0001-{desk.account(candidacy).user.username}.pdf"
        ]
        assert area.get("/entregas/paquetes/consejo/no-hay.zip").status_code == 404

    @pytest.mark.usefixtures("candidacy")
    def test_filters_by_council_and_by_representation(self, desk, area):
        shown = area.get("/entregas/", {"council": desk.council.pk}).content.decode()
        assert "Ana Pérez" in shown
        shown = area.get("/entregas/", {"postulant": desk.world.parties[1].pk}).content.decode()
        assert "Ana Pérez" not in shown
        assert area.get("/entregas/", {"postulant": "no-hay"}).status_code == 200


@pytest.mark.parametrize("role", [Role.AREA, Role.INSTANCE, Role.SECRETARY, Role.PRESIDENCY, Role.GENERAL_COUNCIL])
def test_whoever_follows_the_advance_reads_the_report_in_its_three_forms(desk, candidacy, role):
    browse = browser(desk.someone(role, "prueba", "quien-supervisa"))
    page = browse.get("/entregas/informe/").content.decode()
    assert "Generación y entrega de cuentas de acceso" in page
    assert "Ana" not in page
    assert browse.get("/entregas/informe.pdf").content.startswith(b"%PDF-")
    assert browse.get("/entregas/informe.xlsx").content.startswith(b"PK")


@pytest.mark.parametrize(
    ("role", "scope"),
    [
        (Role.PARTY_ROOT, "prueba/ceiba"),
        (Role.PARTY, "prueba/ceiba"),
        (Role.LOCAL_COUNCIL, "prueba/municipio-31999"),
        (Role.INSTANCE, "otra"),
        (Role.UNIT, "prueba"),
    ],
)
def test_nobody_else_opens_the_report(desk, candidacy, role, scope):
    browse = browser(desk.someone(role, scope, "otra"))
    assert browse.get("/entregas/informe/").status_code in {403, 404}
    assert browse.get("/entregas/informe.pdf").status_code in {403, 404}


DELIVER_OR_ARE_NOT_ON_SCREENS = {Role.AREA, Role.LOCAL_COUNCIL, Role.CONSOLE, Role.AIDE}


@pytest.mark.parametrize("role", [role for role in Role if role not in DELIVER_OR_ARE_NOT_ON_SCREENS])
def test_nobody_else_opens_the_deliveries(desk, candidacy, role):
    scopes = {Role.PARTY_ROOT: "prueba/ceiba", Role.PARTY: "prueba/ceiba", Role.CANDIDACY: str(candidacy.pk)}
    browse = browser(desk.someone(role, scopes.get(role, "prueba"), "otra"))
    assert browse.get("/entregas/").status_code == 403
    assert browse.get(address("account", desk.account(candidacy))).status_code == 404
    assert browse.get("/entregas/sin-entregar.pdf").status_code == 403


def test_without_a_session_everything_leads_to_the_door(desk, candidacy, client):
    for path in ("/entregas/", "/entregas/informe/", address("letter", desk.account(candidacy))):
        assert client.get(path)["Location"].startswith("/entrar/")

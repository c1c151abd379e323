# SPDX-License-Identifier: EUPL-1.2
"""The screens by which treatment ends: who asks, who confirms, what is due, and what people have still to do."""

from datetime import date, timedelta

import pyrage
import pytest
from django.urls import reverse

from conoceles.accounts.queries import console
from conoceles.accounts.rules import Role
from conoceles.capture.actions import send
from conoceles.custody.ending import actions, ceremony, queries, working
from conoceles.custody.ending.phrases import PHRASES
from conoceles.custody.models import Destruction, Ending, Unsealing
from conoceles.desks.waiting import waiting_for
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused, sentence
from conoceles.vault import keeping
from conoceles.vault.models import DataKey, RecoveryKey
from conoceles.work.models import Job
from tests.custody.ending.doing import AGREED
from tests.identity import TREATMENT, YES, consents, identity, say
from tests.people import entered, passkey, person
from tests.world import world

QUIET = lambda *_: None  # noqa: E731
FORM = {
    "whose": "proceso",
    "agreement": "C.G.071/2024",
    "agreed_on": "1/9/2024",
    "body": "Consejo General",
    "sure": "on",
}

pytestmark = pytest.mark.django_db(transaction=False)


@pytest.fixture
def here():
    here = world(two_persons=False)
    consents(here)
    sheet = identity(here)
    here.ana = here.candidacy("Ana Uc")
    say(here, here.ana, TREATMENT)
    send(here.ana, sheet, answers=YES, by=here.as_candidacy(here.ana))
    return here


def instance(name="instancia", slug="prueba"):
    user = person(name, Role.INSTANCE, slug)
    passkey(user)
    return entered(user)


def custodians():
    pages = []
    keeping.entrust(keep=pages.extend, by=console(), told=QUIET)
    return pages


def two_persons(here):
    here.process.parameters["two_persons"] = {"value": True, "source": "prueba", "confidence": "A"}
    here.process.save()


def states(here, **days):
    for key, value in days.items():
        here.process.parameters[key] = {"value": value, "source": "Acuerdo de prueba", "confidence": "A"}
    here.process.save()


def finish():
    for ending in queries.unfinished():
        working._put_away(ending, console(), QUIET, 20)
        Ending.objects.filter(pk=ending.pk).update(done_at=clock.now())


def test_without_custodians_nothing_is_blocked_and_the_screen_says_what_to_ask_for(here):
    browser = instance()
    answer = browser.post(reverse("ending:block"), FORM)
    assert answer.status_code == 422
    assert "Todavía no hay personas de la custodia" in answer.content.decode()
    assert 'value="C.G.071/2024"' in answer.content.decode()  # what was typed is there still
    assert not Ending.objects.exists()
    assert DataKey.objects.filter(blocked_at=None).count() == 1


def test_one_person_blocks_and_the_candidacy_sees_it_and_can_do_nothing_more(here):
    custodians()
    browser = instance()
    answer = browser.post(reverse("ending:block"), FORM, follow=True)
    assert "Quedaron bloqueados" in answer.content.decode()
    assert Job.objects.filter(kind="end-treatment").count() == 1
    finish()
    page = browser.get(reverse("ending:home")).content.decode()
    assert "C.G.071/2024" in page
    hers = entered(here.as_candidacy(here.ana).user)
    told = hers.get(reverse("capture:tasks", args=[here.ana.pk])).content.decode()
    assert "<strong>bloqueados</strong> desde el" in told
    assert "Sus respuestas" in told
    assert "Itzá" not in told
    section = hers.get(reverse("capture:section", args=[here.ana.pk, "identidad", "pueblos"]))
    assert "Itzá" not in section.content.decode()


def test_a_second_person_confirms_what_another_asked_for_and_the_first_does_not(here):
    custodians()
    two_persons(here)
    one, other = instance("una"), instance("otra")
    assert "Surte efecto cuando lo confirme" in one.post(reverse("ending:block"), FORM, follow=True).content.decode()
    asked = Ending.objects.get()
    assert asked.at is None
    assert DataKey.objects.filter(blocked_at=None).count() == 1
    refused = one.post(reverse("ending:confirm", args=[asked.pk]))
    assert refused.status_code == 422
    assert "una persona distinta" in refused.content.decode()
    assert one.post(reverse("ending:block"), FORM).status_code == 422  # it was asked for already
    other.post(reverse("ending:confirm", args=[asked.pk]))
    asked.refresh_from_db()
    assert asked.at
    assert asked.confirmed_by.user.username == "otra"
    assert not DataKey.objects.filter(blocked_at=None)


def test_what_was_asked_for_can_be_left_without_effect_and_asked_for_again(here):
    custodians()
    two_persons(here)
    one = instance("una")
    one.post(reverse("ending:block"), FORM)
    one.post(reverse("ending:confirm", args=[Ending.objects.get().pk]), {"declina": "si"})
    assert DataKey.objects.filter(blocked_at=None).count() == 1
    one.post(reverse("ending:block"), FORM)
    assert queries.waiting(here.process).count() == 1


def test_nothing_is_cancelled_before_it_was_blocked_nor_before_its_term(here):
    custodians()
    browser = instance()
    assert "primero se bloquean" in browser.post(reverse("ending:cancel"), FORM).content.decode()
    browser.post(reverse("ending:block"), FORM)
    assert "no ha terminado" in browser.post(reverse("ending:cancel"), FORM).content.decode()
    finish()
    states(here, retention_days=9)
    assert "hay que esperar al" in browser.post(reverse("ending:cancel"), FORM).content.decode()
    states(here, retention_days=0)
    assert "Quedaron cancelados" in browser.post(reverse("ending:cancel"), FORM, follow=True).content.decode()
    assert not DataKey.objects.filter(shredded_at=None)


def test_of_one_candidacy_alone_it_is_done_when_an_agreement_says_and_the_others_stay(here):
    bety = here.candidacy("Bety Pech", party=1)
    say(here, bety, TREATMENT)
    send(bety, here.process.questionnaires.get(slug="identidad"), answers=YES, by=here.as_candidacy(bety))
    custodians()
    browser = instance()
    wrong = browser.post(reverse("ending:block"), FORM | {"whose": "una", "name": "Nadie"})
    assert "Escriba el nombre de una candidatura" in wrong.content.decode()
    browser.post(reverse("ending:block"), FORM | {"whose": "una", "name": "Ana Uc"})
    finish()
    browser.post(reverse("ending:cancel"), FORM | {"whose": "una", "name": here.ana.slug})
    assert DataKey.objects.get(pk=here.ana.pk).shredded_at
    assert DataKey.objects.get(pk=bety.pk).blocked_at is None
    assert [*queries.counts(here.process).values()] == [1, 0, 1]
    # Her custodians' pages wait for the others to be entrusted to new ones.
    left = {"which": f"hoja-{RecoveryKey.objects.get().number}-1", "who": "Notaría", "on": "2/9/2024", "document": "A1"}
    answer = browser.post(reverse("ending:certify"), left)
    assert "dependen todavía 1 claves" in answer.content.decode()


def test_the_desk_says_what_is_due_and_what_people_have_to_destroy_until_it_is_certified(here):
    browser = instance()
    by = here.as_reviewer()
    assert not [each for each in waiting_for(by, clock.now()) if "datos" in each.words]
    states(here, blocking_days=30)
    assert "Venció el plazo para bloquear los datos" in [each.words for each in waiting_for(by, clock.now())]
    custodians()
    browser.post(reverse("ending:block"), FORM)
    finish()
    states(here, retention_days=0)
    browser.post(reverse("ending:cancel"), FORM)
    page = browser.get(reverse("ending:home")).content.decode()
    number = RecoveryKey.objects.get().number
    for place in (1, 2, 3):
        assert f"Destruir la hoja {place} de las custodias" in page
        certified = {"which": f"hoja-{number}-{place}", "who": "x", "on": "2/9/2024", "document": "Acta 4/2024"}
        browser.post(reverse("ending:certify"), certified)
    assert RecoveryKey.objects.get().ended_at
    assert RecoveryKey.objects.get().boxes == {}
    assert Destruction.objects.count() == 3
    # The wrapping key is here still: that it was destroyed cannot be certified.
    wrapping = {"which": "clave-1-0", "who": "x", "on": "2/9/2024", "document": "Acta 4/2024"}
    assert "Todavía está en el servidor" in browser.post(reverse("ending:certify"), wrapping).content.decode()


def test_where_two_persons_decide_one_alone_does_not_say_that_the_three_pages_were_destroyed(here):
    browser, by = instance(), here.as_reviewer()
    custodians()
    for stage in ("bloqueo", "cancelacion"):
        act = actions.block if stage == "bloqueo" else actions.cancel
        act(Ending(process=here.process, candidacy=here.ana, stage=stage, **AGREED), by=by)
        finish()
    two_persons(here)
    number = RecoveryKey.objects.get().number

    def burnt(browser, place):
        said = {"which": f"hoja-{number}-{place}", "who": "x", "on": "2/9/2024", "document": "Acta 3/2024"}
        return browser.post(reverse("ending:certify"), said)

    assert [burnt(browser, place).status_code for place in (1, 2)] == [302, 302]
    last = burnt(browser, 3)
    assert last.status_code == 422
    assert "la última la anota otra" in last.content.decode()
    assert burnt(instance("otra"), 3).status_code == 302


def test_an_opening_is_of_what_is_blocked_and_for_a_key_of_whoever_ordered_it(here):
    custodians()
    browser = instance()
    to = str(pyrage.x25519.Identity.generate().to_public())
    order = FORM | {"purpose": "Una prueba", "until": (date.today() + timedelta(days=2)).strftime("%d/%m/%Y")}  # noqa: DTZ011
    assert "no están bloqueados" in browser.post(reverse("ending:allow"), order | {"recipient": to}).content.decode()
    browser.post(reverse("ending:block"), FORM)
    wrong = browser.post(reverse("ending:allow"), order | {"recipient": "age1x"})
    assert "no es una clave pública" in wrong.content.decode()
    browser.post(reverse("ending:allow"), order | {"recipient": to})
    assert Unsealing.objects.get().opened_at is None
    assert "Apertura" in browser.get(reverse("ending:home")).content.decode()


def test_where_two_persons_decide_a_second_one_confirms_an_opening_before_pages_open_anything(here, tmp_path):
    pages = custodians()
    one, other = instance(), instance("otra")
    one.post(reverse("ending:block"), FORM)
    finish()
    two_persons(here)
    until = (date.today() + timedelta(days=2)).strftime("%d/%m/%Y")  # noqa: DTZ011
    to = str(pyrage.x25519.Identity.generate().to_public())
    one.post(reverse("ending:allow"), FORM | {"purpose": "Una prueba", "until": until, "recipient": to})
    order = Unsealing.objects.get()
    assert "Espera a que otra persona la confirme" in one.get(reverse("ending:home")).content.decode()
    with pytest.raises(Refused) as refused:
        ceremony.open_blocked(order, pages=pages[:2], into=tmp_path / "x.age", by=console())
    assert "espera a una segunda persona" in sentence(refused.value, PHRASES)
    own = one.post(reverse("ending:allow"), {"confirma": order.pk})
    assert own.status_code == 422
    assert "una persona distinta" in own.content.decode()
    assert to in other.get(reverse("ending:allow")).content.decode()
    assert "Aperturas con custodias por confirmar" in other.get("/").content.decode()
    told = other.post(reverse("ending:allow"), {"confirma": order.pk}, follow=True).content.decode()
    assert "Queda confirmada la apertura" in told
    assert "Aperturas con custodias por confirmar" not in other.get("/").content.decode()
    assert other.post(reverse("ending:allow"), {"confirma": order.pk}).status_code == 422
    assert ceremony.open_blocked(order, pages=pages[:2], into=tmp_path / "x.age", by=console()).opened_at


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_the_acta_says_what_was_done_and_who_signs(here, kind):
    custodians()
    browser = instance()
    browser.post(reverse("ending:block"), FORM)
    answer = browser.get(reverse("ending:acta", args=[Ending.objects.get().pk, kind]))
    assert answer.status_code == 200
    assert f"acta-bloqueo-{Ending.objects.get().pk}.{kind}" in answer["Content-Disposition"]


def test_whoever_operates_sees_it_and_does_nothing(here):
    user = person("unidad", Role.UNIT, "prueba")
    passkey(user)
    browser = entered(user)
    assert "Qué puede hacer" not in browser.get(reverse("ending:home")).content.decode()
    assert "Lo que se conserva" in browser.get(reverse("ending:history")).content.decode()
    assert browser.get(reverse("ending:block")).status_code == 403

# SPDX-License-Identifier: EUPL-1.2
"""A candidacy asks to correct chosen sections of what was approved; those change, and nothing else."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from conoceles.capture.actions import send, send_typed, type_section
from conoceles.capture.corrections import actions as corrections
from conoceles.capture.corrections.rules import Reason
from conoceles.capture.models import CorrectionRequest
from conoceles.capture.queries.sheets import sheet
from conoceles.capture.rules import Reason as OfCapture
from conoceles.capture.rules.drafts import Ticket
from conoceles.elections.models import CalendarWindow
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.outbox.models import Message
from conoceles.validation.actions import decide
from conoceles.validation.afterwards.actions import answer_correction
from conoceles.validation.afterwards.rules import Reason as OfAfterwards
from tests.people import entered
from tests.world import world

pytestmark = pytest.mark.django_db
OPEN, CLOSED = datetime(2024, 1, 5, 18, tzinfo=UTC), datetime(2024, 3, 5, 18, tzinfo=UTC)
TEXT = {"camino": "Maestra rural.", "pagina": "https://ana.example"}


@pytest.fixture
def at(monkeypatch):
    """Moves the clock."""

    def at(moment):
        monkeypatch.setattr(clock, "now", lambda: moment)

    return at


@pytest.fixture
def here():
    found = world(correction_days=5, corrections_allowed=1)
    CalendarWindow.objects.update(last_day=datetime(2024, 2, 1, tzinfo=UTC).date())
    return found


@pytest.fixture
def ana(here, at):
    """Her text was approved, and capture is over."""
    candidacy = here.candidacy()
    at(OPEN)
    revision = send(candidacy, here.questionnaire, answers=TEXT, by=here.as_candidacy(candidacy))
    decide(revision, outcome="aprobada", seen=revision.digest, by=here.as_reviewer())
    at(CLOSED)
    return candidacy


def ask(here, ana, sections=("contacto",)):
    return corrections.ask(
        ana, here.questionnaire, sections=list(sections), motive="Cambió mi página.", by=here.as_candidacy(ana)
    )


def sent(here, ana, **changes):
    return send(ana, here.questionnaire, answers=TEXT | changes, by=here.as_candidacy(ana))


def refused(reason, function, *args, **options):
    with pytest.raises(Refused) as caught:
        function(*args, **options)
    assert caught.value.reason is reason
    return caught.value.details


def granted(here, ana, **more):
    return answer_correction(ask(here, ana, **more), granted=True, by=here.as_reviewer())


def test_only_what_was_asked_for_and_granted_may_change_and_only_if_it_does(here, ana):
    request = ask(here, ana)
    refused(OfCapture.CLOSED, sent, here, ana, pagina="https://otra.example")
    answer_correction(request, granted=True, by=here.as_reviewer())
    details = refused(Reason.OTHER_SECTIONS, sent, here, ana, camino="Abogada.", pagina="https://otra.example")
    assert details == {"sections": ["Trayectoria"]}
    refused(OfCapture.NOTHING_CHANGED, sent, here, ana)
    revision = sent(here, ana, pagina="https://otra.example")
    assert (revision.number, revision.answers) == (2, TEXT | {"pagina": "https://otra.example"})
    decide(revision, outcome="aprobada", seen=revision.digest, by=here.as_reviewer())
    refused(OfCapture.CLOSED, sent, here, ana, pagina="https://una-mas.example")


@pytest.mark.parametrize("observed", ["contacto", "trayectoria"])
def test_what_was_corrected_and_returned_may_be_corrected_again_and_what_was_observed_but_nothing_else(
    here, ana, at, observed
):
    granted(here, ana)
    revision = sent(here, ana, pagina="https://mal.example")
    at(CLOSED + timedelta(days=5))
    decide(
        revision, outcome="devuelta", seen=revision.digest, observations=[(observed, "No abre.")], by=here.as_reviewer()
    )
    at(CLOSED + timedelta(days=9))  # within the term of the round that began with the return
    both = {"camino": "Abogada.", "pagina": "https://otra.example"}
    if observed == "contacto":
        assert refused(Reason.OTHER_SECTIONS, sent, here, ana, **both) == {"sections": ["Trayectoria"]}
        both.pop("camino")
    revision = sent(here, ana, **both)
    decide(revision, outcome="aprobada", seen=revision.digest, by=here.as_reviewer())
    refused(OfCapture.CLOSED, sent, here, ana, pagina="https://una-mas.example")


def test_what_was_typed_elsewhere_before_stays_unsent(here, ana):
    hers = here.as_candidacy(ana)
    for section, answers in {
        "trayectoria": {"camino": "Otra cosa."},
        "contacto": {"pagina": "https://b.example"},
    }.items():
        type_section(
            ana, here.questionnaire, section=section, answers=answers, ticket=Ticket(base=0, key=section), by=hers
        )
    granted(here, ana)
    seen = sheet(ana, here.questionnaire, by=hers).seen
    revision = send_typed(ana, here.questionnaire, seen=seen, by=hers)
    assert revision.answers == TEXT | {"pagina": "https://b.example"}


def test_the_screen_says_what_may_change_and_gives_no_receipt_of_the_rest(here, ana):
    hers = here.as_candidacy(ana)

    def types(section, **answers):
        key = Ticket(base=0, key=section)
        type_section(ana, here.questionnaire, section=section, answers=answers, ticket=key, by=hers)

    def sends():
        form = {"seen": sheet(ana, here.questionnaire, by=hers).seen}
        return browser.post(reverse("capture:send", args=[ana.pk, here.questionnaire.slug]), form)

    browser = entered(hers.user)
    granted(here, ana)
    page = browser.get(reverse("capture:tasks", args=[ana.pk])).content.decode()
    assert "Sólo puede cambiar lo que pidió corregir" in page
    types("trayectoria", camino="Otra cosa.")
    answer = sends()
    assert answer.status_code == 422
    assert "Lo que escribió en Trayectoria queda guardado y no se envía" in answer.content.decode()
    assert ana.revisions.count() == 1
    types("contacto", pagina="https://b.example")
    page = browser.get(reverse("capture:check", args=[ana.pk, here.questionnaire.slug])).content.decode()
    assert "y en Trayectoria lo que ya le había enviado" in page
    twice = {"seen": sheet(ana, here.questionnaire, by=hers).seen}
    for _ in range(2):
        answer = browser.post(reverse("capture:send", args=[ana.pk, here.questionnaire.slug]), twice)
        assert answer.status_code == 302
    assert ana.revisions.get(number=2).answers == TEXT | {"pagina": "https://b.example"}


def test_a_section_that_was_not_granted_offers_no_button_and_keeps_what_an_old_page_sends(here, ana):
    hers = here.as_candidacy(ana)
    browser, pages = entered(hers.user), {}
    before = browser.get(reverse("capture:section", args=[ana.pk, here.questionnaire.slug, "trayectoria"]))
    granted(here, ana)
    for section in ("trayectoria", "contacto"):
        page = browser.get(reverse("capture:section", args=[ana.pk, here.questionnaire.slug, section]))
        pages[section] = page.content.decode()
    assert [(">Guardar y" in page, "Sólo puede cambiar lo que pidió corregir" in page) for page in pages.values()] == [
        (False, True),
        (True, False),
    ]
    assert "Maestra rural." in pages["trayectoria"]
    form = {"version": before.context["version"], "key": before.context["key"], "page": before.context["page"]}
    answer = browser.post(before.request["PATH_INFO"], form | {"r-camino": "Abogada."})
    assert answer.status_code == 200
    assert "Lo que escribió en Trayectoria queda guardado y no se envía" in answer.content.decode()


def test_the_term_is_that_of_the_process(here, ana, at):
    assert granted(here, ana).opening.last_day.isoformat() == "2024-03-10"
    at(datetime(2024, 3, 12, 18, tzinfo=UTC))
    refused(OfCapture.CLOSED, sent, here, ana, pagina="https://otra.example")


def test_as_many_as_the_process_allows_and_a_refusal_is_not_one(here, ana):
    request = ask(here, ana)
    refused(Reason.ALREADY_ASKED, ask, here, ana)
    refused(Reason.WITHOUT_ANSWER, answer_correction, request, granted=False, by=here.as_reviewer())
    answer_correction(request, granted=False, answer="No dice qué cambia.", by=here.as_reviewer())
    refused(Reason.ALREADY_DECIDED, answer_correction, request, granted=True, by=here.as_reviewer())
    told = Message.objects.get(template="afterwards/mail/answered")
    assert (told.values["granted"], told.values["answer"]) == (False, "No dice qué cambia.")
    granted(here, ana)
    assert refused(Reason.NONE_LEFT, ask, here, ana) == {"allowed": 1}
    here.process.parameters["corrections_allowed"] = {"value": None}
    here.process.save()
    ana.refresh_from_db()
    assert ask(here, ana, sections=["trayectoria"]).outcome == CorrectionRequest.Outcome.PENDING


def test_where_the_process_says_so_it_opens_by_itself(here, ana):
    here.process.parameters["correction_needs_approval"] = {"value": False}
    here.process.save()
    ana.refresh_from_db()
    assert ask(here, ana).opening is not None
    assert sent(here, ana, pagina="https://otra.example").number == 2


def test_what_makes_no_sense_is_refused_with_its_reason(here, ana, at):
    refused(Reason.NO_SECTIONS, ask, here, ana, sections=["nada"])
    refused(Reason.NO_SECTIONS, ask, here, ana, sections=[])
    other = here.candidacy("Beto")
    refused(Reason.NOTHING_SENT, ask, here, other)
    at(OPEN)
    refused(Reason.STILL_OPEN, ask, here, ana)


def test_what_nobody_approved_is_not_opened(here, at):
    candidacy = here.candidacy()
    at(OPEN)
    send(candidacy, here.questionnaire, answers=TEXT, by=here.as_candidacy(candidacy))
    at(CLOSED)
    request = ask(here, candidacy)
    refused(OfAfterwards.NOT_PUBLISHED, answer_correction, request, granted=True, by=here.as_reviewer())

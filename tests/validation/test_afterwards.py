# SPDX-License-Identifier: EUPL-1.2
"""What may be taken off the public site, by whom, on what grounds, and how it is given back."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse

from conoceles.accounts.rules import Role
from conoceles.elections.parameters import SETTINGS
from conoceles.kernel.refusals import Refused
from conoceles.record.models import Entry
from conoceles.validation.afterwards import actions, queries
from conoceles.validation.afterwards.rules import Because, Motive, Reason, motives
from conoceles.validation.models import Pause
from tests.people import entered, person
from tests.publication.editions import answer
from tests.world import world

pytestmark = pytest.mark.django_db
RULING = Because(Motive.RULING, "TEEY-JDC-012/2024", date(2024, 5, 3), "nota")
SECTION = "curricular/trayectoria"


@pytest.fixture
def here():
    return world(two_persons=False)


@pytest.fixture
def ana(here):
    candidacy = here.candidacy()
    answer(here, candidacy)
    return candidacy


def refused(reason, function, *args, **options):
    with pytest.raises(Refused) as caught:
        function(*args, **options)
    assert caught.value.reason is reason


def states(here, **values):
    here.process.parameters |= {key: {"value": value} for key, value in values.items()}
    here.process.save()


@pytest.mark.parametrize(
    ("because", "reason"),
    [
        (Because(Motive.RULING), Reason.WITHOUT_DOCUMENT),
        (Because(Motive.MEASURE, "  "), Reason.WITHOUT_DOCUMENT),
        (Because(Motive.AGREEMENT, "C.G. 1/2024"), Reason.DOCUMENT_UNDATED),
        (Because(Motive.RULING, "X", date(2999, 1, 1)), Reason.DOCUMENT_IN_FUTURE),
        (Because(Motive.ASKED_FOR), Reason.MOTIVE_NOT_USED),
    ],
)
def test_the_grounds_are_of_the_process_and_can_be_cited(here, ana, because, reason):
    states(here, withdrawal_motives="sentencia, medida-cautelar,acuerdo")
    ana.refresh_from_db()
    refused(reason, actions.withdraw, ana, because=because, by=here.as_reviewer())
    refused(reason, actions.pause, ana, part=SECTION, because=because, by=here.as_reviewer())
    assert queries.history(ana) == []


def test_a_process_that_has_not_decided_uses_all_and_the_setting_knows_them_all():
    assert motives(None) == motives(", ".join(Motive)) == tuple(Motive)
    pattern = SETTINGS["withdrawal_motives"].pattern
    assert [motive for motive in Motive if motive.value not in pattern.split("(?:")[1].rstrip(")").split("|")] == []


def test_only_what_was_approved_and_is_public_is_paused_and_once(here, ana):
    offered = [part.key for part in queries.parts(ana)]
    assert offered == [SECTION, f"{SECTION}/foto", "curricular/contacto"]
    actions.pause(ana, part=SECTION, because=RULING, by=here.as_reviewer())
    refused(Reason.ALREADY_OFF, actions.pause, ana, part=SECTION, because=RULING, by=here.as_reviewer())
    refused(Reason.NO_SECTION, actions.pause, ana, part="curricular/nada", because=RULING, by=here.as_reviewer())
    unread = here.candidacy("Beto", party=1)
    answer(here, unread, approve=False)
    refused(Reason.NO_SECTION, actions.pause, unread, part=SECTION, because=RULING, by=here.as_reviewer())
    same = Pause.objects.get()
    same.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        same.save(force_insert=True)


def test_the_list_of_what_may_be_paused_leaves_out_what_is(here, ana):
    reviewer = person("lectora", Role.INSTANCE, "prueba")
    browser, address = entered(reviewer), reverse("afterwards:pause", args=[ana.pk])
    for key in (SECTION, f"{SECTION}/foto"):
        page = browser.get(address).content.decode()
        assert f'value="{key}"' in page
        actions.pause(ana, part=key, because=RULING, by=here.as_reviewer())
        assert f'value="{key}"' not in browser.get(address).content.decode()
        late = browser.post(address, {"part": key, "motive": "error-de-publicacion"})
        assert (late.status_code, "ya está en pausa" in late.content.decode()) == (422, True)
    actions.pause(ana, part="curricular/contacto", because=RULING, by=here.as_reviewer())
    assert "No queda nada que pausar" in browser.get(address).content.decode()
    profile = browser.get(reverse("afterwards:profile", args=[ana.pk])).content.decode()
    assert "está ya en pausa" in profile
    assert address not in profile


def test_it_is_given_back_once_with_a_reason_and_everything_stays_in_the_history(here, ana):
    pause = actions.pause(ana, part=SECTION, because=RULING, by=here.as_reviewer())
    refused(Reason.WITHOUT_NOTE, actions.resume, pause, note=" ", by=here.as_reviewer())
    actions.resume(pause, note="Se revocó.", by=here.as_reviewer())
    refused(Reason.ALREADY_LIFTED, actions.resume, pause, note="Otra vez.", by=here.as_reviewer())
    again = actions.pause(ana, part=SECTION, because=RULING, by=here.as_reviewer())
    assert [each.key for each in queries.history(ana)] == [again.key, pause.key]
    acts = Entry.objects.filter(action__startswith="section").order_by("number").values_list("action", flat=True)
    assert list(acts) == ["section-paused", "section-shown-again", "section-paused"]


@pytest.mark.parametrize("asked", [True, False, None])
def test_one_takes_off_alone_and_two_give_back_where_the_process_asks_for_two(here, ana, asked):
    states(here, two_persons=asked)
    ana.refresh_from_db()
    withdrawal = actions.withdraw(ana, because=RULING, by=here.as_reviewer())
    if asked:
        refused(Reason.SAME_PERSON, actions.restore, withdrawal, note="No.", by=here.as_reviewer())
    actions.restore(withdrawal, note="Sí.", by=here.as_reviewer("otra" if asked else "revisora"))
    assert queries.withdrawn([ana.pk]) == {}


@pytest.mark.parametrize("role", [Role.AREA, Role.PARTY, Role.CANDIDACY, Role.COMMISSIONER])
def test_nobody_else_takes_anything_off(here, ana, role):
    scope = {Role.PARTY: "prueba/ceiba", Role.CANDIDACY: str(ana.pk)}.get(role, "prueba")
    by = person("otra", role, scope).capacities.get()
    for act in (actions.withdraw, lambda *a, **o: actions.pause(*a, part=SECTION, **o)):
        with pytest.raises(PermissionDenied):
            act(ana, because=RULING, by=by)


def test_what_is_off_of_one_is_lifted_from_no_other_profile(here, ana):
    pause = actions.pause(ana, part=SECTION, because=RULING, by=here.as_reviewer())
    other = here.candidacy("Beto", party=1)
    browser = entered(person("una", Role.INSTANCE, "prueba"))
    assert browser.get(f"/publicado/{other.pk}/reponer/?que={pause.key}").status_code == 404
    assert browser.get(f"/publicado/{ana.pk}/reponer/?que={pause.key}").status_code == 200


def test_the_list_asks_as_little_for_many_as_for_one(here, django_assert_max_num_queries):
    browser = entered(person("una", Role.INSTANCE, "prueba"))
    for number in range(12):
        candidacy = here.candidacy(f"Ana {'I' * number}")
        actions.withdraw(candidacy, because=RULING, by=here.as_reviewer())
    with django_assert_max_num_queries(25):
        page = browser.get("/publicado/").content.decode()
    assert page.count("Perfil retirado") == 12
    found = browser.get("/publicado/", {"nombre": "Ana IIII"}).content.decode()
    assert "Candidaturas con «Ana IIII»" in found

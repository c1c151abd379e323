# SPDX-License-Identifier: EUPL-1.2
"""What was public before is told as far as it may still be read, and not a word more (decision 0021)."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from conoceles.elections.models import Questionnaire
from conoceles.elections.questionnaire import Visibility
from conoceles.publication import shelf
from conoceles.publication.freezing import frozen
from conoceles.publication.freezing.repeating import says_no_more
from conoceles.publication.models import Release
from conoceles.publication.snapshot import Snapshot
from conoceles.publication.withdrawing.working import withdraw
from conoceles.validation.afterwards import actions
from conoceles.validation.afterwards.rules import Because, Motive
from tests.pictures import kept

from .editions import answer, published
from .test_withdrawing import whatever_says

RULING = Because(Motive.RULING, "TEEY-JDC-012/2024", date(2024, 3, 3), "nota privada")
FIRST, SECOND, THIRD = "canario-uno, maestra rural.", "Maestra rural desde 2005.", "Maestra rural y partera."
PAGES = "https://uno.example", "https://dos.example"


@pytest.fixture
def ana(here):
    return here.candidacy()


def sheet():
    places = shelf.of("prueba")
    (only,) = next(Snapshot(places.freezes / str(places.visible)).everyone()).sheets
    return only


def say(here, who, *texts, **more):
    """Each text is approved and published."""
    for text in texts:
        answer(here, who, text, **more)
        published(here)


def told():
    return [(past.revision, past.changed, past.answers) for past in sheet().history]


def assert_as_a_publication_would_say(here, release, tmp_path):
    """But for since when what is shown is public: a withdrawal adds nothing."""
    frozen(here.process, tmp_path / "anew")
    assert says_no_more(shelf.of("prueba").freezes / str(release.number), tmp_path / "anew")


def test_each_revision_that_was_public_is_told_with_the_release_that_first_showed_it(here, ana):
    say(here, ana, FIRST)
    published(here, force=True)
    answer(here, ana, "Se corrigió antes de publicarse.")
    say(here, ana, SECOND, THIRD)
    assert told() == [(1, ("camino",), {"camino": FIRST}), (3, ("camino",), {"camino": SECOND})]
    read = [at.replace(microsecond=0) for at in Release.objects.values_list("frozen_at", flat=True)]
    assert [datetime.fromisoformat(past.published_at) for past in sheet().history] == [read[0], read[2]]
    assert sheet().published_at == ""  # it is this very release


def test_since_when_a_correction_is_public_is_told_with_the_next_release_and_is_no_reason_for_one(here, ana, tmp_path):
    say(here, ana, FIRST)
    answer(here, ana, SECOND)
    seen = frozen(here.process, tmp_path / "preview").digest
    assert published(here).release.digest == seen  # what was looked at before is what is published
    assert published(here).baked is None
    answer(here, here.candidacy("Beto Chan Ek", party=1), "Otra persona.")
    published(here)
    first = Release.objects.get(number=2).frozen_at.replace(microsecond=0)
    assert datetime.fromisoformat(sheet().published_at) == first


def test_what_is_off_the_site_is_off_the_history_and_does_not_come_back(here, ana, tmp_path):
    say(here, ana, FIRST, pagina=PAGES[0])
    say(here, ana, SECOND, pagina=PAGES[1])
    pause = actions.pause(ana, part="curricular/trayectoria", because=RULING, by=here.as_reviewer())
    release = withdraw(here.process).release
    assert told() == [(1, ("pagina",), {})]
    assert whatever_says(b"canario-uno") == []
    assert_as_a_publication_would_say(here, release, tmp_path)
    actions.restore(pause, note="Se cumplió", by=here.as_reviewer("otra"))
    say(here, ana, THIRD, pagina=PAGES[1])
    assert told() == [(1, ("pagina",), {})]
    assert whatever_says(b"canario-uno") == []


def test_a_text_that_was_replaced_leaves_when_its_section_is_paused_for_a_moment(here, ana, tmp_path):
    """Before the next minute has come: what is shown stays, what was shown before goes from everywhere."""
    say(here, ana, FIRST, SECOND)
    assert whatever_says(b"canario-uno")
    pause = actions.pause(ana, part="curricular/trayectoria", because=RULING, by=here.as_reviewer())
    actions.restore(pause, note="Sólo el texto anterior", by=here.as_reviewer("otra"))
    release = withdraw(here.process).release
    assert (sheet().answers, sheet().history, sheet().published_at) == ({"camino": SECOND}, (), "")
    assert whatever_says(b"canario-uno") == []
    assert_as_a_publication_would_say(here, release, tmp_path)
    assert withdraw(here.process).release is None


def test_a_profile_that_comes_back_brings_none_of_what_it_said_before(here, ana):
    say(here, ana, FIRST, SECOND)
    withdrawal = actions.withdraw(ana, because=RULING, by=here.as_reviewer())
    withdraw(here.process)
    actions.restore(withdrawal, note="Se revocó", by=here.as_reviewer("otra"))
    published(here)
    assert sheet().answers == {"camino": SECOND}
    assert told() == []
    say(here, ana, THIRD)
    assert told() == [(2, ("camino",), {"camino": SECOND})]


def test_photographs_ways_to_reach_her_and_what_was_not_public_then_are_not_kept(here, ana):
    asked = here.questionnaire.definition
    private = [
        replace(one, questions=tuple(replace(each, visibility=Visibility.PUBLIC) for each in one.questions))
        for one in asked.sections
    ]
    answer(here, ana, SECOND, pagina=PAGES[0], foto=kept(here, ana, b"una"), correo_aclaraciones="canario@ana.example")
    published(here)
    wider = replace(asked, sections=tuple(private))
    Questionnaire.objects.filter(pk=here.questionnaire.pk).update(in_force_at=None)
    here.questionnaire = Questionnaire.objects.create(
        process=here.process, slug="curricular", version=2, content=wider.to_json(), digest="1" * 64,
        loaded_at=datetime(2024, 1, 2, tzinfo=UTC), in_force_at=datetime(2024, 1, 2, tzinfo=UTC),
        agreement=here.questionnaire.agreement,
    )  # fmt: skip
    answer(here, ana, SECOND, pagina=PAGES[1], foto=kept(here, ana, b"otra"))
    published(here)
    assert told() == [(1, ("foto", "pagina"), {})]
    assert whatever_says(b"canario") == []

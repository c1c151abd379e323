# SPDX-License-Identifier: EUPL-1.2
"""What is published stays word for word while a correction waits (inventory of peers, test 5)."""

import json
from datetime import date

from conoceles.capture.actions import send
from conoceles.capture.corrections.actions import ask
from conoceles.elections.models import CalendarWindow
from conoceles.validation.actions import decide
from conoceles.validation.afterwards.actions import answer_correction

from .editions import answer, content, current, published

OLD, NEW = "Maestra rural desde 2004.", "Maestra rural desde 2005."


def shown(here):
    (sheet,) = json.loads((current(here) / "quien/candidatura-1.json").read_bytes())["sheets"]
    return sheet


def test_the_published_text_changes_when_the_new_one_is_approved_and_not_before(here):
    ana = here.candidacy()
    answer(here, ana, OLD)
    CalendarWindow.objects.update(last_day=date(2024, 1, 31))
    published(here)
    before, release = shown(here), content(current(here))
    hers, reviewer = here.as_candidacy(ana), here.as_reviewer()
    request = ask(ana, here.questionnaire, sections=["trayectoria"], motive="El año.", by=hers)
    answer_correction(request, granted=True, by=reviewer)
    published(here)  # asked for and granted: nothing to say of it
    assert current(here).name == "1"
    revision = send(ana, here.questionnaire, answers={"camino": NEW}, by=hers)
    assert content(current(here)) == release
    published(here)
    waiting = shown(here)
    assert (waiting["answers"], waiting["digest"]) == ({"camino": OLD}, before["digest"])
    assert waiting["waiting_since"]
    assert NEW.encode() not in b"".join(content(current(here)).values())
    decide(revision, outcome="aprobada", seen=revision.digest, by=reviewer)
    published(here)
    assert (shown(here)["answers"], shown(here)["waiting_since"]) == ({"camino": NEW}, "")
    assert json.loads((current(here).parent / "1/quien/candidatura-1.json").read_bytes())["sheets"] == [before]

# SPDX-License-Identifier: EUPL-1.2
"""The desk of whoever sees a preview: it waits until she opens it, and only while she may."""

from datetime import UTC, datetime

from conoceles.accounts.rules import Role
from conoceles.desks.waiting import waiting_for

from .conftest import path_of

WITHIN, AFTER = datetime(2024, 3, 5, 18, tzinfo=UTC), datetime(2024, 4, 5, 18, tzinfo=UTC)


def told(by, at):
    """What her desk says of it: whether it waits for her, and the note."""
    return [(each.waits, each.note) for each in waiting_for(by, at) if each.words.startswith("Vista previa")]


def test_waits_for_each_member_until_she_opens_it_and_not_after_its_days(council, monkeypatch):
    monkeypatch.setattr("conoceles.kernel.clock.now", lambda: WITHIN)
    council.window.last_day = datetime(2024, 3, 10, tzinfo=UTC).date()
    council.window.save()
    counsellor, secretary = council.someone(Role.GENERAL_COUNCIL), council.someone(Role.SECRETARY)
    absent = [(False, "La Instancia Interna todavía no ha preparado una vista previa.")]
    assert told(counsellor, WITHIN) == absent
    preview = council.prepared()
    waits = [(True, "Está abierta y usted todavía no la abre.")]
    assert told(counsellor, WITHIN) == told(secretary, WITHIN) == waits
    assert told(counsellor, AFTER) == [
        (False, "Los días de la vista previa terminaron el 10 de marzo de 2024 a las 23:59.")
    ]
    assert council.browser(counsellor).get(path_of(preview)).status_code == 200
    assert told(counsellor, WITHIN) == [(False, "Está abierta; usted ya la abrió.")]
    assert told(secretary, WITHIN) == waits


def test_says_nothing_to_whoever_sees_nothing_of_it(council):
    council.process.parameters["preview_commission"] = {"value": "nada"}
    council.process.save()
    council.prepared()
    assert told(council.someone(Role.COMMISSIONER), WITHIN) == []

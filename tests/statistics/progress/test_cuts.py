# SPDX-License-Identifier: EUPL-1.2
"""A cut a day, once; a day that went by stays without; and what the register said is what is counted."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command

from conoceles.candidacies.models import Candidacy
from conoceles.record.models import Entry
from conoceles.statistics.models import ProgressCut
from conoceles.statistics.progress import queries, reports
from conoceles.statistics.progress.periodic import freeze_today
from conoceles.statistics.progress.rules import Counts
from conoceles.validation.afterwards.rules import Motive
from conoceles.validation.models import Withdrawal


def total(cut):
    return queries.figures_of(cut).total


def test_a_day_has_one_cut_and_one_that_went_by_has_none(days):
    assert freeze_today() == {"cut": ["prueba"]}
    assert freeze_today() is None
    days.later(hours=20)
    assert days.cut() is None
    days.later(days=3)  # nobody was there for two days
    assert freeze_today() == {"cut": ["prueba"]}
    assert [cut.day for cut in queries.cuts(days.here.process)] == [date(2024, 3, 1), date(2024, 3, 4)]
    assert [each.counted for each in queries.missed(days.here.process)] == [True, False, False, True]
    (one, two) = queries.orders(days.here.process, date(2024, 3, 5))
    assert (one.cut, one.counted, two.counted, two.missed) == (date(2024, 3, 1), True, False, False)
    assert Entry.objects.filter(action="progress-cut-frozen", actor="sistema").count() == 2


def test_nothing_is_counted_before_anybody_is_registered_nor_after_the_last_order(days):
    days.later(days=190)
    assert days.cut() is None
    Candidacy.objects.all().delete()
    days.later(days=-150)
    assert days.cut() is None


def test_each_stage_is_counted_and_counted_again(days, capsys):
    people = days.people
    days.sent(people["ana"], approve=True)
    days.sent(people["bea"])
    first = days.cut()
    assert total(first) == Counts(4, 3, 0, 2, 2, 1, 0)
    days.publish()
    days.later(days=1)
    second = days.cut()
    assert total(second) == Counts(4, 3, 0, 2, 2, 1, 1)
    assert total(queries.last(days.here.process, until=date(2024, 3, 1))) == total(first)

    call_command("progress", process="prueba", at="2024-03-01")
    assert "da lo mismo en todas las celdas" in capsys.readouterr().out

    people["bea"].person.sex = "hombre"
    people["bea"].person.save()
    call_command("progress", process="prueba", at="2024-03-02")
    said = capsys.readouterr().out
    assert "difiere en 2 celda(s)" in said
    assert "registradas 1 → 0" in said
    assert "Bea" not in said
    with pytest.raises(CommandError, match=r"No hay corte de avance del 2024-03-03.*2024-03-01, 2024-03-02"):
        call_command("progress", process="prueba", at="2024-03-03")


def test_what_was_frozen_and_altered_is_told(days, capsys):
    cut = days.cut()
    ProgressCut.objects.filter(pk=cut.pk).update(digest="0" * 64)
    call_command("progress", process="prueba")
    assert "no es lo que dice su huella" in capsys.readouterr().out


def test_whoever_left_is_not_counted_and_whoever_came_begins_at_nothing(days):
    days.sent(days.people["ana"], approve=True)
    days.publish()
    former = days.people["ana"]
    Candidacy.objects.filter(pk=former.pk).update(status=Candidacy.Status.SUBSTITUTED)
    days.here.candidacy("Elda Uc", formula=former.formula, replaces=former)
    days.later(days=1)
    assert total(days.cut()) == Counts(4, 3, 0, 0, 0, 0, 0)


def test_a_profile_that_is_withdrawn_is_not_published_while_it_is(days):
    days.sent(days.people["ana"], approve=True)
    days.publish()
    days.later(hours=1)
    Withdrawal.objects.create(
        candidacy=days.people["ana"], motive=Motive.RULING, by=days.here.as_reviewer(), at=days.now,
    )  # fmt: skip
    days.later(days=1)
    assert total(days.cut()) == Counts(4, 3, 0, 1, 1, 1, 0)


def test_reports_tell_kinds_of_seat_apart_and_every_table_has_the_same_total(days):
    days.sent(days.people["carla"])
    cut = days.cut()
    figures, known = queries.figures_of(cut), reports.names(days.here.process)
    assert [(line.name, line.counts.owing, line.counts.sent) for line in reports.by_seat(figures, known)] == [
        ("Ayuntamientos: presidencia municipal", 2, 0),
        ("Ayuntamientos: regiduría", 1, 1),
        ("Total", 3, 1),
    ]
    for lines in (
        reports.by_office(figures, known),
        reports.by_postulant(figures, known),
        reports.by_place(figures, known),
    ):
        assert lines[-1].counts == figures.total
        assert sum(line.counts.registered for line in lines[:-1]) == figures.total.registered
    heads = reports.by_postulant(figures, known, seat=known.seats[0])
    assert [(line.name, line.counts.registered) for line in heads] == [("CEIBA", 1), ("FAISAN", 1), ("Total", 2)]
    assert any(cut.digest in note for note in reports.notes(cut))

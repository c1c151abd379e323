# SPDX-License-Identifier: EUPL-1.2
"""From sealed answers to tables that anybody may read, cut after cut."""

import re
from itertools import product

import pytest

from conoceles.elections.models import Postulant
from conoceles.kernel.refusals import Refused
from conoceles.publication import shelf
from conoceles.publication.snapshot import Snapshot
from conoceles.record.models import Entry
from conoceles.statistics.cuts import actions, freezing, preparing, queries, reporting
from conoceles.statistics.cuts.laying import sheets
from conoceles.statistics.cuts.rules import Occasion, Reason
from conoceles.statistics.models import Counted
from conoceles.statistics.published.cuts import NAME, read
from tests.identity import NO, YES

from .declaring import PUBLICATION, SHOWN, STATISTICS, consented, declared, shows

WORDS = re.compile(r"no se publica|menos de 10|10 o más|(\d+) a (\d+)")


def tables(cut, group="indigena"):
    """The cells of a group as they are shown: what each of them says, by table and place."""
    (found,) = [each for each in reporting.tables(cut).groups if each.key == group]
    return {
        (table.table.value, cell.cell.position, cell.cell.party, cell.cell.sex): cell
        for table in found.tables
        for cell in table.cells
    }


def public(place):
    """What the release that is shown tells of cuts."""
    folder = shelf.of("prueba").freezes / str(place.process.releases.latest("number").number)
    return {each.cut.number: each.cut for each in read(Snapshot(folder).beside(NAME))}


def test_one_one_and_fifty_cannot_be_told_apart_from_none(place):
    """Parties with one, one and fifty: not even by subtracting can anybody tell that the first two have somebody."""
    place.world.parties.append(_party(place, "jaguar"))
    place.people(1, 11)
    place.people(1, 11, party=1)
    place.people(50, 14, party=2)
    cut = place.cut()
    cells = tables(cut)
    total, big = cells["total", "", "", ""], cells["partido", "", "jaguar", ""]
    small = [cells["partido", "", key, ""] for key in ("ceiba", "faisan")]
    assert {each.level.value for each in small} <= {"menos-de-diez", "no-se-publica"}
    # By hand, and not by the program that decides: every pair of counts that agrees with all that is told.
    least = min(
        one + other
        for one, other, many in product(range(13), range(13), range(65))
        if total.bounds[0] <= one + other + many <= total.bounds[1] and big.bounds[0] <= many <= big.bounds[1]
    )
    assert least == 0
    assert {each.people for each in small} == {12}


def _party(place, key):
    return Postulant.objects.create(
        process=place.process, kind="partido", key=key, name=key.title(), acronym=key.upper(), order=3
    )


def test_one_in_a_party_reads_as_none_in_another_and_nothing_exact_is_kept_in_the_open(place):
    place.people(1, 24)
    place.people(0, 25, party=1)
    cut = place.cut()
    cells = tables(cut)
    assert cells["partido", "", "ceiba", ""].level == cells["partido", "", "faisan", ""].level
    assert all(each.level.value in {"menos-de-diez", "no-se-publica"} for each in cells.values())
    assert bytes(cut.annexes.get(group="indigena").sealed)
    assert reporting.read(cut).publishable


def test_whoever_publishes_after_a_cut_is_known_in_it_from_then_on(place):
    ours = place.people(14, 20)
    place.people(9, 20, party=1)
    place.cut(Occasion.RELEASE_DAY)
    place.publish()
    for who in ours[:3]:
        shows(who, place.by)
    place.publish()
    place.people(4, 12)
    report = reporting.read(place.cut()).groups["indigena"]
    known = [crowd for crowd in report.world.crowds if crowd.public_from is not None]
    assert {(crowd.public_from, crowd.answer) for crowd in known} == {(1, True)}
    assert sum(crowd.people for crowd in known) == 3
    # Who shows one badge says by that of which other groups she is not.
    others = [
        each for each in reporting.read(place_cut(place, 2)).groups["discapacidad"].world.crowds if each.answer is False
    ]
    assert sum(crowd.people for crowd in others) == 3
    assert report.verdict.publishable


def place_cut(place, number):
    return queries.cuts(place.process).get(number=number)


def test_a_badge_never_waits_for_a_cut_and_the_cut_waits_for_another_audit(place):
    ours = place.people(14, 20)
    cut = place.cut(Occasion.RELEASE_DAY)
    shows(ours[0], place.by)
    place.publish()
    assert 1 not in public(place)
    assert freezing.told_more(cut)
    shown = Snapshot(shelf.of("prueba").freezes / "1").everyone()
    assert [profile.badges[0].key for profile in shown if profile.badges] == ["indigena"]

    document = preparing.audit_again(cut, by=place.by)
    assert document.publishable
    again = actions.audited(cut, by=place.by)
    assert again.state == "preparado"
    actions.sign(again, seen=again.digest, by=place.by)
    place.publish()
    assert set(public(place)) == {1}


def test_whoever_withdraws_between_cuts_is_opened_no_more_and_her_cut_stands(place):
    ours = place.people(16, 30)
    first = place.cut(Occasion.RELEASE_DAY)
    place.publish()
    before = public(place)[1].digest
    gone = ours[0]
    consented(gone, {STATISTICS: False}, place.by)
    seen = Entry.objects.count()
    place.people(5, 8)
    second = place.cut()
    assert not Counted.objects.filter(cut=second, candidacy=gone).exists()
    opened = Entry.objects.filter(number__gt=seen, action="opened-for-counting").values_list("about", flat=True)
    assert [about for about in opened if str(gone.pk) in about] == []
    # Not she, but how many there were, is what the next audit goes by; that it was opened is on record too.
    assert [about for about in opened if str(first.pk) in about]
    place.publish()
    assert public(place)[1].digest == before
    assert set(public(place)) == {1, 2}
    assert reporting.read(second).groups["indigena"].verdict.publishable


def test_less_than_ten_changes_skip_a_cut_and_it_is_said(place):
    place.people(12, 12)
    place.cut(Occasion.RELEASE_DAY)
    place.publish()
    place.people(4, 5)
    skipped = place.cut()
    assert (skipped.state, skipped.tables, skipped.annexes.count()) == ("omitido", {}, 0)
    place.publish()
    told = public(place)
    assert told[2].skipped
    assert not told[2].groups
    place.people(0, 1)
    assert place.cut().state == "firmado"


def test_what_counts_is_what_is_consented_to_now_and_what_is_approved(place):
    place.people(12, 0)
    no = place.people(3, 0, given={**SHOWN, STATISTICS: False})
    untreated = place.people(2, 0)
    for who in untreated:
        consented(who, {"tratamiento": False}, place.by)
    silent = place.world.candidacy("Persona que no contesta")
    consented(silent, {"tratamiento": True, PUBLICATION: True, STATISTICS: True}, place.by)
    cut = place.cut()
    counted = set(cut.counted.values_list("candidacy_id", flat=True))
    assert counted.isdisjoint(who.pk for who in [*no, *untreated])
    assert silent.pk in counted
    assert reporting.tables(cut).counted == 13


def test_nobody_is_counted_twice_for_another_answer_and_what_a_profile_said_is_not_forgotten(place):
    ours = place.people(15, 15, given=SHOWN)
    place.publish()
    shows(ours[0], place.by, given=False)
    declared(ours[1], place.sheet, NO, place.by)
    report = reporting.read(place.cut()).groups["indigena"]
    known = [crowd for crowd in report.world.crowds if crowd.answer is True]
    # She withdrew what she had shown, and it stays known; she who answers otherwise now is known no more.
    assert sum(crowd.people for crowd in known) == 14


def test_there_is_one_cut_at_a_time_and_none_after_the_final_one(place):
    place.people(12, 12)
    cut = place.cut(sign=False)
    with pytest.raises(Refused) as refused:
        place.cut()
    assert refused.value.reason is Reason.ANOTHER_WAITS
    actions.discard(cut, by=place.by)
    cut.refresh_from_db()
    assert (cut.state, cut.tables, cut.report, cut.counted.count(), cut.annexes.count()) == ("descartado", {}, "", 0, 0)
    place.cut(Occasion.FINAL)
    place.publish()
    with pytest.raises(Refused) as refused:
        place.cut()
    assert refused.value.reason is Reason.AFTER_FINAL


def test_every_cell_says_one_of_the_few_things_that_may_be_said(place):
    place.people(17, 23)
    place.people(3, 20, party=1, answers=YES | {"discapacidad": "si"})
    cut = place.cut()
    says = {
        row.says for sheet in sheets(cut.process, reporting.tables(cut)) for table in sheet.tables for row in table.rows
    }
    assert says
    for each in says:
        match = WORDS.fullmatch(each)
        assert match
        if match[1]:
            assert int(match[1]) % 5 == 0
            assert int(match[2]) % 5 == 4

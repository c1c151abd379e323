# SPDX-License-Identifier: EUPL-1.2
"""Candidacies in ballot order, as profiles."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from django.db.models import F

from conoceles.candidacies.models import AffirmativeAction, Candidacy
from conoceles.capture.consents.queries import disclosed_groups
from conoceles.publication.snapshot import GroupInfo, Mate, Picture, Profile, Sheet, Withdrawn
from conoceles.validation.afterwards import queries as afterwards
from conoceles.validation.models import Withdrawal

from .header import Shared, territory_id
from .histories import with_history
from .moving import beside, moving
from .replacing import replacing
from .salting import salted
from .sheets import sheets, unopened

#: How many candidacies are looked up at once; what is in memory at any time.
BATCH = 1000
_REGISTERED = Candidacy.Status.REGISTERED

#: Race by race, then as on the ballot: postulant, position, place in the list, titular first.
_BALLOT = (
    "formula__position__office__order", "formula__position__office__key",
    "formula__territory__kind", F("formula__territory__number").asc(nulls_last=True), "formula__territory__key",
    "formula__postulant__order", "formula__postulant__key", "formula__position__order", "formula__position__key",
    "formula__order", "formula__number", "formula_id", "seat", "status", "key",
)  # fmt: skip
_COLUMNS = {
    "id": "pk", "slug": "slug", "name": "person__name", "nickname": "person__nickname", "sex": "person__sex",
    "age": "person__age", "seat": "seat", "status": "status", "status_on": "status_on",
    "registered_on": "registered_on", "agreement": "agreement__key", "reelection": "reelection",
    "formula": "formula_id", "office": "formula__position__office__key", "position": "formula__position__key",
    "titular_owes": "formula__position__titular_owes", "alternate_owes": "formula__position__alternate_owes",
    "kind": "formula__territory__kind", "place": "formula__territory__key", "postulant": "formula__postulant__key",
    "party_of_origin": "formula__party_of_origin__key", "number": "formula__number", "order": "formula__order",
    "replaces": "replaces_id", "heads": "formula__position__heads",
}  # fmt: skip
_Row = NamedTuple("_Row", [(name, Any) for name in _COLUMNS])


class Entry(NamedTuple):
    """A profile, and what names its photograph in its approved answers, or empty."""

    profile: Profile
    photo: str


def profiles(shared: Shared) -> Iterator[list[Entry]]:
    """Every candidacy in ballot order, in batches that keep each formula together."""
    batch: list[list[_Row]] = []
    rows = (
        Candidacy.objects.filter(process=shared.process)
        .exclude(formula__position__office__key__in=shared.hidden)
        .order_by(*_BALLOT)
        .values_list(*_COLUMNS.values())
        .iterator(chunk_size=BATCH)
    )
    size = 0
    for _, formula in groupby(map(_Row._make, rows), key=lambda row: row.formula):
        batch.append(list(formula))
        size += len(batch[-1])
        if size >= BATCH:
            yield _entries(shared, batch)
            batch, size = [], 0
    if batch:
        yield _entries(shared, batch)


def entry_of(shared: Shared, candidacy: Candidacy) -> Entry:
    """The profile of one candidacy alone."""
    rows = Candidacy.objects.filter(formula=candidacy.formula_id).order_by(*_BALLOT).values_list(*_COLUMNS.values())
    entries = _entries(shared, [list(map(_Row._make, rows))])
    return next(entry for entry in entries if entry.profile.id == str(candidacy.pk))


def _entries(shared: Shared, formulas: list[list[_Row]]) -> list[Entry]:
    standing = {
        row.id: row.titular_owes if row.seat == Candidacy.Seat.TITULAR else row.alternate_owes
        for rows in formulas
        for row in rows
        if row.status == _REGISTERED
    }
    withdrawn = afterwards.withdrawn(standing)
    for gone in withdrawn:
        del standing[gone]
    everyone = [row for rows in formulas for row in rows]
    # Of an office that is not open yet nothing that was captured is even read.
    closed = {row.id for row in everyone if row.office in shared.closed}
    found = sheets(shared, {one: owed for one, owed in standing.items() if one not in closed})
    found = with_history(shared, found, {row.id: row.office for row in everyone})
    found |= unopened(shared, {one: owed for one, owed in standing.items() if one in closed})
    groups = _groups(shared, list(standing))
    badges = _badges(shared, [one for one in standing if one not in closed])
    left = (row.id for row in everyone if row.id not in standing)
    others = replacing(((row.id, row.replaces) for row in everyone), left, hidden=shared.hidden)
    moved = moving(shared.ballots, (row.id for row in everyone))
    told: list[Entry] = []
    for rows in formulas:
        entries = []
        for row in rows:
            if row.status == _REGISTERED:
                mates = tuple(
                    Mate(other.slug, other.name, other.seat, other.sex)
                    for other in rows
                    if other is not row and other.status == _REGISTERED
                )
                if row.id in withdrawn:
                    profile = _profile(row, mates, (), (), (), ()).trail()
                    entry = Entry(replace(profile, withdrawn=said(withdrawn[row.id], shared.zone)), "")
                else:
                    answered = found[row.id]
                    profile = _profile(
                        row,
                        mates,
                        groups.get(row.id, ()),
                        answered.pictures,
                        answered.sheets,
                        badges.get(row.id, ()),
                    )
                    entry = Entry(salted(profile), answered.photo)
                entries.append(entry)
            else:
                entries.append(Entry(_trail(row), ""))
            profile = moved.told_of(row, entries[-1].profile)
            if row.id in others:
                profile = others.told_of(row.id, profile)
            entries[-1] = entries[-1]._replace(profile=profile)
        closed = rows[0].office in shared.ballots.closed_on
        profiles = beside([entry.profile for entry in entries], closed=closed)
        told += [entry._replace(profile=one) for entry, one in zip(entries, profiles, strict=True)]
    return told


def said(withdrawal: Withdrawal, zone: ZoneInfo) -> Withdrawn:
    """What is public of *withdrawal*."""
    since = withdrawal.at.astimezone(zone).isoformat(timespec="seconds")
    return Withdrawn(since, withdrawal.motive, afterwards.because(withdrawal))


def _profile(
    row: _Row,
    mates: tuple[Mate, ...],
    groups: tuple[str, ...],
    photo: tuple[Picture, ...],
    answered: tuple[Sheet, ...],
    badges: tuple[GroupInfo, ...],
) -> Profile:
    return Profile(
        id=str(row.id),
        slug=row.slug,
        name=row.name,
        nickname=row.nickname,
        sex=row.sex,
        age=row.age,
        seat=row.seat,
        status=row.status,
        status_on=_day(row.status_on),
        registered_on=_day(row.registered_on),
        agreement=row.agreement or "",
        reelection=row.reelection,
        office=row.office,
        position=row.position,
        territory=territory_id(row.kind, row.place),
        postulant=row.postulant,
        party_of_origin=row.party_of_origin or "",
        number=row.number,
        order=row.order,
        mates=mates,
        affirmative=groups,
        photo=photo,
        sheets=answered,
        badges=badges,
    )


def _trail(row: _Row) -> Profile:
    """Whoever no longer stands: that she was registered, and until when; nothing she answered, nothing about her."""
    return _profile(row, (), (), (), (), ()).trail()


def _groups(shared: Shared, ids: list[Any]) -> dict[Any, tuple[str, ...]]:
    if not shared.groups_public:
        return {}
    rows = AffirmativeAction.objects.filter(candidacy__in=ids).order_by("candidacy", "group")
    return {
        candidacy: tuple(group for _, group in rows)
        for candidacy, rows in groupby(rows.values_list("candidacy_id", "group"), key=lambda row: row[0])
    }


def _badges(shared: Shared, ids: list[Any]) -> dict[Any, tuple[GroupInfo, ...]]:
    names = shared.group_names
    return {
        candidacy: tuple(GroupInfo(group, names[group]) for group in groups if group in names)
        for candidacy, groups in disclosed_groups(ids).items()
    }


def _day(day: Any) -> str:
    return day.isoformat() if day else ""

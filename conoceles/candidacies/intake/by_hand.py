# SPDX-License-Identifier: EUPL-1.2
"""What the register says, as records, and what of it was corrected by hand: no file undoes it unseen."""

from uuid import UUID

from conoceles.elections.models import Process

from ..models import Candidacy, Correction, Effect
from .records import Record

#: Fields of a correction, by the part of a record that says the same and the datum of a layout that fills it.
_SAID_BY = {
    "name": ("name", "name"),
    "nickname": ("nickname", "nickname"),
    "sex": ("sex", "sex"),
    "age": ("age", "age"),
    "position": ("position", "office"),
    "place": ("territory", "office"),
    "seat": ("seat", "seat"),
    "number": ("number", "number"),
    "postulant": ("postulant", "postulant"),
    "party_of_origin": ("party_of_origin", "party_of_origin"),
    "answered_by": ("answered_by", "answered_by"),
    "reelection": ("reelection", "reelection"),
    "registered_on": ("registered_on", "registered_on"),
    "agreement": ("agreement", "agreement"),
    "status": ("status", "status"),
}


def as_record(number: int, candidacy: Candidacy) -> Record:
    """A candidacy of the register as a row of a file, with that number; it brings no groups and no answers."""
    formula, person = candidacy.formula, candidacy.person
    registered = candidacy.registered_on
    return Record(
        row=number, id=candidacy.pk.bytes, key=candidacy.key, seat=candidacy.seat, person=person.pk.bytes,
        person_key=person.key, name=person.name, nickname=person.nickname, sex=person.sex, age=person.age,
        formula=formula.pk.bytes, position=formula.position_id, territory=formula.territory_id,
        postulant=formula.postulant_id, party_of_origin=formula.party_of_origin_id,
        answered_by=formula.answered_by_id, number=formula.number, order=formula.order,
        reelection=candidacy.reelection, status=candidacy.status, status_on=None,
        registered_on=registered.isoformat() if registered else None, agreement=candidacy.agreement_id,
        replaces=None, groups=[], answers={},
    )  # fmt: skip


class ByHand:
    """The candidacies of a process that were corrected or moved by an agreement, as they are now; in which fields."""

    def __init__(self, process: Process, mapped: set[str]) -> None:
        fields: dict[UUID, set[str]] = {}
        corrections = Correction.objects.filter(candidacy__process=process, adds=False)
        for pk, changes in corrections.values_list("candidacy_id", "changes"):
            told = {change["field"] for change in changes if change["field"] in _SAID_BY}
            fields.setdefault(pk, set()).update(name for name in told if _SAID_BY[name][1] in mapped)
        ordered = Effect.objects.filter(movement__process=process, movement__run=None)
        for pk, before, after in ordered.values_list("candidacy_id", "before", "after"):
            told = {name for name in _SAID_BY if before and before.get(name) != after.get(name)}
            fields.setdefault(pk, set()).update(name for name in told if _SAID_BY[name][1] in mapped)
        found = Candidacy.objects.filter(pk__in=fields).select_related("person", "formula")
        self._known = {one.pk.bytes: (as_record(0, one), fields[one.pk]) for one in found}

    def undone(self, record: Record) -> list[str]:
        """The fields that were corrected, or changed by a movement, and of which *record* says something else."""
        if record.id not in self._known:
            return []
        now, fields = self._known[record.id]
        return [name for name in _SAID_BY if name in fields and _says(record, name) != _says(now, name)]


def _says(record: Record, name: str) -> object:
    return getattr(record, _SAID_BY[name][0])

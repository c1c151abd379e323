# SPDX-License-Identifier: EUPL-1.2
"""The register and its movements as extracts tell them, in as many questions for one candidacy as for thousands."""

from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from conoceles.candidacies.models import Effect, Extract, Movement
from conoceles.candidacies.queries import listed
from conoceles.elections.models import Process

from . import rules
from .rules import State

#: The columns of the list, in its order (``phrases.LIST``), and where each comes from.
_COLUMNS = (
    "pk", "key", "formula__position__office__key", "formula__position__office__name",
    "formula__position__office__principle", "formula__position__key", "formula__position__name",
    "formula__territory__kind", "formula__territory__key", "formula__territory__name", "formula__postulant__key",
    "formula__postulant__name", "formula__party_of_origin__key", "seat", "formula__number", "person__name",
    "person__nickname", "person__sex", "person__age", "reelection", "status", "status_on", "registered_on",
    "agreement__key", "replaces__key",
)  # fmt: skip

#: A row of the list: each cell under the name of its column.
Row = dict[str, str]


def rows(process: Process, names: tuple[str, ...]) -> list[Row]:
    """Every candidacy of *process* in the order of the ballot, its cells under *names*, all as text."""
    found = listed(process).select_related(None).values_list(*_COLUMNS)
    return [dict(zip(names, map(_text, row), strict=True)) for row in found.iterator(chunk_size=2000)]


def state(listed_: list[Row]) -> State:
    """The facts of each row that are compared, by the id of its candidacy."""
    return {
        row["id"]: {
            "name": row["nombre"],
            "nickname": row["sobrenombre"],
            "sex": row["sexo"],
            "age": row["edad"],
            "position": f"{row['eleccion']}/{row['cargo']}",
            "place": f"{row['demarcacion_tipo']}/{row['demarcacion']}",
            "postulant": row["postulante"],
            "party_of_origin": row["siglado"],
            "seat": row["calidad"],
            "number": row["numero"],
            "reelection": row["reeleccion"],
            "registered_on": row["registro_fecha"],
            "agreement": row["acuerdo"],
            "status": row["estatus"],
            "status_on": row["estatus_fecha"],
            "replaces": row["sustituye_a"],
        }
        for row in listed_
    }


def effects(process: Process, *, after: datetime | None, until: datetime) -> list[rules.Effect]:
    """What movements did that were registered *after* an instant, if any, and *until* another, the oldest first.

    Each names the other side: whoever came in somebody's place, her; of two formulas that traded, each the other.
    """
    zone = ZoneInfo(process.timezone)
    found = Effect.objects.filter(movement__process=process, movement__at__lte=until)
    if after:
        found = found.filter(movement__at__gt=after)
    columns = (
        "candidacy_id", "movement__kind", "before", "after", "movement__agreement__key",
        "movement__agreement__issued_on", "movement__effective_on", "movement__at", "movement__digest",
    )  # fmt: skip
    sides = ("movement__candidacy_id", "movement__other_id", "candidacy__formula_id", "movement__other__formula_id")
    return [
        rules.Effect(
            str(candidacy), kind, _iso(before), _iso(since), _text(agreement), _text(issued), _text(effective),
            _text(_across(candidacy, kind, *both)), at.astimezone(zone).isoformat(timespec="seconds"), digest,
        )
        for candidacy, kind, before, since, agreement, issued, effective, at, digest, *both in found.order_by(
            "movement__at", "movement_id", "pk"
        ).values_list(*columns, *sides)
    ]  # fmt: skip


def _across(candidacy: UUID, kind: str, moved: UUID, other: UUID | None, formula: UUID, others: UUID | None) -> object:
    """Whom a movement of *moved* concerns besides *candidacy*; whole formulas trade places."""
    beside = candidacy == other or (kind == Movement.Kind.PLACE and formula == others)
    return moved if beside else other


def last(process: Process) -> Extract | None:
    """The last extract of *process*."""
    return process.extracts.order_by("-number").first()


def _iso(facts: dict[str, str]) -> dict[str, str]:
    """The day of a form as the list writes it."""
    day = facts.get("registered_on", "")
    return facts | {"registered_on": "-".join(reversed(day.split("/")))} if "/" in day else facts


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "si" if value else "no"
    return value.isoformat() if isinstance(value, date) else str(value)

# SPDX-License-Identifier: EUPL-1.2
"""In whose hands something is, in words."""

from collections.abc import Mapping
from dataclasses import dataclass

from conoceles.accounts.models import Capacity
from conoceles.candidacies.models import Candidacy

from .queries import names, waits_of
from .rules import Stage, Waits

_ELSEWHERE = {
    Stage.PARTY: "Falta que su representación la acepte",
    Stage.RETURNED: "Devuelta: falta que la candidatura corrija",
    Stage.SEALED: "Nadie tiene que leerla",
}


@dataclass(frozen=True, slots=True)
class Hands:
    """Of one candidacy, for whoever looks: in whose hands it is, whether in hers, and whether she could take it."""

    words: str
    mine: bool
    open: bool


def hands(candidacy: Candidacy, by: Capacity) -> Hands | None:
    """In whose hands *candidacy* is; None when nothing of it waits."""
    found = waits_of(candidacy)
    if found is None:
        return None
    me = by.pseudonym
    return Hands(who(found, me, names(candidacy.process)), found.is_of(me), found.open_to(me))


def who(waits: Waits, me: str, known: Mapping[str, str]) -> str:
    """Who has it and who is to read it again; *known* are the names of reviewers, by account."""
    if waits.stage in _ELSEWHERE:
        return _ELSEWHERE[waits.stage]
    reading = "Segunda lectura" if waits.stage is Stage.SECOND else "Lectura"
    told = f"{reading}: {_holder(waits.holder, me, known)}"
    if waits.stage is Stage.TO_READ and waits.second is not None:
        told += f"; segunda lectura: {_holder(waits.second.reader, me, known)}"
    return told


def _holder(reader: str | None, me: str, known: Mapping[str, str]) -> str:
    if reader is None:
        return "sin asignar"
    return "la tiene usted" if reader == me else f"la tiene {known[reader]}"

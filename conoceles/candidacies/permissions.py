# SPDX-License-Identifier: EUPL-1.2
"""Who may write in the register."""

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Act, Place, permits, spot
from conoceles.elections.models import Process

from .models import Candidacy, Upload


def place_of(candidacy: Candidacy) -> Place:
    """Where what is done to a candidacy falls: its process, who answers for it, itself, its office and its place."""
    formula = candidacy.formula
    office, place = formula.position.office, formula.territory
    return Place(
        process=candidacy.process.slug,
        party=formula.answering.key,
        candidacy=str(candidacy.pk),
        spots=frozenset({spot(office=office.key), spot(kind=place.kind, place=place.key)}),
    )


def may_register(by: Capacity, process: Process) -> bool:
    """Whoever loads the register of that process."""
    return permits(by, Act.REGISTER, Place(process=process.slug))


def may_correct(by: Capacity, candidacy: Candidacy) -> bool:
    """Whoever loads the register may also add to it and correct it by hand."""
    return permits(by, Act.REGISTER, Place(process=candidacy.process.slug))


def may_upload(by: Capacity, upload: Upload) -> bool:
    """Whoever loads the register sees, accepts, loads and cancels what was sent to be loaded."""
    return may_register(by, upload.process)

# SPDX-License-Identifier: EUPL-1.2
"""The folder of a process, read whole: everything that is wrong is told at once, or there is a process.

Nothing here touches the database. A fault in one file does not hide those in the others: what a
faulty part is called still counts as known, so that whoever refers to it is not blamed too.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from conoceles.elections.described import Described
from conoceles.elections.described.calendar import CalendarFile
from conoceles.elections.described.consents import WrittenConsent
from conoceles.elections.described.grounds import Ground
from conoceles.elections.described.offices import OfficesFile
from conoceles.elections.described.postulants import Emblem, PostulantsFile
from conoceles.elections.described.process import ProcessFile, Reference
from conoceles.elections.questionnaire import Definition
from conoceles.elections.rules import Reason
from conoceles.kernel.refusals import Refused
from conoceles.kernel.strict import Sheet
from conoceles.kernel.text import Counting

from . import checks, consents, emblems, grounds, maps
from .folder import Folder, keys
from .places import Places
from .questionnaires import QuestionnaireReader

#: Reads what a later step keeps in the same folder, given the keys of the agreements (None: unknown); its faults
#: go to the folder.
Reader = Callable[[Folder, list[str] | None], Any]


def read(path: Path, *, also: Mapping[str, Reader] | None = None) -> Described:
    """The process described in the folder at *path*, and what ``also`` reads there for later steps, by name.

    Raises Refused: NO_FOLDER, FAULTY with all ``faults``.
    """
    path = path.resolve()
    if not path.is_dir():
        raise Refused(Reason.NO_FOLDER, folder=path.name)
    folder = Folder(path)
    process_sheet, process = folder.sheet(path / "process.toml", ProcessFile)
    offices_sheet, offices = folder.sheet(path / "offices.toml", OfficesFile)
    postulants_sheet, postulants = folder.sheet(path / "postulants.toml", PostulantsFile)
    calendar_sheet, calendar = folder.sheet(path / "calendar.toml", CalendarFile)
    places = Places(folder)
    drawn = maps.read(folder, places)
    questionnaires: list[tuple[Definition, str]] | None = None
    consented: tuple[WrittenConsent, ...] = ()
    returned_on: tuple[Ground, ...] = ()
    known_by: tuple[Emblem, ...] = ()
    if process is not None:
        checks.process(process_sheet, process, path.name)
        questionnaires = _questionnaires(folder, process_sheet, process)
        checks.filters(process_sheet, process, [one for one, _ in questionnaires] if questionnaires else None)
        consented = consents.read(folder, process_sheet, process)
        returned_on = grounds.read(folder, process_sheet, process)
    if offices is not None:
        slugs = None if questionnaires is None else [definition.slug for definition, _ in questionnaires]
        checks.offices(offices_sheet, offices, places, slugs)
    if process is not None:
        # Of what could not be read nothing is missing.
        named = keys(offices_sheet, "office") if offices is not None else None
        nominate = keys(postulants_sheet, "postulant") if postulants is not None else None
        checks.exceptions(process_sheet, process, named, nominate)
        checks.voting(process_sheet, process, named)
    kinds = checks.kinds(offices_sheet, offices)
    if postulants is not None:
        checks.postulants(postulants_sheet, postulants, places, kinds)
        known_by = emblems.read(folder, postulants_sheet, postulants)
    if calendar is not None and offices is not None:
        election_day = process.process.election_day if process is not None else None
        known = keys(offices_sheet, "office"), keys(process_sheet, "agreement") if process else None
        checks.calendar(calendar_sheet, calendar, *known, election_day)
    agreed = keys(process_sheet, "agreement") if process is not None else None
    beyond = {name: reader(folder, agreed) for name, reader in (also or {}).items()}
    faults = folder.every_fault()
    if faults:
        raise Refused(Reason.FAULTY, faults=faults)
    assert process is not None
    assert offices is not None
    assert postulants is not None
    assert calendar is not None
    return Described(
        about=process.process,
        parameters=process.parameters,
        agreements=process.agreement,
        groups=process.group,
        offices=offices.office,
        territories=tuple(places.territories),
        sections=tuple(places.sections),
        postulants=postulants.postulant,
        windows=calendar.window,
        questionnaires=tuple(questionnaires or ()),
        consents=consented,
        grounds=returned_on,
        exceptions=process.exception,
        voting=process.voting,
        filters=process.filter,
        emblems=known_by,
        maps=drawn,
        beyond=beyond,
    )


def _questionnaires(folder: Folder, sheet: Sheet, process: ProcessFile) -> list[tuple[Definition, str]] | None:
    """The questionnaires with the agreement that put each in force; None when any could not be read."""
    counting = process.parameters.get("counting")
    chosen = counting.value if counting is not None and counting.value in set(Counting) else Counting.COLLAPSED
    found: dict[str, tuple[Definition, str]] = {}
    whole = len(process.questionnaire) == len(sheet.located.values.get("questionnaire", ()))
    for reference in process.questionnaire:
        definition = _questionnaire(folder, sheet, reference, Counting(chosen))
        if definition is None:
            whole = False
        elif definition.slug in found:
            sheet.fault((*reference.at, "file"), f"ya hay un cuestionario «{definition.slug}»")
        else:
            found[definition.slug] = (definition, reference.in_force_by)
    return list(found.values()) if whole else None


def _questionnaire(folder: Folder, sheet: Sheet, reference: Reference, counting: Counting) -> Definition | None:
    path = folder.named_by(sheet, (*reference.at, "file"), reference.file, within=folder.all)
    if path is None:
        return None
    return QuestionnaireReader(folder, path, groups=keys(sheet, "group"), counting=counting).definition()

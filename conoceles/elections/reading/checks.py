# SPDX-License-Identifier: EUPL-1.2
"""What the files of a process say of one another must agree."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from conoceles.elections.described.calendar import CalendarFile, Window
from conoceles.elections.described.offices import OfficesFile, Position
from conoceles.elections.described.places import PlaceKind
from conoceles.elections.described.postulants import Postulant, PostulantKind, PostulantsFile
from conoceles.elections.described.process import Parameter, ProcessFile
from conoceles.elections.described.voting import VotingWay
from conoceles.elections.described.words import Confidence
from conoceles.elections.parameters import MOST, SETTINGS
from conoceles.elections.questionnaire import Definition
from conoceles.kernel.strict import Sheet, misspelt
from conoceles.kernel.toml_lines import Place

from .folder import keys, refers, repeated
from .places import Places

_ALLIANCES = {PostulantKind.COALITION, PostulantKind.COMMON}
#: Nothing of a process happens further than this from the day of the election.
FAR = timedelta(days=3 * 365)
#: An alliance is of at least so many parties.
_ALLIED = 2


def process(sheet: Sheet, file: ProcessFile, folder: str) -> None:
    """``process.toml`` against the name of its folder, and the settings that every process states."""
    if file.process.slug != folder:
        sheet.fault(("process", "slug"), f"debe ser el nombre de la carpeta, «{folder}»")
    try:
        ZoneInfo(file.process.timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # the last for a folder of zones, as «America»
        sheet.fault(("process", "timezone"), f"«{file.process.timezone}» no es una zona horaria, como America/Merida")
    written = sheet.located.values.get("parameters", {})
    for key in written:
        if key not in SETTINGS:
            sheet.fault(("parameters", key), f"este parámetro no se conoce{misspelt(key, SETTINGS)}")
    for key in SETTINGS:
        if key not in written:
            sheet.fault(("parameters", key), f"falta este parámetro: {SETTINGS[key].meaning}")
        elif key in file.parameters:
            _parameter(sheet, key, file.parameters[key])
    repeated(sheet, file.agreement)
    repeated(sheet, file.group)
    repeated(sheet, file.questionnaire, "file")
    for reference in file.questionnaire:
        if reference.in_force_by:
            refers(sheet, (*reference.at, "in_force_by"), reference.in_force_by, keys(sheet, "agreement"), "un acuerdo")


def exceptions(sheet: Sheet, file: ProcessFile, offices: list[str] | None, postulants: list[str] | None) -> None:
    """``[[exception]]`` of ``process.toml`` against the offices and the postulants there are."""
    for exception in file.exception:
        for field, known, what in (("office", offices, "un cargo"), ("postulant", postulants, "un actor político")):
            if key := getattr(exception, field):
                refers(sheet, (*exception.at, field), key, known, what)


def voting(sheet: Sheet, file: ProcessFile, offices: list[str] | None) -> None:
    """``[[voting]]`` of ``process.toml`` against the offices there are."""
    told = set()
    for one in file.voting:
        for number, office in enumerate(one.offices):
            refers(sheet, (*one.at, "offices", number), office, offices, "un cargo")
        if one.within and one.way is not VotingWay.SPECIAL:
            sheet.fault((*one.at, "within"), "sólo en una casilla especial depende de dónde esté la persona")
        if (case := (one.way, frozenset(one.within))) in told:
            sheet.fault((*one.at, "way"), "este caso ya se dijo")
        told.add(case)


def filters(sheet: Sheet, file: ProcessFile, questionnaires: list[Definition] | None) -> None:
    """``[[filter]]`` of ``process.toml``: each a public question with options (None: questionnaires are unknown)."""
    if questionnaires is None:
        return
    repeated(sheet, file.filter, "question")
    known = {definition.slug: definition for definition in questionnaires}
    for one in file.filter:
        if not refers(sheet, (*one.at, "questionnaire"), one.questionnaire, known, "un cuestionario"):
            continue
        asked, place = known[one.questionnaire], (*one.at, "question")
        if not refers(sheet, place, one.question, [each.key for each in asked.questions], "una pregunta"):
            continue
        question = asked.question(one.question)
        if question and not (question.public and question.options):
            sheet.fault(place, "sólo puede ser filtro una pregunta pública que se responde con opciones")


def _parameter(sheet: Sheet, key: str, parameter: Parameter) -> None:
    setting, place = SETTINGS[key], ("parameters", key, "value")
    if parameter.value is None:
        if parameter.confidence != Confidence.UNKNOWN:
            sheet.fault(place, 'falta; solo puede quedar por decidir lo que tiene confidence = "U"')
    elif type(parameter.value) is not setting.kind:
        expected = {str: "un texto entre comillas", int: "un número entero", bool: "true o false"}[setting.kind]
        sheet.fault(place, f"se esperaba {expected}: {setting.meaning}")
    elif setting.choices and parameter.value not in setting.choices:
        near = misspelt(str(parameter.value), setting.choices)
        sheet.fault(place, f"«{parameter.value}» no es una de: {', '.join(setting.choices)}{near}")
    elif setting.pattern and not re.fullmatch(setting.pattern, str(parameter.value)):
        sheet.fault(place, f"«{parameter.value}» no sirve: {setting.meaning}")
    elif setting.kind is int and isinstance(parameter.value, int):
        if parameter.value < 0:
            sheet.fault(place, "no puede ser negativo")
        elif parameter.value > MOST:
            sheet.fault(place, f"es demasiado: a lo más {MOST:,}")


def offices(sheet: Sheet, file: OfficesFile, places: Places, questionnaires: list[str] | None) -> None:
    """``offices.toml`` against the places that elect and the questionnaires there are (None: unknown)."""
    repeated(sheet, file.office)
    repeated(sheet, file.office, "slug")
    for office in file.office:
        repeated(sheet, office.position)
        if not any(position.heads for position in office.position):
            sheet.fault(office.at, "ningún puesto encabeza: al menos uno debe tener heads = true")
        if not places.keys(office.territory_kind) and office.territory_kind not in places.doubtful:
            kind = office.territory_kind.value
            sheet.fault((*office.at, "territory_kind"), f"no hay catálogo de clase «{kind}» en territories.toml")
        for position in office.position:
            _owed(sheet, position, questionnaires)


def _owed(sheet: Sheet, position: Position, questionnaires: list[str] | None) -> None:
    for field in ("titular_owes", "alternate_owes"):
        for number, slug in enumerate(getattr(position, field)):
            if questionnaires is not None:
                refers(sheet, (*position.at, field, number), slug, questionnaires, "un cuestionario")
    if position.alternate_owes and not position.alternates:
        sheet.fault((*position.at, "alternate_owes"), "este puesto no tiene suplentes: deje la lista vacía")


def postulants(sheet: Sheet, file: PostulantsFile, places: Places, offices: dict[str, PlaceKind] | None) -> None:
    """``postulants.toml``: alliances against their parties, and scopes against offices and places."""
    repeated(sheet, file.postulant)
    written = [item for item in sheet.located.values.get("postulant", []) if isinstance(item, dict)]
    parties = [str(item.get("key")) for item in written if item.get("kind") == PostulantKind.PARTY]
    for postulant in file.postulant:
        _members(sheet, postulant, parties)
        if postulant.scope and postulant.kind == PostulantKind.PARTY:
            sheet.fault((*postulant.at, "scope"), "un partido postula donde quiera: no lleva alcance")
        if offices is not None:
            repeated(sheet, postulant.scope, "office")
            _scopes(sheet, postulant, places, offices)


def _members(sheet: Sheet, postulant: Postulant, parties: list[str]) -> None:
    if postulant.kind not in _ALLIANCES:
        if postulant.members:
            sheet.fault((*postulant.at, "members"), "solo una coalición o una candidatura común tiene integrantes")
        return
    if len(set(postulant.members)) < max(_ALLIED, len(postulant.members)):
        sheet.fault((*postulant.at, "members"), "una alianza necesita dos partidos o más, sin repetir")
    for number, member in enumerate(postulant.members):
        refers(sheet, (*postulant.at, "members", number), member, parties, "un partido")


def _scopes(sheet: Sheet, postulant: Postulant, places: Places, offices: dict[str, PlaceKind]) -> None:
    for scope in postulant.scope:
        if not refers(sheet, (*scope.at, "office"), scope.office, offices, "un cargo"):
            continue
        kind = offices[scope.office]
        if kind in places.doubtful:
            continue
        for number, key in enumerate(scope.places):
            place: Place = (*scope.at, "places", number)
            if (
                refers(sheet, place, key, places.keys(kind), f"una clave de {kind.value}")
                and key in scope.places[:number]
            ):
                sheet.fault(place, f"«{key}» está repetido")


def calendar(
    sheet: Sheet,
    file: CalendarFile,
    offices: Iterable[str],
    agreements: Iterable[str] | None,
    election_day: date | None,
) -> None:
    """``calendar.toml``: windows against the offices, the agreements, their two days, and the day of the election."""
    seen: dict[tuple[str, str], Window] = {}
    for window in file.window:
        if window.office:
            refers(sheet, (*window.at, "office"), window.office, offices, "un cargo")
        if window.agreement and agreements is not None:
            refers(sheet, (*window.at, "agreement"), window.agreement, agreements, "un acuerdo")
        if window.last_day is not None and window.last_day < window.first_day:
            sheet.fault((*window.at, "last_day"), f"es anterior al primer día, {window.first_day}")
        for field in ("first_day", "last_day"):
            day = getattr(window, field)
            if day and election_day and abs(day - election_day) > FAR:
                sheet.fault((*window.at, field), f"está a más de tres años de la jornada electoral, {election_day}")
        if (window.key, window.office) in seen:
            first = sheet.located.line(seen[window.key, window.office].at)
            sheet.fault((*window.at, "key"), f"ya hay una ventana «{window.key}» para lo mismo en la línea {first}")
        seen.setdefault((window.key, window.office), window)


def kinds(sheet: Sheet, file: OfficesFile | None) -> dict[str, PlaceKind] | None:
    """What sort of place elects each office, or None when offices could not all be read."""
    if file is None:
        return None
    known = {office.key: office.territory_kind for office in file.office}
    return known if set(known) == set(keys(sheet, "office")) else None

# SPDX-License-Identifier: EUPL-1.2
"""What the parts of a plan say of one another must agree, and each deadline says what its shape needs."""

from collections.abc import Collection

from conoceles.elections.reading.folder import keys, refers, repeated
from conoceles.kernel.strict import Sheet, misspelt

from .described import Due, PlanFile, Row
from .rules.choices import CHOICES, fits
from .rules.shapes import COUNTED_FROM
from .rules.words import Act, DocumentKind, Kind, Shape

#: For each shape, the keys that must be written and those that may be besides.
_KEYS: dict[Shape, tuple[set[str], set[str]]] = {
    Shape.DAY: ({"day"}, set()),
    Shape.DAYS: ({"days"}, set()),
    Shape.MONTHLY: ({"since"}, {"until"}),
    Shape.FIRST_WEEK: ({"since"}, {"until"}),
    Shape.WEEKLY: ({"since", "weekday"}, {"until", "until_event"}),
    Shape.WINDOW: ({"first_day", "last_day"}, {"day"}),
    Shape.BEFORE: ({"of", "count"}, {"counted"}),
    Shape.AFTER: ({"of", "count"}, {"counted"}),
    Shape.SAME_DAY: ({"of"}, set()),
    Shape.HOURS_BEFORE: ({"of", "count"}, {"office_hours"}),
    Shape.HOURS_AFTER: ({"of", "count"}, {"office_hours"}),
    Shape.NOT_APPLICABLE: (set(), set()),
}
_ALWAYS = {"shape", "words"}


def plan(sheet: Sheet, file: PlanFile, document: DocumentKind, agreements: Collection[str] | None) -> None:
    """Note everything in *file* that does not agree; *agreements* None: they are unknown."""
    _settings(sheet, file, document)
    events, rows = keys(sheet, "event"), keys(sheet, "row")
    numbered = keys(sheet, "attribution")
    repeated(sheet, file.event)
    repeated(sheet, file.row)
    repeated(sheet, file.attribution)
    repeated(sheet, file.inconsistency)
    for row in file.row:
        _row(sheet, row, document, events, numbered, agreements)
    for one in file.inconsistency:
        for number, key in enumerate(one.rows):
            refers(sheet, (*one.at, "rows", number), key, rows, "un renglón")
    if not file.row and not file.plan.absent:
        sheet.fault(("plan", "absent"), "el plan no tiene renglones: diga aquí por qué, o escriba alguno")


def _settings(sheet: Sheet, file: PlanFile, document: DocumentKind) -> None:
    for key, choice in file.settings.items():
        place = ("settings", key)
        if key not in CHOICES:
            sheet.fault(place, f"esta elección no se conoce{misspelt(key, CHOICES)}")
        elif not fits(key, choice.value):
            sheet.fault((*place, "value"), f"«{choice.value}» no sirve: {CHOICES[key][0]}")
    if document is DocumentKind.COMMISSION:
        written = sheet.located.values.get("settings", {})
        for key in CHOICES:
            if key not in written:
                sheet.fault(("settings", key), f"falta esta elección: {CHOICES[key][0]}")


def _row(
    sheet: Sheet,
    row: Row,
    document: DocumentKind,
    events: list[str],
    numbered: list[str],
    agreements: Collection[str] | None,
) -> None:
    if not row.owed_by:
        sheet.fault((*row.at, "owed_by"), "diga al menos un carácter que lo debe")
    if (row.kind is Kind.DELIVERABLE) is not (document is DocumentKind.IMPLEMENTATION):
        sheet.fault((*row.at, "kind"), f"«{row.kind}» no es de este plan: los entregables van en implementation.toml")
    if document is DocumentKind.IMPLEMENTATION and row.part is None:
        sheet.fault((*row.at, "part"), "falta esta clave: de cuál de los cuatro contenidos es")
    if row.attribution:
        refers(sheet, (*row.at, "attribution"), row.attribution, numbered, "una atribución")
    for number, key in enumerate(row.agreements):
        refers(sheet, (*row.at, "agreements", number), key, agreements, "un acuerdo")
    for due in (row.due, *row.other, row.ine):
        if due is not None:
            _due(sheet, due, events)
    if row.kind is Kind.NOTICE and row.ine is None:
        sheet.fault((*row.at, "ine"), "un aviso al INE dice dentro de qué plazo: falta esta clave")


def _due(sheet: Sheet, due: Due, events: list[str]) -> None:
    needed, besides = _KEYS[due.shape]
    written = _written(sheet, due)
    for key in sorted(needed - written):
        sheet.fault((*due.at, key), f"falta: un plazo «{due.shape}» la necesita")
    for key in sorted(written - needed - besides - _ALWAYS):
        sheet.fault((*due.at, key), f"no va en un plazo «{due.shape}»")
    if due.shape in COUNTED_FROM:
        for number, key in enumerate(due.of):
            refers(sheet, (*due.at, "of", number), key, [*Act, *events], "un acto ni un suceso")
        if "count" in needed and "count" in written and not due.count:
            sheet.fault((*due.at, "count"), "se cuenta de 1 en adelante")
    if due.until_event:
        refers(sheet, (*due.at, "until_event"), due.until_event, events, "un suceso")
    for first, last in (("since", "until"), ("first_day", "last_day"), ("first_day", "day")):
        begins, ends = getattr(due, first), getattr(due, last)
        if begins and ends and ends < begins:
            sheet.fault((*due.at, last), f"es anterior a {first}, {begins}")


def _written(sheet: Sheet, due: Due) -> set[str]:
    """The keys that the file really says: a default is not one of them."""
    value = sheet.located.values
    for part in due.at:
        value = value[part]  # type: ignore[index]
    return set(value)

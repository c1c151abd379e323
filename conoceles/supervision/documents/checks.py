# SPDX-License-Identifier: EUPL-1.2
"""What the parts of a route say of one another must agree, and none may order what the law does not allow."""

from conoceles.accounts.rules import Role
from conoceles.elections.reading.folder import keys, refers, repeated
from conoceles.kernel.strict import Sheet

from .described import Route, RoutesFile, Step
from .rules.words import RETURNS, Verb

#: Who may write down what starts a clock (obligations.permissions).
_START = frozenset({Role.SECRETARY, Role.INSTANCE})
_SENT = frozenset({"remision", "aviso"})


def routes(sheet: Sheet, file: RoutesFile, rows: list[str] | None) -> None:
    """Note everything in *file* that does not agree. *rows* are those of the plan, where there is one to look at."""
    repeated(sheet, file.route)
    repeated(sheet, file.series)
    series = keys(sheet, "series")
    for one in file.series:
        if not one.by:
            sheet.fault((*one.at, "by"), "diga quién toma números de esta serie")
    for route in file.route:
        _route(sheet, route, rows, series)


def _route(sheet: Sheet, route: Route, rows: list[str] | None, series: list[str]) -> None:
    if route.series:
        refers(sheet, (*route.at, "series"), route.series, series, "una serie")
    if not route.drafted_by:
        sheet.fault((*route.at, "drafted_by"), "diga al menos un carácter que lo elabora")
    for number, key in enumerate(route.rows):
        refers(sheet, (*route.at, "rows", number), key, rows, "un renglón del plan")
    if route.notice:
        refers(sheet, (*route.at, "notice"), route.notice, rows, "un renglón del plan")
        if route.notice_act is None:
            sheet.fault((*route.at, "notice_act"), "falta esta clave: qué acto inicia el plazo del aviso")
    if route.modifies and route.step:
        sheet.fault((*route.at, "step"), "una modificación sigue la ruta de lo que modifica: no lleva pasos propios")
    if not route.modifies and not route.step:
        sheet.fault((*route.at, "step"), "falta: una ruta tiene al menos un paso")
    repeated(sheet, route.step)
    repeated(sheet, route.section)
    before: list[str] = []
    for step in route.step:
        _step(sheet, route, step, before)
        before.append(step.key)


def _step(sheet: Sheet, route: Route, step: Step, before: list[str]) -> None:
    _order(sheet, step, before)
    _whose(sheet, step)
    for number, met in enumerate(step.meets):
        row, _, owed = met.partition("/")
        place = (*step.at, "meets", number)
        refers(sheet, place, row, [*route.rows, route.notice], "un renglón de esta ruta")
        if (owed in _SENT) is not (step.verb is Verb.REMIT):
            sheet.fault(place, "una remisión o un aviso se cumple al remitir, y sólo entonces")


def _order(sheet: Sheet, step: Step, before: list[str]) -> None:
    for number, key in enumerate(step.after):
        refers(sheet, (*step.at, "after", number), key, before, "un paso anterior")
    if step.along:
        refers(sheet, (*step.at, "along"), step.along, before, "un paso anterior")
        if step.after:
            sheet.fault((*step.at, "after"), "un paso que se hace junto con otro no dice además después de cuál va")
    elif before and not step.after:
        sheet.fault((*step.at, "after"), "falta: sólo el primer paso no va después de otro")
    if step.back_to:
        refers(sheet, (*step.at, "back_to"), step.back_to, before, "un paso anterior")
        if step.verb not in RETURNS:
            sheet.fault((*step.at, "back_to"), f"un paso «{step.verb}» no devuelve nada")


def _whose(sheet: Sheet, step: Step) -> None:
    if not step.noted_by:
        sheet.fault((*step.at, "noted_by"), "diga al menos un carácter que lo anota")
    if step.verb in {Verb.REMIT, Verb.VALIDATE} and set(step.noted_by) != {Role.INSTANCE}:
        sheet.fault((*step.at, "noted_by"), "sólo la Instancia Interna Responsable marca lo que va y viene del INE")
    if step.starts and not set(step.noted_by) <= _START:
        sheet.fault(
            (*step.at, "noted_by"), "lo que inicia un plazo lo anotan la Secretaría Técnica o la Instancia Interna"
        )

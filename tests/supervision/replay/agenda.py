# SPDX-License-Identifier: EUPL-1.2
"""What a secretary writes down on each day of the cycle of 2023-2024, as data: the compliant one's, and how others go.

Days are those that the work plan gives; where it gives only a limit, any day within it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from conoceles.accounts.rules import Role
from conoceles.supervision.obligations import actions

#: From the designation of the Instancia Interna to the last remission of the work plan.
FIRST, LAST = date(2023, 7, 13), date(2024, 9, 4)
#: On which the commission was installed, and had its plan to work by; and on which it approved it.
INSTALLED, APPROVED = date(2023, 9, 1), date(2023, 10, 5)
#: The months that the reports tell of, each with the day of the ordinary session that ratifies its own.
MONTHS = {f"{2023 + (8 + n) // 12}-{(8 + n) % 12 + 1:02}": 5 for n in range(12)} | {"2023-11": 1, "2024-08": 3}
#: From the first Friday after the first of April to the last before the election day.
FRIDAYS = [date(2024, 4, 5) + timedelta(weeks=week) for week in range(9)]


@dataclass(frozen=True)
class Entry:
    """A step that is written down: of which document, on what day it was done, and on what day it is written."""

    route: str
    step: str
    on: date
    occurrence: str = ""
    written: date | None = None
    more: dict[str, object] = field(default_factory=dict)

    @property
    def day(self) -> date:
        """When it is written down."""
        return self.written or self.on


#: One line for each document: its route, which time, and its steps with their days; «@» the day on which it is written
#: down, if it is another; «#» its agreement.
_ONCE = """
acuerdo-de-la-instancia . presentar 2023-07-10@2023-09-01 acordar#C.G.021/2023 2023-07-13@2023-09-01 remitir 2023-09-06 validar 2023-09-08 informar 2023-09-11
informe-de-instalacion . emitir 2023-09-01 remitir 2023-09-06 validar 2023-09-08 informar 2023-09-11
convocatoria . emitir 2023-09-29
acuerdo-propio-o-tercero . presentar 2023-09-20 acordar#C.G.031/2023 2023-09-28 remitir 2023-10-03 validar 2023-10-06 informar 2023-10-09
acta . presentar 2023-10-06 aprobar 2023-11-05 emitir 2023-11-06
dictamen-1-plan-de-implementacion . presentar 2023-10-16 aprobar 2023-10-18 remitir-consejo 2023-10-19 acordar#C.G.036/2023 2023-10-20 remitir 2023-10-23 validar 2023-10-26 informar 2023-10-27
dictamen-2-proceso-tecnico-operativo . presentar 2023-12-01 analizar 2023-12-05 presentar-dictamen 2023-12-11 aprobar 2023-12-14 remitir-consejo 2023-12-15 acordar#C.G.050/2023 2023-12-18 remitir 2023-12-19 validar 2023-12-21 informar 2023-12-22
acuerdo-de-facultades . presentar 2023-12-11 acordar#C.G.051/2023 2023-12-18
dictamen-3-prototipo . presentar 2024-01-22 revisar 2024-01-25 presentar-dictamen 2024-01-26 aprobar 2024-01-26 remitir-consejo 2024-01-26 acordar#C.G.004/2024 2024-01-29 remitir 2024-01-30 validar 2024-02-02 informar 2024-02-03
dictamen-6-mejora . presentar 2024-02-05 aprobar 2024-02-06 remitir-consejo 2024-02-06 acordar#C.G.007/2024 2024-02-08 remitir 2024-02-11 validar 2024-02-13 informar 2024-02-14
informe-de-cuentas . aprobar-instancia 2024-02-19 presentar 2024-02-20
dictamen-5-modificacion dictamen-2-proceso-tecnico-operativo presentar 2024-02-20 analizar 2024-02-21 presentar-dictamen 2024-02-22 aprobar 2024-02-23 remitir-consejo 2024-02-23 acordar#C.G.012/2024 2024-02-26 remitir 2024-03-02 validar 2024-03-05 informar 2024-03-06
informe-de-captura 2024-03-01 aprobar-instancia 2024-02-29 presentar-consejo 2024-03-01 remitir 2024-03-01 validar 2024-03-04 informar 2024-03-05
dictamen-4-inicio-de-publicacion . presentar 2024-03-18 aprobar 2024-03-20 remitir-consejo 2024-03-20 acordar#C.G.020/2024 2024-03-22 remitir 2024-03-25 validar 2024-03-27 informar 2024-03-28
oficio-instancia . emitir 2024-03-04
oficio-secretaria . emitir 2024-03-04
oficio-unidad . emitir 2024-03-05
oficio-area . emitir 2024-03-05
informe-de-captura 2024-05-31 aprobar-instancia 2024-05-30 presentar-consejo 2024-05-31 remitir 2024-05-31 validar 2024-06-03 informar 2024-06-04
informe-final-de-captura . aprobar-instancia 2024-08-26 presentar-consejo 2024-08-30 remitir 2024-08-30 validar 2024-09-02 informar 2024-09-03
informe-final . presentar 2024-08-20 aprobar 2024-08-28 enviar-consejo 2024-08-29 remitir 2024-09-02 validar 2024-09-03 informar 2024-09-04
"""  # noqa: E501  (a line is a document)


def _once() -> Iterator[Entry]:
    for line in _ONCE.split("\n"):
        route, occurrence, *words = line.split() or ("", "")
        for step, days in zip(words[::2], words[1::2], strict=True):
            key, _, agreement = step.partition("#")
            on, _, written = days.partition("@")
            yield Entry(
                route, key, date.fromisoformat(on), occurrence.strip("."),
                date.fromisoformat(written) if written else None, {"agreement": agreement} if agreement else {},
            )  # fmt: skip


def _monthly() -> Iterator[Entry]:
    """Approved and presented on the last day of the month, ratified in the ordinary session of the next one's first
    week, sent within five days of the first approval."""
    for month, day in MONTHS.items():
        first = (date.fromisoformat(f"{month}-01") + timedelta(31)).replace(day=1)
        session, last = first.replace(day=day), first - timedelta(1)
        taken = [("aprobar-instancia", last), ("presentar", last), ("tratar", session), ("ratificar", session)]
        taken += [("remitir", min(session, last + timedelta(5))), ("dar-cuenta", session)]
        if month != "2024-08":
            taken += [("validar", session + timedelta(3)), ("informar", session + timedelta(4))]
        yield from (Entry("informe-mensual", step, on, month) for step, on in taken)


def _weekly() -> Iterator[Entry]:
    for friday in FRIDAYS:
        for step in ("aprobar-instancia", "presentar"):
            yield Entry("informe-semanal", step, friday, friday.isoformat())


def compliant() -> list[Entry]:
    """Everything on its day."""
    return sorted([*_once(), *_monthly(), *_weekly()], key=lambda each: each.day)


def late(by: timedelta, sent: timedelta) -> list[Entry]:
    """The same, each so much later; and what goes to INE, and what follows, later still. The designation is a fact."""
    after = {"remitir", "validar", "informar"}

    def moved(each: Entry) -> Entry:
        if each.written:
            return replace(each, written=each.written + by)
        return replace(each, on=each.on + by + (sent if each.step in after else timedelta()))

    return sorted((moved(each) for each in compliant()), key=lambda each: each.day)


def besides(by: timedelta = timedelta()) -> dict[date, list[Callable[[Any], object]]]:
    """What no route does: the plan is approved, sessions and the press conference are held, notices are excused."""
    found: dict[date, list[Callable[[Any], object]]] = {APPROVED: [lambda replay: replay.approve()]}

    def on(day: date, act: Callable[[Any, date], object]) -> None:
        found.setdefault(day + by, []).append(lambda replay: act(replay, day + by))

    for month, day in MONTHS.items():
        session = (date.fromisoformat(f"{month}-01") + timedelta(31)).replace(day=day)
        on(session, lambda replay, held, month=month: replay.held(month, held))
    on(date(2024, 2, 29), lambda replay, held: replay.meet("13", on=held))
    on(date(2023, 10, 9), lambda replay, told: replay.meet("M1", "aviso", "plan/comision-v1", on=told))
    on(date(2023, 12, 20), lambda replay, _: _excuse(replay, "acuerdo/C.G.051/2023"))
    return found


def _excuse(replay: Any, occurrence: str) -> None:
    notice = replay.one("M1", "aviso", occurrence).obligation
    motive = "La tabla dice que este acuerdo no se remite al INE."
    actions.excuse(notice, motive=motive, by=replay.who(Role.SECRETARY))

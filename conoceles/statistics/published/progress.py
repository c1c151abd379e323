# SPDX-License-Identifier: EUPL-1.2
"""How far the capture has come, as the public may know it: by office and by postulant, and in no other way.

Nothing here is of a place, of a sex, or of what is kept sealed. By office and postulant at once there is only what the
profiles themselves tell one by one: whether it was sent, and whether it is published.
"""

from dataclasses import dataclass

#: The name of its file in a snapshot (``Snapshot.beside``).
NAME = "avance"
#: The stages of a row, in their order (``progress.rules.Stage``), and those of an office and a postulant at once.
STAGES = (
    "registradas", "deben_capturar", "cuenta_entregada", "iniciadas", "enviadas", "validadas", "publicadas",
)  # fmt: skip
CROSSED = ("registradas", "deben_capturar", "enviadas", "validadas", "publicadas")
#: Independents are told together: each is one candidacy, and a row of her own would follow her day by day.
INDEPENDENTS = "independientes"


@dataclass(frozen=True, slots=True)
class Row:
    """The counts of an office, of a postulant, or of both; empty: of all. In the order of ``STAGES`` or ``CROSSED``."""

    office: str
    postulant: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the series: its rows by office and by postulant; without ``at`` nobody counted that day."""

    day: str
    at: str = ""
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """The last cut, and every day until it. Of the offices ``left_out`` nothing is told, as they are not open yet.

    ``whom`` is whom the process counts («vigentes» or «todas»), and ``digest`` that of the whole cut, to cite it by.
    """

    at: str
    digest: str
    whom: str
    rows: tuple[Row, ...]
    crossed: tuple[Row, ...]
    days: tuple[Day, ...]
    left_out: tuple[str, ...]

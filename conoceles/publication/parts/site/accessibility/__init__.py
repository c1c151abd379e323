# SPDX-License-Identifier: EUPL-1.2
"""What the accessibility statement says: what was examined, how and when, and what is known to fail.

``examined.toml`` is written by ``make accessible``, which opens every kind of page in every state; it bears the digest
of what decides how pages look, so that a test fails when they changed and nobody examined them again.
``tried.toml`` is written by people: what they tried with their hands, and when.
"""

import tomllib
from pathlib import Path
from typing import Any

from conoceles.publication.languages import N_, _, told

from ..words import counted, day

_HERE = Path(__file__).parent
EXAMINED = _HERE / "examined.toml"
_TRIED = _HERE / "tried.toml"
#: How each page is looked at; ``examined.toml`` names those in which they were.
STATES = (
    N_("modo claro"), N_("modo oscuro"), N_("colores forzados"), N_("320 píxeles de ancho"), N_("aumento del 400 %"),
    N_("impresión"),
)  # fmt: skip
#: What is known to fail, or not to have been tried. A line leaves when it is done, and not before.
FAILS = (
    N_("Todavía no lo ha revisado una persona que use lector de pantalla todos los días."),
    N_("No hay versión en lengua maya, en Lengua de Señas Mexicana ni en lectura fácil."),
    N_("Los textos de las candidaturas son suyos: pueden ser largos o difíciles, y el instituto no los cambia."),
)


def statement() -> dict[str, Any]:
    """The evidence, in words: what a program examined, what people tried (``tried``), and what ``fails``."""
    examined = tomllib.loads(EXAMINED.read_text())
    tried = tomllib.loads(_TRIED.read_text()).get("tried", ())
    return {
        "examined_on": day(examined["on"].isoformat()),
        "program": examined["program"],
        "kinds": counted(len(examined["kinds"]), "clase de página", "clases de página"),
        "states": [_(state) for state in examined["states"]],
        "violations": str(examined["violations"]),
        "tried": [
            {name: told(each[name]) for name in ("what", "how", "result")} | {"on": day(each["on"].isoformat())}
            for each in tried
        ],
        "fails": [_(each) for each in FAILS],
    }

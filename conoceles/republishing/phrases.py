# SPDX-License-Identifier: EUPL-1.2
"""What is told to whoever takes a release in."""

from collections.abc import Iterator
from pathlib import Path

from conoceles.kernel.text import shown
from conoceles.opendata.changes import ROWS

from .rules import Counted, Fault, Loss, Problem, Reason

_PROBLEMS = {
    Problem.NOT_AN_OBJECT: "no es un objeto JSON en su renglón",
    Problem.OTHER_COUNT: "no tiene, un renglón cada una, las {said} candidaturas que dice release.json",
    Problem.MISSING_COLUMN: "falta la columna",
    Problem.UNKNOWN_COLUMN: "este proceso no tiene esa columna: ¿es la misma versión de sus cuestionarios?",
    Problem.WRONG_TYPE: "no es del tipo que dice el diccionario ({said})",
    Problem.UNKNOWN_KEY: "el proceso no tiene la clave «{said}»; agréguela a su carpeta y vuelva a cargarlo",
    Problem.UNKNOWN_OPTION: "«{said}» no es una opción de la pregunta",
    Problem.UNKNOWN_VERSION: "el proceso no tiene la versión {said} del cuestionario",
    Problem.TOO_LONG: "tiene más de {said} caracteres",
    Problem.HIDDEN: "tiene caracteres que no se ven: {said}",
    Problem.NOT_A_DAY: "«{said}» no es una fecha AAAA-MM-DD",
    Problem.NOT_AN_ID: "«{said}» no es un identificador",
    Problem.TWICE: "«{said}» está en otro renglón",
    Problem.SEAT_TAKEN: "otra candidatura registrada tiene ese lugar de la fórmula ({said})",
    Problem.NOBODY: "«{said}» no está en el archivo",
    Problem.FORMULA_DIFFERS: "la otra persona de la fórmula dice otra cosa ({said})",
    Problem.OTHER_DIGEST: "las respuestas no dan la huella con que se validaron",
}
_LOSSES = {
    Loss.IN_REVIEW: "tenían respuestas en revisión, que no son públicas: aquí se leería que no las capturaron",
    Loss.WITHDRAWN: "tenían el perfil retirado: aquí se leería que no lo capturaron, hasta que se retire de nuevo",
    Loss.PAUSED: "tenían algo en pausa: aquí se leería que no lo respondieron, hasta que se ponga en pausa de nuevo",
}
_SHOWN = 10
#: Said where nobody gave the fingerprint of the key.
ANYONE = (
    "Sin --key sólo se sabe que nadie la cambió después de firmarla, no quién la firmó: compare esa huella con la que"
    " publica el instituto."
)


def fault(found: Fault) -> str:
    """«datos/candidaturas.json, renglón 3, columna «cargo»: …»."""
    row = f", renglón {found.row}" if found.row else ""
    column = f", columna «{shown(found.column)}»" if found.column else ""
    return f"{ROWS}{row}{column}: {_PROBLEMS[found.problem].format(said=shown(found.said))}"


def found(counted: Counted) -> Iterator[str]:
    """What comes with the release, and what does not."""
    yield f"{counted.candidacies:,} candidaturas; {counted.answered:,} cuestionarios respondidos."
    if counted.photographs:
        yield (
            f"No se cargan {counted.photographs:,} fotografías: no están en los datos abiertos, y cada una pide aquí "
            "su aprobación."
        )
    if counted.badges:
        yield f"No se cargan los distintivos de {counted.badges:,} candidaturas: piden su consentimiento aquí."


def _losses(losses: dict[Loss, list[str]]) -> str:
    return "\n".join(
        [
            "Nada cambió: esta instalación diría de algunas candidaturas lo que no es.",
            *_lost(losses),
            "Si lo va a corregir antes de publicar, agregue --accept-losses.",
        ]
    )


def lost(counted: Counted) -> Iterator[str]:
    """Of whom something must be put right before publishing."""
    if counted.losses:
        yield "Corrija esto antes de publicar:"
        yield from _lost(counted.losses)


def _lost(losses: dict[Loss, list[str]]) -> Iterator[str]:
    for loss, slugs in losses.items():
        some = ", ".join(slugs[:_SHOWN]) + (f" y {len(slugs) - _SHOWN:,} más" if len(slugs) > _SHOWN else "")
        yield f"  {len(slugs):,} {_LOSSES[loss]}: {some}"


def _faults(faults: list[Fault], more: int) -> str:
    lines = [f"Nada cambió: hay {len(faults) + more:,} errores.", *(f"  {fault(one)}" for one in faults)]
    return "\n".join([*lines, *([f"  … y {more:,} más"] if more else [])])


def _not_a_release(place: Path | str, missing: list[str]) -> str:
    return (
        f"{place} no es una publicación entera: falta {', '.join(missing)}, o no se entiende. "
        "Dé la carpeta de una publicación, o un ZIP con esos archivos o junto a ellos."
    )


def _not_authentic(place: Path | str, wrong: list[str]) -> str:
    said = {
        "SHA256SUMS.sig": "la firma de SHA256SUMS no es de esa clave",
        "clave-publica.pem": "la clave no es la que usted dio",
    }
    told = "; ".join(said.get(name, f"{name} no es el que la lista firmada dice") for name in wrong)
    return f"Nada cambió: {place} no es auténtica ({told})."


PHRASES = {
    Reason.NOT_A_RELEASE: _not_a_release,
    Reason.NOT_AUTHENTIC: _not_authentic,
    Reason.OTHER_PROCESS: "Nada cambió: es una publicación del proceso «{other}», y no de «{slug}».",
    Reason.NOT_EMPTY: (
        "Nada cambió: el registro de «{slug}» ya tiene {count:,} candidaturas. "
        "Una publicación se carga en un sistema vacío."
    ),
    Reason.FAULTS: _faults,
    Reason.LOSSES: _losses,
}

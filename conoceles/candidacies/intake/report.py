# SPDX-License-Identifier: EUPL-1.2
"""The report for machines: one JSON object with every finding, written as it is told and never held whole."""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, Any

from conoceles.kernel import machine
from conoceles.kernel.refusals import Refused

from ..rules import Reason
from .check import Checked


@contextmanager
def destination(path: Path | None) -> Iterator[IO[str] | None]:
    """Where the report goes: into place when all is said, so nobody reads half of it. Raises Refused(NO_REPORT).

    A refusal is something said; whatever else ends the import leaves the report of before, if there was one.
    """
    if path is None:
        yield None
        return
    try:
        file = NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, prefix=f".{path.name}.", delete=False)  # noqa: SIM115
    except OSError as error:
        raise Refused(Reason.NO_REPORT, path=path, found=machine.told(error, path.parent)) from error
    refused: Refused | None = None
    try:
        with file:
            try:
                yield file
            except Refused as refusal:
                refused = refusal
        os.replace(file.name, path)  # noqa: PTH105
    except BaseException:
        Path(file.name).unlink(missing_ok=True)
        raise
    if refused is not None:
        raise refused


def write(
    into: IO[str], about: Mapping[str, Any], checked: Checked | None, changes: Iterable[Mapping[str, Any]] = ()
) -> None:
    """Write *about*, each candidacy that changes, and what was found where a file could be read, as one JSON object."""
    head: dict[str, Any] = dict(about)
    if checked is not None:
        head |= {
            "filas": checked.rows,
            "codificacion": checked.encoding,
            "con_respuestas": checked.captured,
            "contadas_sin_cargar": checked.counted,
            "columnas_no_leidas": [{"hoja": sheet, "columna": title} for sheet, title in checked.not_read],
            "grafias_reconocidas": [
                {"columna": column, "dice": written, "se_entiende": known, "veces": times}
                for (column, written, known), times in sorted(checked.recognised.items())
            ],
            "totales": {problem.key: count for problem, count in checked.findings.counts.items()},
        }
    text = json.dumps(head, ensure_ascii=False, indent=1)
    into.write(text.removesuffix("\n}"))
    _list(into, "candidaturas_que_cambian", (json.dumps(change, ensure_ascii=False) for change in changes))
    _list(into, "hallazgos", (line.decode() for line in checked.findings.lines()) if checked is not None else ())
    into.write("\n}\n")


def _list(into: IO[str], name: str, lines: Iterable[str]) -> None:
    into.write(f',\n "{name}": [')
    separator = "\n  "
    for line in lines:
        into.write(separator + line)
        separator = ",\n  "
    into.write("\n ]")

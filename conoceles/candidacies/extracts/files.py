# SPDX-License-Identifier: EUPL-1.2
"""An extract as files: a workbook, two CSV, and one JSON that holds everything, from which the next one begins."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from conoceles.candidacies.models import Candidacy, Extract
from conoceles.elections.models import Process
from conoceles.files.storage import unaltered
from conoceles.files.tables import table
from conoceles.files.workbooks import Sheet, workbook
from conoceles.kernel.refusals import Refused

from .columns import CHANGES, FACTS, KINDS, LIST
from .queries import Row
from .rules import Change, Reason

_LIST, _CHANGES = ([name for name, _ in columns] for columns in (LIST, CHANGES))


@dataclass(frozen=True)
class Content:
    """All that an extract says."""

    process: Process
    number: int
    since: int | None
    at: str
    rows: Sequence[Row]
    changes: Sequence[Change]

    @property
    def standing(self) -> list[Row]:
        """The approved candidacies: those that stand at the cut-off."""
        return [row for row in self.rows if row["estatus"] == Candidacy.Status.REGISTERED]

    def files(self) -> dict[str, bytes]:
        """Each by its name."""
        listed = [[row[name] for name in _LIST] for row in self.standing]
        changed = self._changed()
        return {
            f"extracto-{self.number}.xlsx": self._workbook(listed, changed),
            f"extracto-{self.number}-candidaturas.csv": table(_LIST, listed),
            f"extracto-{self.number}-cambios.csv": table(_CHANGES, changed),
            f"extracto-{self.number}.json": self._json(),
        }

    def _changed(self) -> list[list[str]]:
        rows = {row["id"]: row for row in self.rows}
        return [
            [
                str(number), one.kind, KINDS.get(one.kind, one.kind), one.candidacy,
                *(rows.get(one.candidacy, {}).get(name, "") for name in (
                    "clave", "nombre", "eleccion_nombre", "cargo_nombre", "demarcacion_nombre", "postulante_nombre",
                )),
                _facts(one, 1), _facts(one, 2), one.agreement, one.issued_on, one.effective_on, one.other,
                one.registered_at, one.digest,
            ]
            for number, one in enumerate(self.changes, 1)
        ]  # fmt: skip

    def _about(self) -> list[list[str]]:
        return [
            ["Proceso", self.process.name],
            ["Autoridad", self.process.authority],
            ["Extracto", str(self.number)],
            ["Corte", self.at],
            [
                "Cambios desde el extracto",
                str(self.since) if self.since else "ninguno: es el primero, con todos los movimientos",
            ],
            ["Candidaturas que contienden", str(len(self.standing))],
            ["Cambios", str(len(self.changes))],
        ]

    def _workbook(self, listed: list[list[str]], changed: list[list[str]]) -> bytes:
        meanings = [
            *(["Candidaturas", name, about] for name, about in LIST),
            *(["Cambios", name, about] for name, about in CHANGES),
        ]
        sheets = [
            Sheet("Candidaturas", _LIST, listed),
            Sheet("Cambios", _CHANGES, changed),
            Sheet("Columnas", ["hoja", "columna", "qué es"], meanings),
            Sheet("Corte", ["dato", "valor"], self._about()),
        ]
        return workbook(sheets, title=f"Candidaturas aprobadas y cambios, extracto {self.number}")

    def _json(self) -> bytes:
        content: dict[str, Any] = {
            "tipo": "extracto-para-el-ine",
            "formato": 1,
            "proceso": {"clave": self.process.slug, "nombre": self.process.name, "autoridad": self.process.authority},
            "extracto": self.number,
            "corte": self.at,
            "cambios_desde_el_extracto": self.since,
            "candidaturas": self.standing,
            "ya_no_contienden": [row for row in self.rows if row["estatus"] != Candidacy.Status.REGISTERED],
            "cambios": [_record(number, one) for number, one in enumerate(self.changes, 1)],
            "columnas": dict(LIST),
        }
        return msgspec.json.format(msgspec.json.encode(content), indent=1) + b"\n"


def content_of(extract: Extract, name: str) -> bytes:
    """One file of *extract* as it was made. Raises Refused: FILE_GONE."""
    kept = next((each for each in extract.files if each["name"] == name), {"path": "", "digest": ""})
    content = unaltered(kept["path"], kept["digest"])
    if content is None:
        raise Refused(Reason.FILE_GONE)
    return content


def rows_of(content: bytes) -> list[Row]:
    """The candidacies that the JSON of an extract holds, whatever became of them."""
    kept = msgspec.json.decode(content)
    return [*kept["candidaturas"], *kept["ya_no_contienden"]]


def _facts(one: Change, which: int) -> str:
    return "; ".join(f"{FACTS.get(each[0], each[0])}: {each[which] or '—'}" for each in one.fields)


def _record(number: int, one: Change) -> dict[str, Any]:
    return {
        "renglon": number,
        "clase": one.kind,
        "id": one.candidacy,
        "antes": {name: before for name, before, _ in one.fields},
        "despues": {name: after for name, _, after in one.fields},
        "acuerdo": one.agreement or None,
        "acuerdo_fecha": one.issued_on or None,
        "desde": one.effective_on or None,
        "otra_candidatura": one.other or None,
        "registrado_en_el_sistema": one.registered_at or None,
        "huella": one.digest or None,
    }

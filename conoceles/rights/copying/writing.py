# SPDX-License-Identifier: EUPL-1.2
"""A copy as a file: the index in words, the same as data, and what she sent as it came."""

import io
import json
from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from django.db.models import Model

from conoceles.candidacies.models import Candidacy
from conoceles.elections.papers import paper_of
from conoceles.files.storage import private
from conoceles.look import papers
from conoceles.look.papers import Facts, Paper, Paragraph, Section
from conoceles.record.naming import named

from . import gathering
from .described import told, unsent
from .gathering import Rows

_SEALED = (
    "Sus respuestas de identidad están selladas: nadie del instituto puede leerlas."
    " Van en la copia que descarga con su propia cuenta, abiertas ante ella."
)
_FILES = ("scan", "file")
_README = """Copia de lo que el sistema «Candidatas y Candidatos, Conóceles» guarda de usted

indice.pdf                       todo, en palabras
datos.json                       lo mismo, para leerlo con otro programa
publico.json                     lo que hoy muestra de usted el sitio público
respuestas-de-identidad.json     lo que contestó en los cuestionarios sellados, abierto sólo ante usted
archivos/                        lo que se escaneó o subió con su firma o a su nombre

Guárdelo donde nadie más lo lea. El sistema borra su archivo un día después de hacerlo.
"""


@dataclass(frozen=True)
class Made:
    """A copy: its ZIP without what is sealed, how many rows it holds, and when whoever made it began to read."""

    content: bytes
    rows: int
    at: datetime


def make(candidacy: Candidacy, *, at: datetime) -> Made:
    """Everything held of *candidacy* now."""
    tables, models = _gathered(candidacy)
    names = {named(each) for each in models}
    said = gathering.acts(candidacy, names)
    told_ = gathering.messages(candidacy, names)
    data = {
        "hecho": at.isoformat(),
        "tablas": {each.label: each.rows for each in tables},
        "avisos": told_,
        "quién abrió sus respuestas selladas": gathering.readings(said),
        "bitácora": said,
        "lo que no va aquí, y por qué": told()[1],
    }
    into = io.BytesIO()
    with ZipFile(into, "w", ZIP_DEFLATED) as bundle:
        bundle.writestr("LEAME.txt", _README)
        bundle.writestr("indice.pdf", papers.pdf(_paper(candidacy, tables, data, at)))
        bundle.writestr("datos.json", json.dumps(data, ensure_ascii=False, indent=1, default=str))
        public = gathering.public(candidacy)
        if public is not None:
            bundle.writestr("publico.json", public)
        for name, content in _files(models):
            bundle.writestr(f"archivos/{name}", content)
    return Made(into.getvalue(), sum(len(each.rows) for each in tables), at)


def index(candidacy: Candidacy, *, at: datetime) -> bytes:
    """The index alone, to be printed and handed over, without what she has not sent: somebody else prints it."""
    tables, models = _gathered(candidacy, without=unsent())
    names = {named(each) for each in models}
    said = gathering.acts(candidacy, names)
    data = {"avisos": gathering.messages(candidacy, names), "bitácora": said}
    return papers.pdf(_paper(candidacy, tables, data, at, left_out=unsent()))


def with_sealed(content: bytes, sealed: dict[str, Any]) -> bytes:
    """The same ZIP with what was just opened before her."""
    into = io.BytesIO(content)
    with ZipFile(into, "a", ZIP_DEFLATED) as bundle:
        bundle.writestr("respuestas-de-identidad.json", json.dumps(sealed, ensure_ascii=False, indent=1))
    return into.getvalue()


def _gathered(candidacy: Candidacy, without: Container[str] = ()) -> tuple[list[Rows], list[Model]]:
    found = list(gathering.rows(candidacy, without=without))
    return [table for table, _ in found], [one for _, models in found for one in models]


def _files(models: list[Model]) -> list[tuple[str, bytes]]:
    storage, found, excused = private(), {}, told()[1]
    for one in models:
        for field in _FILES:
            path = "" if f"{one._meta.label}.{field}" in excused else getattr(one, field, "")
            if isinstance(path, str) and path and storage.exists(path) and not path.startswith("copies/"):
                with storage.open(path) as file:
                    found[path.replace("/", "-")] = file.read()
    return sorted(found.items())


def _paper(
    candidacy: Candidacy, tables: list[Rows], data: dict[str, Any], at: datetime, *, left_out: Mapping[str, str] = {}
) -> Paper:
    sections = [
        Section(
            f"{each.name[:1].upper()}{each.name[1:]}",
            [Facts([(key, _words(value)) for key, value in row.items() if value not in (None, "", [], {})])
             for row in each.rows],
        )
        for each in tables
    ]  # fmt: skip
    sections.append(Section("Lo que se le avisó", [Paragraph(f"{each['cuándo']}\n{each['texto']}", quoted=True)
                                                   for each in data["avisos"]]))  # fmt: skip
    done = [(each["cuándo"], ": ".join(filter(None, (each["qué"], each.get("quién") or each["en qué carácter"]))))
            for each in data["bitácora"]]  # fmt: skip
    sections.append(Section("Qué se hizo con lo suyo, y quién leyó qué", [Facts(done)]))
    excused = Section("Lo que no va aquí, y por qué", [Facts(sorted({**told()[1], **left_out}.items()))])
    return paper_of(
        candidacy.process,
        "Copia de lo que se guarda de una persona",
        at=at,
        intro=f"{candidacy.person.name}. {_SEALED}",
        index="Índice",
        sections=[*sections, excused],
        source="el sistema, al corte.",
    )


def _words(value: Any) -> str:
    if isinstance(value, bool):
        return "sí" if value else "no"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)

# SPDX-License-Identifier: EUPL-1.2
"""An invented process with every kind of office, and a way to import files into it."""

import json
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from conoceles.candidacies.models import Candidacy
from conoceles.elections.models import (
    Agreement,
    AllianceScope,
    Office,
    Position,
    Postulant,
    Process,
    Questionnaire,
    Territory,
)
from conoceles.elections.questionnaire import Definition, Kind, Option, Question, Section, Visibility
from conoceles.kernel.text import Counting

from ..files.workbooks import delimited

CURRICULAR = Definition(
    slug="curricular",
    name="Cuestionario curricular",
    counting=Counting.ALL,
    source="inventado",
    sections=(
        Section(
            "todo",
            "Todo",
            (
                Question("historia", "Historia", Kind.LONG_TEXT, Visibility.PUBLIC, "p", "A", minimum=20, maximum=60),
                Question("telefono", "Teléfono", Kind.PHONE, Visibility.PUBLIC, "p", "A", items=2),
                Question("correo", "Correo", Kind.EMAIL, Visibility.PUBLIC, "p", "A"),
                Question("pagina", "Página", Kind.URL, Visibility.PUBLIC, "p", "A"),
                Question("facebook", "Facebook", Kind.URL, Visibility.PUBLIC, "p", "A", hosts=("facebook.com",)),
                Question("otra_red", "Otra red", Kind.URL, Visibility.PUBLIC, "p", "A"),
                Question(
                    "grado", "Grado", Kind.CHOICE, Visibility.PUBLIC, "p", "A",
                    options=(Option("tecnica", "Técnica"), Option("maestria", "Maestría")),
                ),
                Question("cursos", "Cursos", Kind.TEXT, Visibility.PUBLIC, "p", "A", items=3, maximum=30),
                Question("correo_aclaraciones", "Aclaraciones", Kind.EMAIL, Visibility.NEVER, "p", "C"),
            ),
        ),
    ),
)  # fmt: skip

LAYOUT = """
[layout]
name = "Registro de prueba"
absent = ["No aplica", "-"]

[[sheet]]

[identity]
candidacy = ["CLAVE"]
person = ["PERSONA"]

[field]
name = { column = "NOMBRE" }
nickname = { column = "MOTE" }
sex = { column = "SEXO" }
seat = { column = "CALIDAD", values = { "Propietaria" = "P", "Propietario" = "P" } }
office = { column = "CARGO", values = { "DIPUTACIÓN" = "diputacion-mr", "LISTA" = "diputacion-rp" } }
age = { column = "EDAD" }
postulant = { column = "POSTULA" }
party_of_origin = { column = "SIGLADO" }
answered_by = { column = "RESPONDE" }
number = { column = "NUMERO" }
reelection = { column = "REELECCION" }
affirmative_actions = { column = "ACCIONES", split = ";" }
affirmative_agreement = { column = "ACUERDO_ACCIONES" }
status = { column = "ESTATUS" }
status_on = { column = "FECHA_ESTATUS" }
registered_on = { column = "FECHA" }
agreement = { column = "ACUERDO" }
replaces = { column = "SUSTITUYE_A" }

[place]
distrito = { column = "DISTRITO", by = "numero-nombre" }
municipio = { column = "MUNICIPIO" }
"""

#: What is in a row unless it is told otherwise.
ROW = {
    "CLAVE": "", "PERSONA": "", "NOMBRE": "Ana Pérez Uc", "MOTE": "", "SEXO": "Mujer", "CALIDAD": "Propietaria",
    "CARGO": "ayuntamiento/presidencia", "EDAD": "41", "POSTULA": "Partido de la Ceiba", "SIGLADO": "", "RESPONDE": "",
    "NUMERO": "", "REELECCION": "", "ACCIONES": "", "ACUERDO_ACCIONES": "", "ESTATUS": "", "FECHA_ESTATUS": "",
    "FECHA": "", "ACUERDO": "", "SUSTITUYE_A": "", "DISTRITO": "No aplica", "MUNICIPIO": "Villa de Prueba",
}  # fmt: skip


def row(key, **cells):
    """A row of the register, honest unless *cells* say otherwise."""
    return ROW | {"CLAVE": key, "PERSONA": f"persona {key}"} | cells


@dataclass
class Told:
    """What an import said: the refusal if there was one, what it printed, and its report."""

    refusal: str
    printed: str
    report: dict

    def problems(self):
        """Each finding as (problem, row, column)."""
        return [(one["problem"], one["row"], one["column"]) for one in self.report["hallazgos"]]

    def messages(self):
        """What is wrong, in words."""
        return [one["message"] for one in self.report["hallazgos"]]


@dataclass
class Desk:
    """Imports files into the invented process."""

    folder: Path
    process: Process
    layout: str = LAYOUT
    options: list[str] = field(default_factory=lambda: ["--accept-warnings"])

    def load(self, *rows, layout=None, options=None):
        """Import *rows*, written as a CSV with the columns of them all."""
        columns = list(dict.fromkeys(name for one in rows for name in one))
        file = delimited(self.folder / "registro.csv", [columns, *([one.get(c, "") for c in columns] for one in rows)])
        return self.load_file(file, layout=layout, options=options)

    def load_file(self, file, *, layout=None, options=None):
        """Import *file*."""
        written = self.folder / "formato.toml"
        written.write_text(layout or self.layout)
        report = self.folder / "informe.json"
        report.unlink(missing_ok=True)
        out = StringIO()
        refusal = ""
        try:
            call_command(
                "import_candidacies", str(file), "--process", self.process.slug, "--layout", str(written),
                "--report", str(report), *(self.options if options is None else options), stdout=out,
            )  # fmt: skip
        except CommandError as error:
            refusal = str(error)
        return Told(refusal, out.getvalue(), json.loads(report.read_text()) if report.exists() else {})

    def register(self, *fields):
        """What the register says of each candidacy, by key."""
        rows = Candidacy.objects.filter(process=self.process).order_by("key").values_list("key", *fields)
        return {key: values[0] if len(values) == 1 else tuple(values) for key, *values in rows}


def invented_process():
    """A process with every kind of office, in two municipalities and two districts."""
    process = Process.objects.create(
        slug="registro", name="Proceso", authority="Instituto", entity="Yucatán", election_day=date(2024, 6, 2),
        timezone="America/Merida", developed_by="propio",
        groups=[{"key": "joven", "name": "Personas jóvenes"}, {"key": "indigena", "name": "Personas indígenas"}],
    )  # fmt: skip
    agreement = Agreement.objects.create(process=process, key="C.G.007", body="Consejo General", title="Acuerdo")
    entity = _place(process, "entidad", "31", "Yucatán")
    town = _place(process, "municipio", "31001", "Villa de Prueba", parent=entity)
    _place(process, "municipio", "31002", "Cenotillo de Arriba", parent=entity)
    _place(process, "distrito", "31-01", "Distrito 1", parent=entity, number=1, seat="Puerto Inventado")
    _place(process, "distrito", "31-02", "Distrito 2", parent=entity, number=2, seat="Puerto Inventado")
    _place(process, "circunscripcion", "31-C1", "Circunscripción única", parent=entity, number=1)
    _office(process, "gubernatura", "entidad", ["gubernatura"])
    _office(process, "diputacion-mr", "distrito", ["diputacion"], "MR")
    _office(process, "diputacion-rp", "circunscripcion", ["diputacion"], "RP")
    council = _office(process, "ayuntamiento", "municipio", ["presidencia", "regiduria"])
    for order, (kind, key, name) in enumerate(
        [
            ("partido", "ceiba", "Partido de la Ceiba"),
            ("partido", "faisan", "Partido del Faisán"),
            ("coalicion", "selva", "Juntas por la Selva"),
            ("comun", "comun-villa", "Candidatura común en la Villa"),
            ("independiente", "independiente", "Candidatura independiente"),
        ]
    ):
        Postulant.objects.create(process=process, kind=kind, key=key, name=name, acronym=key[:4].upper(), order=order)
    for key in ("selva", "comun-villa"):
        AllianceScope.objects.create(alliance=Postulant.objects.get(key=key), office=council, territory=town)
    moment = datetime(2024, 1, 1, tzinfo=UTC)
    for slug, definition in (("curricular", CURRICULAR), ("identidad", CURRICULAR)):
        Questionnaire.objects.create(
            process=process, slug=slug, version=1, content=definition.to_json(), digest="0" * 64, loaded_at=moment,
            in_force_at=moment, agreement=agreement,
        )  # fmt: skip
    return process


def _place(process, kind, key, name, **more):
    slug = f"{kind}-{key}".lower()
    return Territory.objects.create(process=process, kind=kind, key=key, name=name, slug=slug, **more)


def _office(process, key, kind, positions, principle=""):
    office = Office.objects.create(
        process=process, key=key, name=key.title(), plural=key, slug=key, territory_kind=kind, principle=principle,
        order=process.offices.count(),
    )  # fmt: skip
    for order, name in enumerate(positions):
        Position.objects.create(
            office=office, key=name, name=name.title(), feminine=name, masculine=name, order=order, heads=not order,
            alternates=True,
        )  # fmt: skip
    return office


@pytest.fixture
def process(db):
    """The invented process."""
    return invented_process()


@pytest.fixture
def desk(process, tmp_path):
    """Where the invented process's files are imported."""
    return Desk(tmp_path, process)

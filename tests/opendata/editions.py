# SPDX-License-Identifier: EUPL-1.2
"""Snapshots of an invented process, as a freeze leaves them, with whatever could go wrong."""

import csv
import io
import uuid
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from conoceles.elections.questionnaire import Condition, Definition, Kind, Option, Question, Section, Visibility
from conoceles.kernel.text import Counting
from conoceles.opendata import part
from conoceles.publication.parts import Edition
from conoceles.publication.snapshot import (
    Header,
    Mate,
    OfficeInfo,
    PositionInfo,
    PostulantInfo,
    ProcessInfo,
    Profile,
    QuestionnaireInfo,
    Sheet,
    Snapshot,
    SourceInfo,
    State,
    TerritoryInfo,
)
from tests.publication import snapshots
from tests.publication.site_pages import laid

CANARY = "canario-privado"
PUBLIC, NEVER = Visibility.PUBLIC, Visibility.NEVER
STUDIES = Section(
    "formacion",
    "Formación académica",
    (
        Question(
            "grado", "Grado máximo de estudios", Kind.CHOICE, PUBLIC, "prueba", "A", required=True,
            options=(
                Option("ninguno", "Sin estudios"),
                Option("licenciatura", "Licenciatura"),
                Option("otro", "Otro", specify=True),
            ),
        ),
        Question(
            "estatus", "Estatus", Kind.CHOICE, PUBLIC, "prueba", "A",
            options=(Option("titulo", "Título"),), hidden_when=Condition("grado", ("ninguno",)),
        ),
        Question("cursos", "Cursos", Kind.TEXT, PUBLIC, "prueba", "A", items=20, maximum=250),
    ),
)  # fmt: skip
LIFE = Section(
    "historia",
    "Historia",
    (
        Question("historia", "Historia profesional", Kind.LONG_TEXT, PUBLIC, "prueba", "A", minimum=280, maximum=5000),
        Question("correo", "Correo para aclaraciones", Kind.EMAIL, NEVER, "prueba", "C"),
        Question("joven", "¿Es joven?", Kind.CHOICE, PUBLIC, "prueba", "A", derived="age"),
    ),
)
FIRST = Definition("curricular", "Cuestionario curricular", Counting.COLLAPSED, (STUDIES, LIFE), "prueba")
SECOND = replace(
    FIRST,
    sections=(
        *FIRST.sections,
        Section("lengua", "Lengua", (Question("lengua", "Lengua materna", Kind.TEXT, PUBLIC, "adición", "A"),)),
    ),
)
HEADER = Header(
    process=ProcessInfo(
        "demo", "Proceso de demostración", "Instituto Electoral de Sacnicté", "IES", "Sacnicté", "2027-06-06",
        "America/Merida", "Demostración: nada de esto existe.",
    ),
    offices=(OfficeInfo("ayuntamiento", "Ayuntamiento", "Ayuntamientos", "ayuntamientos", "MR", "municipio", 1),),
    positions=(PositionInfo("presidencia", "ayuntamiento", "Presidencia", "Presidenta", "Presidente", 1, heads=True),),
    territories=(TerritoryInfo("municipio:uman", "municipio", "uman", "Umán", 101, "Umán", "", 50_000),),
    postulants=(
        PostulantInfo("partido", "ps", "Partido Solar", "PS", 1, ()),
        PostulantInfo("coalicion", "co", "Coalición Orquídea", "CO", 2, ("ps", "pl")),
    ),
    questionnaires=(QuestionnaireInfo("curricular", 1, FIRST), QuestionnaireInfo("curricular", 2, SECOND)),
    groups=(),
)  # fmt: skip


def profile(name: str = "Itzel Ku", *sheets: Sheet, **more) -> Profile:
    given = {
        "id": str(uuid.uuid5(uuid.NAMESPACE_URL, name)), "slug": "itzel-ku", "name": name, "nickname": "",
        "sex": "mujer", "age": 41, "seat": "P", "status": "registrada", "status_on": "", "registered_on": "2027-03-01",
        "agreement": "C.G. 1", "reelection": None, "office": "ayuntamiento", "position": "presidencia",
        "territory": "municipio:uman", "postulant": "ps", "party_of_origin": "", "number": "1", "order": 1,
        "mates": (), "affirmative": (), "photo": (), "sheets": sheets,
    }  # fmt: skip
    return Profile(**(given | more))


def validated(answers, version=2, **more) -> Sheet:
    return Sheet(
        "curricular", version, State.VALIDATED, owed=True, answers=answers, revision=3, digest="ab" * 32,
        sent_at="2027-03-02T10:00:00-06:00", approved_at="2027-03-03T10:00:00-06:00", **more,
    )  # fmt: skip


#: One candidacy for each thing that a row must tell apart.
EVERYONE = (
    profile(
        "=Itzel «Flor» Ku",
        validated(
            {"grado": "otro", "grado__otro": "+Bachiller, «técnico»", "cursos": ["Maya | español", "a\\b", "=1+1"],
             "historia": 'Primera línea\r\nsegunda, con "comillas"; y ñ', "lengua": "maya"},
            waiting_since="2027-03-09T10:00:00-06:00", source=SourceInfo("IES", "Acuerdo 7", "2027-01-01"),
        ),
        slug="itzel-ku", mates=(Mate("nicte-uc", "Nicté Uc", "S", "mujer"),), reelection=True, nickname="@flor",
        postulant="co", party_of_origin="ps", affirmative=("indigena",),
    ),
    profile(
        "Nicté Uc", validated({"grado": "ninguno"}, not_applicable=("estatus",)),
        slug="nicte-uc", seat="S", reelection=False,
    ),
    profile("Abril Poot", validated({"grado": "licenciatura", "historia": "vieja"}, version=1), slug="abril-poot"),
    profile("Sin Captura", Sheet("curricular", 0, State.NEVER, owed=True), slug="sin-captura", age=None, sex=""),
    profile(
        "En Revisión", Sheet("curricular", 0, State.IN_REVIEW, owed=True, waiting_since="2027-03-05T10:00:00-06:00"),
        slug="en-revision",
    ),
    profile("No Obligada", Sheet("curricular", 0, State.NOT_OWED, owed=False), slug="no-obligada", seat="S"),
    profile("Ya No Está", slug="ya-no-esta", status="renuncia", status_on="2027-04-01", age=None, number=""),
)  # fmt: skip


def files(snapshot: Snapshot, folder: Path, edition: Edition | None = None) -> dict[str, bytes]:
    """Every file of the data, as a bake leaves them in the release *folder*, without compressed siblings."""
    laid(snapshot, folder, [part], edition or Edition())
    lying = (path for path in folder.rglob("*") if path.is_file() and path.suffix not in {".br", ".gz"})
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in lying}


def rows(content: bytes) -> list[dict[str, str]]:
    """The rows of a CSV of ours."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def written(folder: Path, profiles: Iterable[Profile] = EVERYONE, header: Header = HEADER) -> Snapshot:
    """A snapshot in *folder*."""
    return snapshots.written(folder, profiles, header)

# SPDX-License-Identifier: EUPL-1.2
"""What the pages of the data say: which file is for whom, and a figure that anyone can count again."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from conoceles.publication.languages import N_, _, told
from conoceles.publication.parts import Laid
from conoceles.publication.parts.site.words import size
from conoceles.publication.snapshot import Header, ProcessInfo, Snapshot

from . import dictionary, linked, package
from .columns import Column
from .columns.answers import OWN_WORDS
from .licence import Licence

DATA, DICTIONARY = "datos/index.html", "datos/diccionario.html"
#: Of each file in the archive, in the order of the page: for whom it is, and what it has.
ABOUT = {
    "candidaturas.xlsx": (
        N_("Para hojas de cálculo"),
        N_("Una candidatura por renglón, y en otra hoja qué significa cada columna. Se abre con doble clic."),
    ),
    "candidaturas.csv": (
        N_("Para hojas de cálculo y programas"),
        N_("Lo mismo, como texto separado por comas."),
    ),
    "candidaturas.json": (N_("Para programas"), N_("Lo mismo, como objetos: la forma canónica, sin marcas.")),
    "candidaturas.parquet": (
        N_("Para estadística (R, Python, DuckDB)"),
        N_("Lo mismo, con tipos: fechas, números y listas de verdad."),
    ),
    "formato-ine.csv": (
        N_("Para quien ya lee el archivo del INE"),
        N_("Sólo quienes contienden, en las 25 columnas de la base pública del INE."),
    ),
    "cambios.csv": (
        N_("Para quien guarda la anterior"),
        N_("Qué renglones aparecen, salen o cambian desde la publicación anterior, y en qué columnas."),
    ),
    "publicaciones.csv": (N_("Para seguir el proceso"), N_("Todas las publicaciones, con cuánto cambió en cada una.")),
    "diccionario.csv": (N_("Para todas las personas"), N_("Qué significa cada columna y qué valores puede tener.")),
    "diccionario.json": (N_("Para programas"), N_("El mismo diccionario.")),
    "datapackage.json": (
        N_("Para programas"),
        N_("La descripción del conjunto, con sus condiciones de uso y la huella de cada archivo (Frictionless Data)."),
    ),
    "conjunto.jsonld": (
        N_("Para buscadores y catálogos de datos"),
        N_("Qué conjunto es, de quién y con qué archivos, en los términos de schema.org (JSON-LD)."),
    ),
    "openapi.json": (
        N_("Para quien programa"),
        N_("Dónde está cada archivo JSON del sitio y qué claves tiene (OpenAPI 3.1)."),
    ),
    "LEEME.txt": (N_("Para todas las personas"), N_("Cómo leer los archivos y cómo contar con ellos.")),
}
#: Of the files that other parts of a release write into the same folder, by what they freeze beside the candidacies.
_OTHERS = {
    "avance": {
        "avance.csv": (
            N_("Para seguir la captura"),
            N_("Cuántas candidaturas habían llegado a cada etapa, día por día, por cargo y por quién las postula."),
        ),
        "avance-diccionario.csv": (N_("Para todas las personas"), N_("Qué significa cada columna de avance.csv.")),
    },
    "cortes": {
        "grupos.csv": (
            N_("Para contar por grupos"),
            N_("Cuántas candidaturas dicen ser de cada grupo de atención prioritaria, en bandas, corte por corte."),
        ),
        "grupos-diccionario.csv": (N_("Para todas las personas"), N_("Qué significa cada columna de grupos.csv.")),
    },
    "comision": {
        "plazos.csv": (
            N_("Para seguir a la Comisión"),
            N_("Lo que la Comisión que supervisa debe hacer, hasta cuándo, y si se cumplió."),
        ),
        "plazos-diccionario.csv": (N_("Para todas las personas"), N_("Qué significa cada columna de plazos.csv.")),
        "integracion.csv": (N_("Para seguir a la Comisión"), N_("Quién la integra, desde cuándo y por qué acuerdo.")),
        "integracion-diccionario.csv": (
            N_("Para todas las personas"),
            N_("Qué significa cada columna de integracion.csv."),
        ),
        "sesiones.csv": (N_("Para seguir a la Comisión"), N_("El orden del día de cada sesión y lo que se resolvió.")),
        "sesiones-diccionario.csv": (N_("Para todas las personas"), N_("Qué significa cada columna de sesiones.csv.")),
        "votos.csv": (N_("Para seguir a la Comisión"), N_("Cómo votó cada integrante, punto por punto.")),
        "votos-diccionario.csv": (N_("Para todas las personas"), N_("Qué significa cada columna de votos.csv.")),
        "documentos.csv": (N_("Para seguir a la Comisión"), N_("Lo que publicó, con la huella de cada archivo.")),
        "documentos-diccionario.csv": (
            N_("Para todas las personas"),
            N_("Qué significa cada columna de documentos.csv."),
        ),
        "estrados.csv": (N_("Para seguir a la Comisión"), N_("Lo que se fijó en los estrados y cuándo se retiró.")),
        "estrados-diccionario.csv": (N_("Para todas las personas"), N_("Qué significa cada columna de estrados.csv.")),
    },
}
#: How the page counts, for whoever has a Python at hand; a test runs it.
EXAMPLE = """\
import collections, csv

with open("candidaturas.csv", encoding="utf-8-sig", newline="") as archivo:
    renglones = list(csv.DictReader(archivo))
mujeres = collections.Counter(
    renglon["siglado"] or renglon["postulante"]
    for renglon in renglones
    if renglon["estatus"] == "registrada"
    and renglon["calidad"] == "P"
    and renglon["sexo"] == "mujer"
)
for partido, cuantas in mujeres.most_common():
    print(partido, cuantas)"""
_WOMAN, _STANDS, _TITULAR = "mujer", "registrada", "P"


def archive(process: ProcessInfo) -> str:
    """The name of the file that has all of them."""
    return f"conoceles-{process.slug}.zip"


def about(others: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Of each file, for whom it is and what it has, with those of what *others* froze."""
    more = {name: told for other in others for name, told in _OTHERS.get(other, {}).items()}
    return ABOUT | more


def of_data(snapshot: Snapshot, laid: Laid, licence: Licence) -> dict[str, Any]:
    """What the page of the data shows, when every other file lies in the folder of *laid*."""
    process = snapshot.header.process
    name, files = archive(process), about(package.others(snapshot))
    women = _women(snapshot)
    return {
        "title": _("Datos abiertos"),
        "linked": linked.DATASET.rpartition("/")[2],
        "description": _("Todo lo que dice el sitio de {process}, en archivos.").format(process=told(process.name)),
        "archive": {"name": name, "size": size(laid.size(f"datos/{name}"))},
        "files": [
            {"name": name, "whom": _(whom), "about": _(about), "size": size(laid.size(f"datos/{name}"))}
            for name, (whom, about) in files.items()
        ],
        "women": [{"key": key, "name": told(name), "count": f"{count:,}"} for key, name, count in women],
        "women_total": f"{sum(count for _, _, count in women):,}",
        "example": EXAMPLE,
        "licence": {"title": told(licence.title), "address": licence.address},
    }


def of_dictionary(header: Header, columns: Iterable[Column], others: Iterable[str] = ()) -> dict[str, Any]:
    """What the page of the dictionary shows, with the columns of what *others* froze."""
    names = {info.slug: info.definition.name for info in header.questionnaires}
    more = []
    for each in (table for name in others for table in package.BESIDE.get(name, ())):
        columns_ = [_column(column, "") for column in dictionary.grouped(each.columns)[""]]
        more.append({"title": each.name, "before": f"{Path(each.name).stem}-", "columns": columns_})
    return {
        "title": _("Diccionario de datos"),
        "description": _("Qué significa cada columna de los datos abiertos de {process}.").format(
            process=told(header.process.name)
        ),
        "groups": [
            {
                "title": told(names[slug]) if slug in names else _("El registro"),
                "before": "",
                "columns": [_column(each, names.get(slug, "")) for each in found],
            }
            for slug, found in dictionary.grouped(columns).items()
        ]
        + more,
    }


def _column(column: dict[str, Any], questionnaire: str) -> dict[str, Any]:
    """What is said of *column*, partly by us and, of a *questionnaire*, partly by the process."""
    before, colon, about = column["description"].partition(": ")
    if questionnaire and before == questionnaire:
        description = f"{told(before)}{colon}{_(about)}"
    elif column["description"].endswith(OWN_WORDS):
        description = f"{told(column['description'].removesuffix(OWN_WORDS).strip())} {_(OWN_WORDS)}"
    else:
        description = _either(column["description"])
    options = [{"key": each["key"], "meaning": _either(each["meaning"])} for each in column["options"]]
    return column | {"type": _(column["type"]), "description": description, "options": options}


def _either(words: str) -> str:
    """*words* of ours, or else of the process."""
    said = _(words)
    return said if said != words else told(words)


class _Counted(msgspec.Struct):
    """Of a profile, what is needed to count it."""

    sex: str
    seat: str
    status: str
    postulant: str
    party_of_origin: str


def _women(snapshot: Snapshot) -> list[tuple[str, str, int]]:
    """Women who stand as titulars, by the party of each: key, name, how many; those with some, in ballot order."""
    decode = msgspec.json.Decoder(_Counted).decode
    counts: Counter[str] = Counter()
    with (snapshot.folder / "profiles.jsonl").open("rb") as lines:
        for one in map(decode, lines):
            if (one.sex, one.status, one.seat) == (_WOMAN, _STANDS, _TITULAR):
                counts[one.party_of_origin or one.postulant] += 1
    return [(p.key, p.name, counts[p.key]) for p in snapshot.header.postulants if counts[p.key]]

# SPDX-License-Identifier: EUPL-1.2
"""The description of the data as a whole: a Frictionless data package, and a page for people."""

from collections.abc import Collection
from pathlib import Path
from typing import Any

from conoceles.kernel import digests
from conoceles.publication.snapshot import ProcessInfo, Snapshot

from . import commission, groups, progress
from .changes import LIST, LOG
from .columns import Column
from .dictionary import as_text, schema, titles
from .ine import names as ine_names
from .licence import Licence
from .spreadsheet import SHEET

#: What the package describes, in the order of the page; what is said of each kind of file.
DESCRIBED = (
    "candidaturas.csv", "candidaturas.json", "candidaturas.xlsx", "candidaturas.parquet", "formato-ine.csv",
    "cambios.csv", "publicaciones.csv", "diccionario.csv", "diccionario.json",
)  # fmt: skip
#: The tables that other parts write into the same folder, by what they freeze beside the candidacies.
BESIDE = {each.NAME: each.TABLES for each in (progress, groups, commission)}
_KINDS = {
    ".csv": {"format": "csv", "mediatype": "text/csv", "encoding": "utf-8"},
    ".json": {"format": "json", "mediatype": "application/json", "encoding": "utf-8"},
    ".xlsx": {
        "format": "xlsx",
        "dialect": {"headerRows": [1], "excel": {"sheet": SHEET}},
        "mediatype": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    },
    ".parquet": {"format": "parquet", "mediatype": "application/vnd.apache.parquet"},
}

_README = """\
{title}
{underline}

{authority}
Proceso: {process} ({slug}). Jornada electoral: {election_day}.
{notice}
Estos archivos salen de la misma lectura que las páginas del sitio, y sólo contienen información pública.

candidaturas.xlsx     un renglón por candidatura, para abrir con doble clic en una hoja de cálculo
candidaturas.csv      lo mismo, como texto separado por comas
candidaturas.json     lo mismo, como arreglo de objetos: la forma canónica, sin marcas
candidaturas.parquet  lo mismo, con tipos, para R, Python o DuckDB
formato-ine.csv       quienes contienden, en las 25 columnas de la base pública del INE de 2022
cambios.csv           qué renglones aparecen, salen o cambian desde la publicación anterior
publicaciones.csv     todas las publicaciones, con cuánto cambió en cada una
diccionario.csv       qué es cada columna: tipo, descripción, pregunta, opciones, desde qué versión
diccionario.json      lo mismo
datapackage.json      lo mismo, como paquete de datos Frictionless (https://specs.frictionlessdata.io), con sus huellas
conjunto.jsonld       qué conjunto es, de quién y con qué archivos, en los términos de schema.org (JSON-LD)
openapi.json          dónde está cada archivo JSON del sitio y qué claves tiene (OpenAPI 3.1)

{more}Todos están también en un solo archivo, conoceles-{slug}.zip.

Condiciones de uso
------------------
{licence}

Cómo leer el XLSX
-----------------
Cada celda es texto, salvo los números: nada se evalúa, los acentos se ven bien y «007» sigue siendo «007». Excel no
admite más de 32,767 caracteres en una celda: un texto más largo se corta y lo dice; entero está en candidaturas.csv.
Sí, no, listas, fechas y opciones se escriben como en el CSV, sin apóstrofo al inicio.

Cómo leer el Parquet
--------------------
Las horas son instantes en la zona del proceso, las listas son listas y lo vacío es nulo.

Cómo leer el CSV
----------------
- UTF-8 con marca de orden de bytes (BOM), comas, comillas dobles y fin de renglón CRLF (RFC 4180). La marca sirve para
  que Excel muestre bien los acentos; en Python, léalo con encoding="utf-8-sig".
- Un texto que una hoja de cálculo tomaría por fórmula (empieza con = + - @, tabulador, salto o apóstrofo, aun tras
  espacios) lleva un apóstrofo ' al inicio. Para recuperarlo, quite un apóstrofo inicial.
- Las listas van en una celda, separadas por |. Dentro de un elemento, \\| es una barra y \\\\ es una diagonal inversa.
  Primero quite el apóstrofo y después separe.
- Sí y no se escriben «sí» y «no». Las fechas, AAAA-MM-DD; las horas, con su diferencia respecto de UTC.
- Una opción se escribe con su clave; el diccionario dice su significado.

Qué quiere decir una celda vacía
--------------------------------
Cada cuestionario tiene la columna estado_…: sólo si es «validada» hay respuestas. Entonces, una pregunta vacía está
en la lista no_proporciono_… (la dejó sin responder), en no_aplica_… (no le corresponde), en un rubro de en_pausa_… (el
instituto no la muestra por ahora, y el perfil dice por qué) o en ninguna (la versión que respondió no la hacía). Si
perfil_retirado tiene fecha, el instituto retiró el perfil entero y perfil_retirado_por dice el motivo. En las columnas
del registro, vacía quiere decir que el registro no lo dice.
Aquí nunca se escribe «No aplica» ni «No proporcionó» en lugar de una respuesta; en formato-ine.csv sí, como lo hace el
INE: ahí una respuesta vacía quiere decir que no hay nada validado que publicar, y «En pausa», que no se muestra.

Cómo contar por partido
-----------------------
Cada renglón de candidaturas.csv es una persona en un lugar de una fórmula.
- estatus: «registrada» es quien contiende. Los demás valores son de quien ya no: sin este filtro, una sustitución se
  cuenta dos veces.
- calidad: P es titular, S es suplente.
- boleta: después del cierre de las boletas, dice quién aparece en la impresa y quién contiende, que pueden ser otras
  personas. Quien aparece y no contiende no se cuenta entre quienes contienden.
- siglado: el partido de origen de una candidatura de alianza, cuya columna postulante dice la clave de la alianza.
El partido de una candidatura es el que dice siglado; si está vacía, el que dice postulante. Si ahí hay una alianza, el
convenio no dice de cuál de sus integrantes es: cuéntela una vez como alianza, o una vez por cada partido de la columna
integrantes, y diga cuál de las dos eligió.
formato-ine.csv trae sólo a quienes contienden, titulares y suplentes.

Qué cambió
----------
cambios.csv compara con la publicación anterior, por id. «cambia» dice en qué columnas hay ahora otra cosa, nunca qué
decían: lo que se retiró no se repite. No se nombra una columna que quedó vacía (por qué lo está lo dicen estatus,
estado_…, en_pausa_… o perfil_retirado) ni se anotan los cambios de se_identifica_con ni de acciones_afirmativas.
publicaciones.csv lleva la cuenta de todas. Si «comparada» dice «no», no había con qué comparar.

Cómo comprobarlos
-----------------
SHA256SUMS, en la raíz de este proceso, tiene la huella de cada archivo y está firmado;
el sitio explica cómo verificarlo.
"""
#: Of the files of others, where there are any.
_README_BESIDE = {
    progress.NAME: """\
avance.csv            cuántas candidaturas habían llegado a cada etapa de la captura, día por día
avance-diccionario.csv  qué es cada columna de avance.csv

""",
    groups.NAME: """\
grupos.csv            cuántas candidaturas dicen ser de cada grupo de atención prioritaria, en bandas, corte por corte
grupos-diccionario.csv  qué es cada columna de grupos.csv

""",
    commission.NAME: """\
plazos.csv            lo que la Comisión que supervisa debe hacer, hasta cuándo, y si se cumplió
integracion.csv       quién la integra y quién asiste a ella, desde cuándo y por qué acuerdo
sesiones.csv          el orden del día de sus sesiones, con lo que se resolvió
votos.csv             cómo votó cada integrante
documentos.csv        lo que publicó, con la huella de cada archivo
estrados.csv          lo que se fijó en los estrados, y cuándo se retiró
                      de cada uno, …-diccionario.csv dice qué es cada columna

""",
}


def kind_of(suffix: str) -> str:
    """The media type of a file that is described, by the end of its name."""
    return str(_KINDS[suffix]["mediatype"])


def others(snapshot: Snapshot) -> list[str]:
    """What other parts froze beside the candidacies, by name: they may have files of their own in ``datos/``."""
    return [name for name, _ in snapshot.besides]


def datapackage(
    process: ProcessInfo, columns: tuple[Column, ...], licence: Licence, folder: Path, more: Collection[str] = ()
) -> dict[str, Any]:
    """The descriptor of ``datos/``, whose files lie in the release *folder*: of each, its size and its SHA-256.

    *more*: what other parts froze, whose files lie there too.
    """
    own = schema(columns)
    tables = {
        "candidaturas.csv": own,
        "candidaturas.xlsx": own,
        "formato-ine.csv": schema(as_text(ine_names())),
        "cambios.csv": schema(LOG),
        "publicaciones.csv": schema(LIST),
        "diccionario.csv": schema(as_text(titles())),
    }
    described = [*DESCRIBED]
    for each in (table for name in more for table in BESIDE.get(name, ())):
        dictionary = Path(each.dictionary).name
        tables |= {each.name: schema(each.columns), dictionary: schema(as_text(titles()))}
        described += [each.name, dictionary]
    resources = [
        {"name": path.replace(".csv", "").replace(".", "-"), "path": path, **_KINDS[Path(path).suffix]}
        | _measured(folder / "datos" / path)
        | ({"profile": "tabular-data-resource", "schema": tables[path]} if path in tables else {})
        for path in described
    ]
    return {
        "profile": "data-package",
        "name": f"conoceles-{process.slug}",
        "title": title_of(process),
        "description": process.notice or f"Candidaturas del proceso, publicadas por {process.authority}.",
        "homepage": "../index.html",
        "licenses": [
            {"name": licence.name, "title": licence.title} | ({"path": licence.address} if licence.address else {})
        ],
        "contributors": [{"title": process.authority, "role": "publisher"}],
        "resources": resources,
    }


def _measured(file: Path) -> dict[str, Any]:
    with file.open("rb") as content:
        return {"bytes": file.stat().st_size, "hash": f"sha256:{digests.of_file(content)}"}


def readme(process: ProcessInfo, licence: Licence, more: Collection[str] = ()) -> str:
    """What whoever opens the folder must know, in their language."""
    title = title_of(process)
    return _README.format(
        title=title,
        underline="=" * len(title),
        authority=process.authority,
        process=process.name,
        slug=process.slug,
        more="".join(_README_BESIDE.get(name, "") for name in more),
        election_day=process.election_day,
        notice=f"{process.notice}\n" if process.notice else "",
        licence="\n".join(filter(None, (f"{licence.title}.", licence.address))),
    )


def title_of(process: ProcessInfo) -> str:
    """How the data is called."""
    return f"Candidatas y Candidatos, Conóceles: datos abiertos de {process.entity}"

# SPDX-License-Identifier: EUPL-1.2
"""The description of the data as a whole: a Frictionless data package, and a page for people."""

from typing import Any

from conoceles.publication.snapshot import ProcessInfo

from .columns import Column
from .dictionary import schema
from .licence import Licence

_README = """\
{title}
{underline}

{authority}
Proceso: {process} ({slug}). Jornada electoral: {election_day}.
{notice}
Estos archivos salen de la misma lectura que las páginas del sitio, y sólo contienen información pública.

candidaturas.csv   un renglón por candidatura
candidaturas.json  lo mismo, como arreglo de objetos: la forma canónica, sin marcas
formato-ine.csv    quienes contienden, en las 25 columnas de la base pública del INE de 2022
diccionario.csv    qué es cada columna: tipo, descripción, pregunta, opciones, desde qué versión
diccionario.json   lo mismo
datapackage.json   lo mismo, como paquete de datos Frictionless (https://specs.frictionlessdata.io)

Todos están también en un solo archivo, conoceles-{slug}.zip.

Condiciones de uso
------------------
{licence}

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

Cómo comprobarlos
-----------------
SHA256SUMS, en la raíz de este proceso, tiene la huella de cada archivo y está firmado;
el sitio explica cómo verificarlo.
"""


def datapackage(process: ProcessInfo, columns: tuple[Column, ...], licence: Licence) -> dict[str, Any]:
    """The descriptor of the folder ``datos/``."""
    csv = {"format": "csv", "mediatype": "text/csv", "encoding": "utf-8", "profile": "tabular-data-resource"}
    described = {"format": "json", "mediatype": "application/json", "encoding": "utf-8"}
    return {
        "profile": "data-package",
        "name": f"conoceles-{process.slug}",
        "title": _title(process),
        "description": process.notice or f"Candidaturas del proceso, publicadas por {process.authority}.",
        "homepage": "../index.html",
        "licenses": [
            {"name": licence.name, "title": licence.title} | ({"path": licence.address} if licence.address else {})
        ],
        "contributors": [{"title": process.authority, "role": "publisher"}],
        "resources": [
            {"name": "candidaturas", "path": "candidaturas.csv", **csv, "schema": schema(columns)},
            {"name": "candidaturas-json", "path": "candidaturas.json", **described},
            {"name": "formato-ine", "path": "formato-ine.csv", **csv},
            {"name": "diccionario", "path": "diccionario.csv", **csv},
            {"name": "diccionario-json", "path": "diccionario.json", **described},
        ],
    }


def readme(process: ProcessInfo, licence: Licence) -> str:
    """What whoever opens the folder must know, in their language."""
    title = _title(process)
    return _README.format(
        title=title,
        underline="=" * len(title),
        authority=process.authority,
        process=process.name,
        slug=process.slug,
        election_day=process.election_day,
        notice=f"{process.notice}\n" if process.notice else "",
        licence="\n".join(filter(None, (f"{licence.title}.", licence.address))),
    )


def _title(process: ProcessInfo) -> str:
    return f"Candidatas y Candidatos, Conóceles: datos abiertos de {process.entity}"

# SPDX-License-Identifier: EUPL-1.2
"""A layout found, read and checked against itself: every fault at once, with file, line and key."""

import re
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings

from conoceles.files import regular
from conoceles.kernel import toml_lines
from conoceles.kernel.names import folded, nearest
from conoceles.kernel.refusals import Refused
from conoceles.kernel.strict import Fault, Sheet, misspelt
from conoceles.kernel.toml_lines import Place

from ..rules import Reason
from .described import Field, Layout, PlaceColumn

#: Identifiers that this system does not keep, wherever a layout would put them (security goals, decision on CURP).
_NEVER_KEPT = ("curp", "rfc", "clave de elector", "clave elector", "fecha de nacimiento", "fecha nacimiento", "ocr")
_SUFFIX = ".toml"
#: Any one sign but those that a CSV has for other things.
_DELIMITER = re.compile(r'\t|[^\s\w"]')


def find(name: str, process: str) -> Path:
    """The layout *name*: a path, or one of the process's own or of those shared. Raises Refused(NO_LAYOUT)."""
    if name.endswith(_SUFFIX):
        path = Path(name)
        if path.exists():
            return path
        raise Refused(Reason.NO_LAYOUT, layout=name, known="")
    known = installed(process)
    if name not in known:
        near = nearest(name, known)
        listed = ", ".join(f"«{one}»" for one in known) or "ninguno"
        raise Refused(
            Reason.NO_LAYOUT, layout=name, known=f" Hay: {listed}." + (f" ¿Quiso decir «{near}»?" if near else "")
        )
    return known[name]


def installed(process: str) -> dict[str, Path]:
    """The layouts that serve for *process*, by name: its own, which come before those shared by all."""
    folders = [settings.PROCESSES / process / "layouts", settings.PROCESSES / "_shared" / "layouts"]
    return {path.stem: path for folder in reversed(folders) for path in sorted(folder.glob(f"*{_SUFFIX}"))}


def read(path: Path) -> tuple[Layout, Sheet]:
    """The layout at *path*, and the document it was read from, for faults found later.

    Raises Refused(FAULTY_LAYOUT) with all ``faults``.
    """
    try:
        with regular.opened(path) as file:
            document = Sheet(path.name, toml_lines.read(file.read().decode("utf-8-sig")))
    except regular.NotAFileError as error:
        raise refused([Fault(path.name, 0, "", f"no es un archivo, es {error.found}")]) from error
    except OSError as error:
        raise refused([Fault(path.name, 0, "", "no se puede leer; revise los permisos")]) from error
    except toml_lines.NotToml as error:
        raise refused([Fault(path.name, error.line, "", error.message)]) from error
    except UnicodeDecodeError as error:
        raise refused([Fault(path.name, 1, "", "no está en UTF-8; guárdelo en esa codificación")]) from error
    layout = document.read(Layout)
    if layout is not None:
        _check(layout, document)
    if layout is None or document.faults:
        raise refused(document.faults)
    return layout, document


def refused(faults: Iterable[Fault]) -> Refused:
    """The refusal that tells all *faults*."""
    return Refused(Reason.FAULTY_LAYOUT, faults=sorted(faults))


def _check(layout: Layout, document: Sheet) -> None:
    _check_sheets(layout, document)
    _check_text(layout, document)
    for place, column in columns(layout):
        if _never_kept(column):
            document.fault(place, f"«{column}»: este sistema no guarda ese dato; quite la columna del formato")
    for name, one in layout.field.given().items():
        _check_origin(one, ("field", name), document)
    for kind, one in layout.place.items():
        if kind not in _KINDS:
            document.fault(
                ("place", kind), f"no es una clase de demarcación: {', '.join(_KINDS)}{misspelt(kind, _KINDS)}"
            )
        _check_origin(one, ("place", kind), document)
    if layout.answer and layout.historical is None:
        document.fault(("answer", 0), "hay respuestas, pero falta [historical], que dice de quién son")
    for number, answer in enumerate(layout.answer):
        if bool(answer.question) == bool(answer.by_host):
            document.fault(("answer", number), "se espera «question» o «by_host», una de las dos")
        if answer.by_host and not answer.split:
            document.fault(("answer", number, "by_host"), "falta «split»: con qué se separan las direcciones")


def _check_text(layout: Layout, document: Sheet) -> None:
    about = layout.layout
    try:
        "".encode(about.encoding or "utf-8")
    except LookupError:
        document.fault(("layout", "encoding"), f"«{about.encoding}» no es una codificación, como utf-8 o cp1252")
    if about.delimiter and not _DELIMITER.fullmatch(about.delimiter):
        document.fault(("layout", "delimiter"), 'se espera un solo signo, como ";", o "\\t" si es el tabulador')


def _never_kept(column: str) -> bool:
    said = folded(column)
    # «C.U.R.P.» is four words, and «CURP de la persona» five more.
    return any(f" {word} " in f" {said} " or word.replace(" ", "") == said.replace(" ", "") for word in _NEVER_KEPT)


_KINDS = ("entidad", "distrito", "municipio", "circunscripcion")


def _check_origin(one: Field | PlaceColumn, place: Place, document: Sheet) -> None:
    if bool(one.column) == bool(one.fixed):
        document.fault(place, "se espera «column» o «fixed», una de las dos")


def _check_sheets(layout: Layout, document: Sheet) -> None:
    names = [sheet.name for sheet in layout.sheet]
    if not layout.sheet:
        document.fault((), "falta al menos una hoja: [[sheet]]")
    for number, sheet in enumerate(layout.sheet):
        if number == 0 and (sheet.joined_on or sheet.takes or sheet.compared):
            document.fault(("sheet", 0), "la primera hoja es el registro; «joined_on» y demás van en las otras")
        if number and not sheet.joined_on:
            document.fault(("sheet", number), "falta «joined_on»: las columnas que unen esta hoja con la primera")
        if len(layout.sheet) > 1 and not sheet.name:
            document.fault(("sheet", number), "falta «name»: con varias hojas, cada una lleva su nombre")
    for number, rule in enumerate(layout.contradiction):
        if rule.believe not in names:
            document.fault(
                ("contradiction", number, "believe"), f"no hay hoja «{rule.believe}»{misspelt(rule.believe, names)}"
            )
        if not any(rule.column in sheet.compared for sheet in layout.sheet):
            document.fault(
                ("contradiction", number, "column"), f"«{rule.column}» no está en «compared» de ninguna hoja"
            )


def columns(layout: Layout) -> list[tuple[Place, str]]:
    """Every column whose text the layout reads, and where it says so. Those only counted are not among them."""
    found: list[tuple[Place, str]] = [(("identity", "candidacy"), name) for name in layout.identity.candidacy]
    found += [(("identity", "person"), name) for name in layout.identity.person]
    found += [(("field", name, "column"), one.column) for name, one in layout.field.given().items() if one.column]
    found += [(("place", kind, "column"), one.column) for kind, one in layout.place.items() if one.column]
    found += [(("answer", number, "column"), one.column) for number, one in enumerate(layout.answer)]
    if layout.layout.entity:
        found.append((("layout", "entity"), layout.layout.entity))
    if layout.historical:
        found += [(("historical", "captured_when"), name) for name in layout.historical.captured_when]
    for number, sheet in enumerate(layout.sheet):
        found += [(("sheet", number, "joined_on"), name) for name in sheet.joined_on]
        found += [(("sheet", number, "compared"), name) for name in sheet.compared]
    return found

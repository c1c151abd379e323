# SPDX-License-Identifier: EUPL-1.2
"""The seven contents of the documento de seguridad, each from data, as parts of a paper."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from conoceles.accounts.rules import PERMISSIONS, ROLES, Act, Role
from conoceles.custody.inventory import reading as inventory
from conoceles.custody.inventory.page import CONFIDENCE
from conoceles.look.dates import day
from conoceles.look.papers import Listing, Paragraph, Section, Table

from . import reading
from .described import Standing
from .known import NOBODY_KNOWS, Known

#: What the law asks for (art. 29), and how sure that is: of it only its opening pages were read.
BASIS = (
    "LGPDPPSO, art. 29, documento de seguridad y sus siete contenidos "
    f"(confianza U: {CONFIDENCE['U']}; confírmese el artículo y la ley local)"
)
_WHO = ROLES[Role.UNIT].name


def sections(known: Known | None = None) -> tuple[Section, ...]:
    """All of them; without what is *known* of an installation, what the program alone can say."""
    return (
        _kept(),
        _people(known),
        _risks(),
        _gaps(),
        _plan(known.at if known else None),
        _watched(known),
        _trained(known),
    )


def _kept() -> Section:
    words, told = inventory.words(), inventory.described()
    purposes = [
        [
            purpose.name,
            sum(1 for each in told if each.table.purpose == key),
            ", ".join(_kinds(key)) or "ninguno",
            purpose.basis,
            purpose.confidence,
            purpose.until,
        ]
        for key, purpose in words.purposes.items()
    ]
    header = ("Para qué", "Tablas", "Qué datos", "Fundamento", "Confianza", "Hasta cuándo")
    clear = [f"{field}: {why}" for field, why in words.clear.items()]
    return Section(
        "1. Inventario de los datos y del sistema que los trata",
        (
            Paragraph(
                "El sistema trata los datos para las finalidades de la tabla. Campo por campo, con quién puede leer "
                "cada uno, está en el inventario que sale del mismo programa (docs/data/inventario.md)."
            ),
            Table("", header, (4, 1, 4, 4, 1, 4), purposes),
            Paragraph("Lo sensible va sellado, salvo esto:"),
            Listing(clear),
        ),
    )


def _kinds(purpose: str) -> list[str]:
    kinds = {kind for each in inventory.described() if each.table.purpose == purpose for kind, _ in each.table.fields()}
    return [kind.name for key, kind in inventory.words().kinds.items() if key in kinds]


def _people(known: Known | None) -> Section:
    rows = [
        [
            ROLES[role].name,
            "; ".join(act.value for act in Act if role in PERMISSIONS[act]) or "ninguno por sí",
            known.holders.get(role, NOBODY_KNOWS) if known else "la persona que tiene el carácter",
        ]
        for role in Role
    ]
    return Section(
        "2. Funciones y obligaciones de quienes tratan los datos",
        (
            Paragraph(
                "Cada quien hace sólo lo que su carácter permite, y lo que hace queda en la bitácora con su seudónimo. "
                "La obligación de guardar confidencialidad sigue después de dejar el cargo."
            ),
            Table("", ("Carácter", "Qué puede", "Quién lo tiene"), (3, 8, 4), rows),
        ),
    )


def _risks() -> Section:
    rows = [
        [key, each.name, each.likelihood, each.impact, each.measure, len(each.tests)]
        for key, each in reading.threats().items()
    ]
    header = ("Núm.", "Qué puede pasar", "Probabilidad", "Impacto", "Qué lo evita", "Pruebas")
    return Section(
        "3. Análisis de riesgos",
        (
            Paragraph(
                "La probabilidad y el impacto son un juicio de quien hizo el programa; quien expide el documento los "
                "confirma o los cambia. La última columna dice cuántas pruebas, de las que corren con cada cambio, "
                "muestran la medida."
            ),
            Table("", header, (1, 4, 2, 2, 6, 1), rows),
        ),
    )


def _gaps() -> Section:
    rows = [[key, each.gap] for key, each in reading.threats().items() if each.gap]
    rows += [
        [f"ASVS {each.key}", each.says.gap]
        for each in reading.told()
        if each.says is not None and each.standing is Standing.GAP
    ]
    return Section(
        "4. Análisis de brecha",
        (
            Paragraph(
                "Lo que falta, comparado con los riesgos del apartado anterior y con los requisitos de OWASP ASVS 5.0. "
                "Lo demás se cumple, y docs/data/asvs.md dice qué lo muestra."
            ),
            Table("", ("De dónde sale", "Qué falta"), (2, 10), rows),
        ),
    )


def _plan(at: datetime | None) -> Section:
    rows = [[key, each.plan, _WHO, _by(each.days, at)] for key, each in reading.threats().items() if each.gap]
    rows += [
        [f"ASVS {each.key}", each.says.plan, _WHO, _by(each.says.days, at)]
        for each in reading.told()
        if each.says is not None and each.standing is Standing.GAP
    ]
    return Section(
        "5. Plan de trabajo",
        (
            Paragraph("Qué se hará con cada cosa que falta. Quién y para cuándo son una propuesta, que se confirma."),
            Table("", ("De dónde sale", "Qué se hará", "Quién", "Para cuándo"), (2, 6, 2, 2), rows),
        ),
    )


def _by(days: int, at: datetime | None) -> str:
    return day((at + timedelta(days=days)).date()) if at else f"a {days} días de expedido"


def _watched(known: Known | None) -> Section:
    always = (
        "Respaldos cada tres minutos y un simulacro de restauración al día; la clave que se guarda sin red se prueba "
        "cada tres meses. La bitácora se firma cada hora y al cerrar cada plazo. Cada lectura de lo sellado deja su "
        "asiento. Cada cambio del programa corre todas las pruebas."
    )
    blocks: list[Paragraph | Table] = [Paragraph(always)]
    if known:
        blocks.append(Table("", ("Qué se vigila", "Cómo está"), (5, 7), known.watched))
    return Section("6. Cómo se vigila y se revisa", tuple(blocks))


def _trained(known: Known | None) -> Section:
    told = "Las sesiones se anotan en «Seguimiento especial», con su lista de asistencia y su huella."
    rows: Sequence[Sequence[str | int]] = known.trained if known else ()
    blocks: list[Paragraph | Table] = [Paragraph(told)]
    if rows:
        blocks.append(Table("", ("Día", "Sesión", "Constancias"), (2, 8, 2), rows))
    elif known:
        blocks.append(Paragraph("Todavía no hay ninguna anotada."))
    return Section("7. Capacitación", tuple(blocks))

# SPDX-License-Identifier: EUPL-1.2
"""Some rows of the registers of the special follow-up, proved by a sheet that says it is invented."""

from dataclasses import dataclass, field
from datetime import timedelta

from conoceles import __version__
from conoceles.accounts.models import Capacity
from conoceles.elections.models import Postulant, Process
from conoceles.elections.papers import paper_of
from conoceles.elections.queries import today
from conoceles.kernel import clock
from conoceles.look.papers import WRITERS, Paragraph, Section
from conoceles.supervision.follow_ups import actions, queries
from conoceles.supervision.follow_ups.actions import Row, Sent
from conoceles.supervision.follow_ups.described import Asked, Register
from conoceles.supervision.follow_ups.manuals import versions
from conoceles.supervision.follow_ups.rules.words import FieldKind
from conoceles.supervision.models import Evidence


@dataclass(frozen=True)
class Told:
    """What is written in a register, some days ago, by the unit or by the Instancia; with what it asks for."""

    register: str
    what: str
    ago: int
    said: dict[str, str] = field(default_factory=dict)
    by_unit: bool = False


_ROWS = (
    Told(
        "medidas-de-seguridad", "Cifrado de las respuestas del cuestionario de identidad", 40,
        {"estado": "En funcionamiento", "protege": "Las respuestas de identidad"}, by_unit=True,
    ),
    Told(
        "medidas-de-seguridad", "Restauración completa de un respaldo", 12,
        {"estado": "Probada", "protege": "Los respaldos"}, by_unit=True,
    ),
    Told(
        "adquisiciones", "Servidores para el sitio público", 35,
        {"procedimiento": "Con recursos propios", "etapa": "Recibido"}, by_unit=True,
    ),
    Told("personal", "Contratación de quienes revisan los cuestionarios", 30, {"puesto": "Revisión", "plazas": "3"}),
    Told("entrega-de-cuentas", "Corte de la entrega de cuentas", 20),
    Told(
        "capacitacion", "Taller para representaciones de partidos", 15,
        {"lugar": "Auditorio (inventado)", "horas": "3", "asistencia": "CEIBA: 3; FARO: 2; ADM: 4. En total: 9"},
    ),
    Told("manual", "Entrega del manual a las representaciones", 15, {"medio": "Archivo"}),
    Told("difusion", "Aviso de la apertura de la captura", 10, {"medio": "Página del instituto"}),
    Told(
        "versiones-de-interfaces", "Filtros en el sitio público", 1,
        {"interfaz": "Sitio público", "cambios": "Se agregan filtros por municipio."}, by_unit=True,
    ),
)  # fmt: skip
#: How many of those to whom the manual was delivered there are, and how many gave their acuse.
_DELIVERED, _ACUSES = 3, 2


def follow(process: Process, *, unit: Capacity, instance: Capacity) -> None:
    """Write them."""
    text = "Esta hoja es inventada: está en el lugar del documento que probaría lo que dice el renglón."
    sheet = paper_of(process, "Constancia inventada", at=clock.now(), sections=(Section("", (Paragraph(text),)),))
    proof = Sent(WRITERS["pdf"](sheet), "constancia.pdf", "Constancia inventada")
    parties = list(Postulant.objects.filter(process=process, kind="partido").order_by("order")[:_DELIVERED])
    for told in _ROWS:
        register = queries.register(process, told.register)
        if register is None:
            continue
        by, to = unit if told.by_unit else instance, parties if register.to_parties else []
        row = Row(on=today(process) - timedelta(days=told.ago), what=told.what, values=_values(register, told), to=to)
        made = actions.write(process, register, row=row, proofs=[proof] if register.evidence else [], by=by)
        for party in to[:_ACUSES]:
            actions.keep(made, kind=Evidence.Kind.ACUSE, sent=proof, postulant=party, by=by)


def _values(register: Register, told: Told) -> list[dict[str, str]]:
    said = [(asked, _answer(asked, told)) for asked in register.field]
    return [{"key": asked.key, "label": asked.label, "value": value} for asked, value in said if value]


def _answer(asked: Asked, told: Told) -> str:
    if asked.kind is FieldKind.SOFTWARE:
        return f"Conóceles {__version__}"
    if asked.kind is FieldKind.MANUAL:
        return next(iter(versions().values()))
    return told.said.get(asked.key, "")

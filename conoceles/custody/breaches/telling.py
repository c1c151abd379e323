# SPDX-License-Identifier: EUPL-1.2
"""What each is told of a breach: a person, that hers may be among the data; the authority, all that the law asks."""

from typing import Any
from zoneinfo import ZoneInfo

from conoceles.candidacies.models import Candidacy
from conoceles.custody.models import Breach, BreachNotice, BreachStatement
from conoceles.elections.papers import paper_of
from conoceles.look.dates import moment
from conoceles.look.papers import Facts, Paper, Paragraph, Section, Signature

from . import queries

TEMPLATE = "custody/mail/breach"
#: What the digest of a statement covers.
_SAID = (
    "why", "title", "what", "happened_at", "known_at", "data", "people", "cause", "immediate", "lasting", "grave",
    "told", "advice",
)  # fmt: skip
_UNKNOWN = "No se sabe todavía"


def plain(said: BreachStatement) -> dict[str, Any]:
    """What *said* says, as plain values."""
    found = {name: getattr(said, name) for name in _SAID}
    return {name: each.isoformat() if hasattr(each, "isoformat") else each for name, each in found.items()}


def to_person(said: BreachStatement, candidacy: Candidacy) -> dict[str, Any]:
    """What the notice to *candidacy* shows: her name, and what is the same for all."""
    zone = ZoneInfo(candidacy.process.timezone)
    return {
        "name": candidacy.person.name,
        "happened": moment(said.happened_at, zone) if said.happened_at else "",
        "known": moment(said.known_at, zone),
        "told": said.told,
        "data": said.data,
        "done": said.immediate,
        "advice": said.advice,
        "authority": candidacy.process.authority,
    }


def person_paper(notice: BreachNotice) -> Paper:
    """The notice of one person, on a sheet: for whoever has no mail, and for the file of who was told."""
    candidacy = queries.person(notice)
    values = to_person(notice.statement, candidacy)
    when = f"el {values['happened']}" if values["happened"] else "en un momento que todavía se averigua"
    told = [
        Section(
            "Qué pasó",
            [Paragraph(f"Ocurrió {when}. El instituto lo supo el {values['known']}."), Paragraph(values["told"])],
        )
    ]
    told.append(Section("Qué datos", [Paragraph(values["data"])]))
    told.append(Section("Qué se hizo", [Paragraph(values["done"])]))
    if values["advice"]:
        told.append(Section("Qué puede hacer usted", [Paragraph(values["advice"])]))
    return paper_of(
        candidacy.process,
        "Aviso de una vulneración de datos personales",
        at=notice.at,
        number=f"{notice.breach.number}-{notice.pk}",
        addressee=(values["name"], "Presente"),
        sections=tuple(told),
        signatures=(Signature("Unidad de Tecnologías"), Signature("Recibí")),
    )


def authority_paper(breach: Breach) -> Paper:
    """The notice to the authority, as a draft to be signed: what is known now, and who was told."""
    said = queries.statement(breach)
    zone = ZoneInfo(breach.process.timezone)
    facts = [
        ("Qué pasó", said.what),
        ("Cuándo ocurrió", moment(said.happened_at, zone) if said.happened_at else _UNKNOWN),
        ("Cuándo se supo", moment(said.known_at, zone)),
        ("Qué datos", said.data),
        ("De cuántas personas", str(said.people) if said.people is not None else _UNKNOWN),
        ("Por qué pasó", said.cause or _UNKNOWN),
        ("Qué se hizo de inmediato", said.immediate),
        ("Qué se hace para que no se repita", said.lasting or _UNKNOWN),
        ("A cuántas personas se avisó", str(breach.notices.filter(whom=BreachNotice.Whom.PERSON).count())),
    ]
    return paper_of(
        breach.process,
        "Notificación de una vulneración de la seguridad de datos personales",
        at=said.at,
        number=str(breach.number),
        standing=f"Lo que consta en la versión {said.number}",
        basis="LGPDPPSO, arts. 34 y 35 (confianza U: confírmese el artículo y la autoridad)",
        sections=(Section("", [Facts(facts)]),),
        signatures=(Signature("Unidad de Tecnologías"), Signature("Responsable de los datos personales")),
    )

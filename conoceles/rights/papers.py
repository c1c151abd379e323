# SPDX-License-Identifier: EUPL-1.2
"""The answer as a paper of the institute, to be signed and handed over."""

from conoceles.elections.papers import paper_of
from conoceles.look.dates import day, moment
from conoceles.look.papers import Facts, Paper, Paragraph, Section, Signature

from .phrases import DEEDS, EFFECTS, NAMES, OUTCOMES, WAYS
from .queries import Standing
from .rules import Deed, Effect, Outcome, Right, Way


def answer_of(one: Standing) -> Paper | None:
    """The answer to a request; None while there is none."""
    answered, request = one.step(Deed.ANSWERED), one.request
    if answered is None:
        return None
    about = [
        ("Folio", request.folio),
        ("Persona", request.candidacy.person.name),
        ("Derecho", NAMES[Right(request.right)]),
        ("Recibida", f"{moment(request.received_at)}, {WAYS[Way(request.way)]}"),
        ("Respuesta", OUTCOMES[Outcome(answered.outcome)]),
    ]
    if request.representative:
        about.insert(2, ("La presenta", request.representative))
    extended = one.step(Deed.EXTENDED)
    if extended is not None:
        about.append((DEEDS[Deed.EXTENDED], f"{day(extended.at.date())}: {extended.text}"))
    effects = "\n\n".join(EFFECTS[Effect(each.effect)] for each in one.effects)
    sections = [
        Section("La solicitud", [Facts(about)]),
        Section("Fundamento", [Paragraph(answered.ground)]),
        Section("Motivo", [Paragraph(answered.text)]),
    ]
    if effects:
        sections.append(Section("Qué sigue", [Paragraph(effects)]))
    return paper_of(
        request.process,
        f"Respuesta a la solicitud {request.folio}",
        at=answered.at,
        sections=sections,
        source="mesa de derechos sobre datos personales.",
        signatures=[Signature("Nombre, cargo y firma de quien contesta"), Signature("Recibí: nombre, firma y fecha")],
    )

# SPDX-License-Identifier: EUPL-1.2
"""What she sent in the open, word for word, and when she could. What is kept sealed is as if it did not exist.

Of what she answered, only what everybody may come to read: an address to be reached at is nobody else's.
"""

from collections.abc import Iterator

from conoceles.candidacies.models import Candidacy
from conoceles.capture.models import CorrectionRequest, Endorsement, Revision
from conoceles.capture.rules.acuses import folio
from conoceles.capture.rules.progress import as_asked, chosen, sections
from conoceles.elections.models import Questionnaire
from conoceles.elections.questionnaire import Question
from conoceles.look.dates import day

from ..rules import Fact, known
from .saying import who


def facts(candidacy: Candidacy) -> Iterator[Fact]:
    """Openings, printed forms, revisions, endorsements and corrections that were asked for."""
    for opening in candidacy.openings.select_related("agreement", "by"):
        yield Fact(
            opening.since,
            "Se abrió la captura a la candidatura",
            known(
                ("Último día", day(opening.last_day) if opening.last_day else ""),
                ("Motivo", opening.reason),
                ("Acuerdo", opening.agreement),
                ("Abrió", who(opening.by)),
            ),
        )
    yield from _on_paper(candidacy)
    revisions = candidacy.revisions.filter(answers__isnull=False).select_related(
        "questionnaire", "sent_by", "source", "assistance"
    )
    for revision in revisions:
        yield _sent(revision)
    for each in Endorsement.objects.filter(revision__in=revisions).select_related("revision", "by"):
        yield Fact(
            each.at, f"La representación aceptó el envío {folio(each.revision_id)}", known(("Aceptó", who(each.by))),
            digest=each.digest,
        )  # fmt: skip
    yield from _corrections(candidacy)


def open_slugs(candidacy: Candidacy) -> dict[str, str]:
    """The questionnaires of her process that are not kept sealed, by slug, with their names."""
    found = {}
    for each in Questionnaire.objects.filter(process=candidacy.process_id).order_by("version"):
        if not each.definition.sealed:
            found[each.slug] = each.definition.name
    return found


def _on_paper(candidacy: Candidacy) -> Iterator[Fact]:
    for each in candidacy.assistances.select_related("questionnaire", "by"):
        if not each.questionnaire.definition.sealed:
            yield Fact(
                each.at,
                f"Se recibió el formato impreso {each.code}",
                known(
                    ("Cuestionario", each.questionnaire.definition.name),
                    ("Día en que lo entregó", day(each.received_on)),
                    ("Recibió", who(each.by)),
                ),
            )


def _sent(revision: Revision) -> Fact:
    definition = revision.questionnaire.definition
    answers = as_asked(definition, revision.answers or {})
    quoted = [
        (question.label, "\n".join(_words(question, answers)) or "Sin respuesta")
        for section in sections(definition)
        for question in section.questions
        if question.public and question.asked(answers)
    ]
    source = revision.source
    return Fact(
        revision.sent_at,
        f"Se recibió el envío {folio(revision.pk)}" if source is None else "Se cargó lo capturado en otro sistema",
        known(
            ("Cuestionario", f"{definition.name}, versión {revision.questionnaire.version}"),
            ("Número de envío", revision.number),
            ("Se recibió", _in_time(revision) if source is None else ""),
            ("Envió", who(revision.sent_by)),
            ("A partir del formato impreso", revision.assistance.code if revision.assistance else ""),
            ("Fuente", f"{source.authority}, {source.document}, {day(source.dated)}" if source else ""),
        ),
        quoted=tuple(quoted),
        digest=revision.digest,
    )


def _in_time(revision: Revision) -> str:
    """In days, and not in words that judge."""
    return "después de su último día" if revision.late else "a más tardar en su último día"


def _words(question: Question, answers: dict) -> list[str]:
    values = question.shown(answers)
    return [f"La fotografía de huella {value}" for value in values] if chosen(question) else values


def _corrections(candidacy: Candidacy) -> Iterator[Fact]:
    names = open_slugs(candidacy)
    for each in CorrectionRequest.objects.filter(candidacy=candidacy, slug__in=names).select_related(
        "asked_by", "decided_by"
    ):
        about = ("Cuestionario", names[each.slug])
        yield Fact(
            each.asked_at, "Se solicitó corregir rubros ya aprobados", known(about, ("Solicitó", who(each.asked_by)))
        )
        if each.decided_at:
            yield Fact(
                each.decided_at,
                f"Se decidió la solicitud de corrección: {each.get_outcome_display().lower()}",
                known(about, ("Decidió", who(each.decided_by))),
            )

# SPDX-License-Identifier: EUPL-1.2
"""The words of each absence. They are different truths, and never share a sentence."""

from typing import Any

from conoceles.elections.questionnaire import Condition, Definition, Question
from conoceles.publication.languages import N_, _, told
from conoceles.publication.snapshot import Paused, Profile, Sheet, State, Withdrawn

from .words import day

NOT_PROVIDED = N_("No proporcionó este dato.")
NOT_OWED = N_("La norma no pide cuestionario para este cargo.")
UNOPENED = N_("Todavía no llega la fecha en que se publica la información de este cargo.")
#: Of a question that her version of the questionnaire did not hold.
NOT_ASKED = N_("No se le preguntó: respondió otra versión del cuestionario.")
#: In lists, where there is room for a few words.
#: Of a tag that says nothing is missing.
DONE = "done"
TAGS = {
    State.VALIDATED: (N_("Información validada"), DONE),
    State.IN_REVIEW: (N_("En revisión"), "waiting"),
    State.NEVER: (N_("Sin captura"), "absent"),
    State.NOT_OWED: (N_("Sin cuestionario"), "absent"),
    State.UNOPENED: (N_("Por publicarse"), "waiting"),
}
WITHDRAWN = N_("Perfil retirado")
PAUSED = (N_("Con rubros en pausa"), "waiting")
STATUSES = {
    "sustituida": (N_("Sustituida"), N_("Esta candidatura fue sustituida")),
    "renuncia": (N_("Renunció"), N_("Esta candidatura terminó por renuncia")),
    "cancelada": (N_("Cancelada"), N_("El registro de esta candidatura fue cancelado")),
    "fallecimiento": (N_("Falleció"), N_("Esta candidatura terminó por fallecimiento")),
}


def tag(sheet: Sheet) -> tuple[str, str]:
    """In lists, and beside the name of its questionnaire: where *sheet* stands."""
    words, kind = PAUSED if sheet.paused else TAGS[sheet.state]
    return _(words), kind


def of_pause(paused: Paused) -> str:
    """Why a section, or the photograph, is not shown: never that she did not provide it."""
    return _("En pausa desde el {day}, por {because}. Mientras dure la pausa no se muestra.").format(
        day=day(paused.since), because=_why(paused)
    )


def _why(taken: Paused | Withdrawn) -> str:
    """Its motive in the language of the page, and as it was written the document that it rests on."""
    motive, opens, document = taken.because.partition(" (")
    return f"{told(motive)}{opens}{told(document)}"


def of_sheet(sheet: Sheet, profile: Profile) -> str:
    """Where *sheet* stands, with its date; also said when there is something to read."""
    match sheet.state:
        case State.NEVER:
            words = _("No ha capturado su información.")
            if profile.registered_on:
                words += " " + _("Su registro se aprobó el {day}.").format(day=day(profile.registered_on))
        case State.IN_REVIEW:
            words = _("Capturó su información; el instituto la está revisando.")
            if sheet.waiting_since:
                words = _("Capturó su información; el instituto la está revisando desde el {day}.")
                words = words.format(day=day(sheet.waiting_since))
        case State.NOT_OWED:
            words = _(NOT_OWED)
        case State.UNOPENED:
            words = _(UNOPENED)
        case State.VALIDATED:
            words = _validated(sheet)
    return words


def _validated(sheet: Sheet) -> str:
    if sheet.source:
        dated = f" ({day(sheet.source.dated)})" if sheet.source.dated else ""
        words = _("Capturado y aprobado por {authority} en {document}{dated}.").format(
            authority=told(sheet.source.authority), document=told(sheet.source.document), dated=dated
        )
    else:
        words = _("Enviada el {sent} y validada por el instituto el {approved}.").format(
            sent=day(sheet.sent_at), approved=day(sheet.approved_at)
        )
    if sheet.waiting_since:
        correcting = _("Hay una corrección en revisión desde el {day}; se muestra lo último validado.")
        words += " " + correcting.format(day=day(sheet.waiting_since))
    return words


def of_status(profile: Profile) -> tuple[str, str] | None:
    """The tag and the sentence of a candidacy that no longer stands, or is not shown; None while it is."""
    if profile.status not in STATUSES:
        return _withdrawn(profile)
    tag, sentence = STATUSES[profile.status]
    if not profile.status_on:
        return _(tag), f"{_(sentence)}."
    return _(tag), _("{what} el {day}.").format(what=_(sentence), day=day(profile.status_on))


def _withdrawn(profile: Profile) -> tuple[str, str] | None:
    if profile.withdrawn is None:
        return None
    words = _("El instituto retiró este perfil el {day}, por {because}. Su registro como candidatura sigue vigente.")
    since, because = day(profile.withdrawn.since), _why(profile.withdrawn)
    return _(WITHDRAWN), words.format(day=since, because=because)


def not_applicable(question: Question, definition: Definition, answers: dict[str, Any]) -> str:
    """«No aplica: …», with the public answer that decided it where there is one."""
    for condition in (question.hidden_when, question.shown_when):
        if because := _because(condition, definition, answers):
            return _("No aplica: {because}.").format(because=because)
    return _("No aplica: por otra respuesta, no se le pregunta.")


def _because(condition: Condition | None, definition: Definition, answers: dict[str, Any]) -> str:
    asked = definition.question(condition.question) if condition else None
    given = answers.get(condition.question) if condition else None
    if not asked or given is None:
        return ""
    labels = [option.label for key in (given if isinstance(given, list) else [given]) if (option := asked.option(key))]
    if not labels:
        return ""
    return _("en «{question}» respondió «{answer}»").format(question=asked.label, answer=", ".join(labels))

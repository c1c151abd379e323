# SPDX-License-Identifier: EUPL-1.2
"""The words of each absence. They are different truths, and never share a sentence."""

from typing import Any

from conoceles.elections.questionnaire import Condition, Definition, Question
from conoceles.publication.snapshot import Paused, Profile, Sheet, State

from .words import clean, day

NOT_PROVIDED = "No proporcionó este dato."
NOT_OWED = "La norma no pide cuestionario para este cargo."
UNOPENED = "Todavía no llega la fecha en que se publica la información de este cargo."
#: In lists, where there is room for a few words.
#: Of a tag that says nothing is missing.
DONE = "done"
TAGS = {
    State.VALIDATED: ("Información validada", DONE),
    State.IN_REVIEW: ("En revisión", "waiting"),
    State.NEVER: ("Sin captura", "absent"),
    State.NOT_OWED: ("Sin cuestionario", "absent"),
    State.UNOPENED: ("Por publicarse", "waiting"),
}
WITHDRAWN = "Perfil retirado"
PAUSED = ("Con rubros en pausa", "waiting")
STATUSES = {
    "sustituida": ("Sustituida", "Esta candidatura fue sustituida"),
    "renuncia": ("Renunció", "Esta candidatura terminó por renuncia"),
    "cancelada": ("Cancelada", "El registro de esta candidatura fue cancelado"),
    "fallecimiento": ("Falleció", "Esta candidatura terminó por fallecimiento"),
}


def tag(sheet: Sheet) -> tuple[str, str]:
    """In lists, and beside the name of its questionnaire: where *sheet* stands."""
    return PAUSED if sheet.paused else TAGS[sheet.state]


def of_pause(paused: Paused) -> str:
    """Why a section, or the photograph, is not shown: never that she did not provide it."""
    return f"En pausa desde el {day(paused.since)}, por {paused.because}. Mientras dure la pausa no se muestra."


def of_sheet(sheet: Sheet, profile: Profile) -> str:
    """Where *sheet* stands, with its date; also said when there is something to read."""
    if sheet.state is State.NEVER:
        registered = f" Su registro se aprobó el {day(profile.registered_on)}." if profile.registered_on else ""
        return f"No ha capturado su información.{registered}"
    if sheet.state is State.IN_REVIEW:
        since = f" desde el {day(sheet.waiting_since)}" if sheet.waiting_since else ""
        return f"Capturó su información; el instituto la está revisando{since}."
    if sheet.state is State.NOT_OWED:
        return NOT_OWED
    if sheet.state is State.UNOPENED:
        return UNOPENED
    return _validated(sheet)


def _validated(sheet: Sheet) -> str:
    if sheet.source:
        words = f"Capturado y aprobado por {sheet.source.authority} en {sheet.source.document}"
        words += f" ({day(sheet.source.dated)})." if sheet.source.dated else "."
    else:
        words = f"Enviada el {day(sheet.sent_at)} y validada por el instituto el {day(sheet.approved_at)}."
    if sheet.waiting_since:
        words += f" Hay una corrección en revisión desde el {day(sheet.waiting_since)}; se muestra lo último validado."
    return words


def of_status(profile: Profile) -> tuple[str, str] | None:
    """The tag and the sentence of a candidacy that no longer stands, or is not shown; None while it is."""
    if profile.status not in STATUSES:
        return _withdrawn(profile)
    tag, sentence = STATUSES[profile.status]
    since = f" el {day(profile.status_on)}" if profile.status_on else ""
    return tag, f"{sentence}{since}."


def _withdrawn(profile: Profile) -> tuple[str, str] | None:
    if profile.withdrawn is None:
        return None
    since, because = day(profile.withdrawn.since), profile.withdrawn.because
    return (
        WITHDRAWN,
        f"El instituto retiró este perfil el {since}, por {because}. Su registro como candidatura sigue vigente.",
    )


def not_applicable(question: Question, definition: Definition, answers: dict[str, Any]) -> str:
    """«No aplica: …», with the public answer that decided it where there is one."""
    for condition in (question.hidden_when, question.shown_when):
        if because := _because(condition, definition, answers):
            return f"No aplica: {because}."
    return "No aplica: por otra respuesta, no se le pregunta."


def _because(condition: Condition | None, definition: Definition, answers: dict[str, Any]) -> str:
    asked = definition.question(condition.question) if condition else None
    given = answers.get(condition.question) if condition else None
    if not asked or given is None:
        return ""
    labels = [option.label for key in (given if isinstance(given, list) else [given]) if (option := asked.option(key))]
    return f"en «{asked.label}» respondió «{clean(', '.join(labels))}»" if labels else ""

# SPDX-License-Identifier: EUPL-1.2
"""What a questionnaire adds: where it stands, what is missing and why, and every public answer."""

from collections.abc import Sequence
from typing import Any

from conoceles.elections.questionnaire import OTHER, Kind, Question, Section
from conoceles.opendata.cells import Value
from conoceles.publication.languages import N_
from conoceles.publication.snapshot import Profile, QuestionnaireInfo, Sheet, State

from .column import Column, Type

#: The state of whoever no longer stands: nothing she answered is public.
NO_LONGER_STANDS = "no_vigente"
#: That of whoever stands and whose whole profile was taken off.
WITHDRAWN = "perfil_retirado"
#: What follows a question's label in the description of the words for an option that asks for them.
OWN_WORDS = N_("Palabras propias de quien eligió una opción que las pide")
_STATES = (
    (State.VALIDATED, N_("se publica lo que respondió, tal como se validó")),
    (State.IN_REVIEW, N_("lo capturó y todavía no se valida: no se publica")),
    (State.NEVER, N_("está obligada y nunca lo capturó")),
    (State.NOT_OWED, N_("no está obligada a responderlo y no lo hizo")),
    (WITHDRAWN, N_("el instituto retiró su perfil: no se publica lo que respondió")),
    (State.UNOPENED, N_("está obligada; todavía no llega la fecha en que se publica la información de su cargo")),
    (NO_LONGER_STANDS, N_("su registro ya no está vigente: no se publica lo que respondió")),
)


class AnswerColumns:
    """The columns of one questionnaire, whose *versions* are in this release."""

    def __init__(self, versions: Sequence[QuestionnaireInfo]) -> None:
        self._slug = versions[0].slug
        self._asked = {
            info.version: [(section.key, question.key) for section, question in _public(info)] for info in versions
        }
        self._keys: list[str] = []
        columns = _standing(self._slug, versions[-1].definition.name)
        newest: dict[str, tuple[Section, Question]] = {}
        for info in versions:
            newest |= {question.key: (section, question) for section, question in _public(info)}
        for key, (section, question) in newest.items():
            column = self._column(section, question)
            self._keys.append(key)
            columns.append(column)
            if any(option.specify for option in question.options):
                self._keys.append(key + OTHER)
                columns.append(_words_of(column))
        self.columns: tuple[Column, ...] = tuple(columns)

    def values(self, profile: Profile) -> list[Value]:
        """The values of *profile*, in the order of ``columns``."""
        sheet = next((sheet for sheet in profile.sheets if sheet.questionnaire == self._slug), None)
        if sheet is None:
            return [
                WITHDRAWN if profile.withdrawn else NO_LONGER_STANDS,
                None,
                None,
                None,
                None,
                None,
                None,
                None,
                None,
                [],
                [],
                [],
                *(None for _ in self._keys),
            ]
        missing = [
            key
            for section, key in self._asked.get(sheet.version, ())
            if not sheet.answers.get(key) and key not in sheet.not_applicable and not sheet.pause_of(section, key)
        ]
        return [
            sheet.state.value,
            sheet.owed,
            sheet.version or None,
            sheet.revision or None,
            sheet.sent_at or None,
            sheet.approved_at or None,
            sheet.waiting_since or None,
            sheet.digest or None,
            _source(sheet),
            missing if sheet.state is State.VALIDATED else [],
            list(sheet.not_applicable),
            [each.question or each.section for each in sheet.paused],
            *(sheet.answers.get(key) or None for key in self._keys),
        ]

    def _column(self, section: Section, question: Question) -> Column:
        versions = [version for version, keys in self._asked.items() if question.key in {key for _, key in keys}]
        return Column(
            name=answer_column(self._slug, question.key),
            type=_type(question),
            description=question.label,
            options=tuple((option.key, option.label) for option in question.options),
            questionnaire=self._slug,
            section=section.name,
            question=question.key,
            label=question.label,
            since=min(versions),
            until=max(versions) if max(versions) < max(self._asked) else None,
            required=question.required,
            minimum=question.minimum,
            maximum=question.maximum,
            source=question.source,
        )


def _public(info: QuestionnaireInfo) -> list[tuple[Section, Question]]:
    """What is asked and public. The definition also holds what is not, so this is where it stays out of the data."""
    return [
        (section, question) for section in info.definition.sections for question in section.questions if question.public
    ]


def answer_column(slug: str, key: str) -> str:
    """The column of the answer to the question *key* of a questionnaire, or of the words of its «otra»."""
    question, other, _ = key.partition(OTHER)
    return f"{slug.replace('-', '_')}_{question}{'_otro' if other else ''}"


def standing_columns(slug: str) -> list[str]:
    """The columns about the questionnaire of that *slug* itself."""
    return [column.name for column in _standing(slug, "")]


def _type(question: Question) -> Type:
    if question.kind is Kind.CHOICES or question.items > 1:
        return Type.LIST
    return Type.OPTION if question.kind is Kind.CHOICE else Type.TEXT


def _words_of(column: Column) -> Column:
    return Column(
        name=answer_column(column.questionnaire, column.question + OTHER),
        type=Type.TEXT,
        description=f"{column.label} {OWN_WORDS}",
        questionnaire=column.questionnaire,
        section=column.section,
        question=column.question,
        label=column.label,
        since=column.since,
        until=column.until,
        source=column.source,
    )


def _standing(slug: str, name: str) -> list[Column]:
    """The columns about the questionnaire itself. ``AnswerColumns.values`` begins with exactly these."""

    def column(word: str, kind: Type, description: str, options: Any = ()) -> Column:
        states = tuple((str(key), meaning) for key, meaning in options)
        return Column(f"{word}_{slug.replace('-', '_')}", kind, f"{name}: {description}", states, questionnaire=slug)

    return [
        column("estado", Type.OPTION, "en qué está", _STATES),
        column("obligada", Type.YES_NO, "si está obligada a responderlo"),
        column("version", Type.INTEGER, "versión que respondió"),
        column("revision", Type.INTEGER, "número de la revisión publicada"),
        column("enviado", Type.INSTANT, "cuándo envió lo publicado"),
        column("aprobado", Type.INSTANT, "cuándo se validó lo publicado"),
        column("en_espera", Type.INSTANT, "desde cuándo hay algo más reciente por validar"),
        column("huella", Type.TEXT, "SHA-256 de lo validado"),
        column("fuente", Type.TEXT, "autoridad y documento que lo validaron, si se capturó en otro sistema"),
        column("no_proporciono", Type.LIST, "preguntas públicas que dejó sin responder"),
        column("no_aplica", Type.LIST, "preguntas públicas que no le corresponden, por lo que respondió en otras"),
        column("en_pausa", Type.LIST, "claves de los rubros, o de la fotografía, que el instituto puso en pausa"),
    ]


def _source(sheet: Sheet) -> str | None:
    if sheet.source is None:
        return None
    return ", ".join(filter(None, (sheet.source.authority, sheet.source.document, sheet.source.dated)))

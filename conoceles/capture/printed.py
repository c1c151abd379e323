# SPDX-License-Identifier: EUPL-1.2
"""A questionnaire on paper, made from its definition, for whoever has no device.

Every sheet bears the code of the candidacy and of exactly those questions (``rules.papers``). What is kept sealed
begins with a sheet that makes an envelope of it: nobody reads it but whoever types it.
"""

from pathlib import Path
from typing import Any

from conoceles.candidacies.models import Candidacy
from conoceles.elections.models import Questionnaire
from conoceles.elections.questionnaire import Condition, Definition, Kind, Question
from conoceles.look.typesetting import Typesetter

from .phrases import of_this_age
from .rules import papers
from .rules.progress import answered, sections

_TEMPLATE = Path(__file__).parent / "typst" / "questionnaire.typ"
#: Letters that fit in a line written by hand, and the lines of an answer without limit.
_LETTERS_A_LINE, _LINES = 55, 3
_MOST_LINES = 64
#: The most answers to one question for which there are lines.
_MOST_ANSWERS = 5
_WORDS = {
    Kind.URL: "Una dirección de internet completa",
    Kind.EMAIL: "Un correo completo",
    Kind.PHONE: "Diez cifras",
    Kind.ADDRESS: "Calle, número, colonia, código postal y municipio",
}


def pdf(candidacy: Candidacy, questionnaire: Questionnaire) -> bytes:
    """The blank form of *questionnaire* for *candidacy*, as a tagged PDF."""
    process, formula, definition = candidacy.process, candidacy.formula, questionnaire.definition
    seat = candidacy.get_seat_display().lower()
    return Typesetter(_TEMPLATE).pdf(
        {
            "title": f"{definition.name}: formato impreso",
            "name": definition.name,
            "version": questionnaire.version,
            "authority": process.authority,
            "process": process.name,
            "code": papers.code(candidacy.pk, questionnaire.digest),
            "sealed": definition.sealed,
            "holder": [
                ("Persona", candidacy.person.name),
                ("Candidatura", f"{formula.position.name} · {formula.territory.name} · {seat}"),
                ("Postulante", formula.postulant.name),
            ],
            "sections": [
                {
                    "name": section.name,
                    "intro": section.intro,
                    "one_of": bool(section.at_least_one),
                    "questions": [_question(definition, each) for each in section.questions if answered(each)],
                }
                for section in sections(definition)
            ],
        }
    )


def _question(definition: Definition, question: Question) -> dict[str, Any]:
    return {
        "label": question.label,
        "required": question.required,
        "condition": _condition(definition, question),
        "help": question.help,
        "legal": question.legal,
        "limits": _limits(question),
        "options": [{"label": each.label, "specify": each.specify} for each in question.options],
        "several": question.items > 1,
        "photo": of_this_age(question) if question.kind is Kind.PHOTO else "",
        "rules": [rule.text for rule in question.rules],
        "lines": _lines(question),
    }


def _condition(definition: Definition, question: Question) -> str:
    """When it is to be answered, in words that refer to the questions before it."""
    told = []
    if question.shown_when is not None:
        told.append(f"Sólo si {_chosen(definition, question.shown_when)}.")
    if question.hidden_when is not None:
        told.append(f"Déjela en blanco si {_chosen(definition, question.hidden_when)}.")
    return " ".join(told)


def _chosen(definition: Definition, condition: Condition) -> str:
    asked = definition.question(condition.question)
    if asked is None:
        return f"«{condition.question}» lo pide"
    options = [asked.option(value) for value in condition.values]
    words = " o ".join(f"«{each.label}»" for each in options if each is not None)
    return f"en «{asked.label}» marcó {words}"


def _limits(question: Question) -> str:
    told = [_WORDS[question.kind]] if question.kind in _WORDS else []
    if question.hosts:
        told.append(f"De {' o '.join(question.hosts)}")
    if question.minimum and question.maximum:
        told.append(f"De {question.minimum:,} a {question.maximum:,} caracteres")
    elif question.maximum:
        told.append(f"Hasta {question.maximum:,} caracteres")
    if question.items > 1:
        told.append(f"Puede {'marcar' if question.options else 'escribir'} hasta {question.items}")
    return ". ".join(told) + "." if told else ""


def _lines(question: Question) -> int:
    """How many lines it takes to write it; none where a box is marked or a photograph handed in."""
    if question.options or question.kind is Kind.PHOTO:
        return 0
    least = _LINES if question.kind is Kind.LONG_TEXT else 1
    each = -(-question.maximum // _LETTERS_A_LINE) if question.maximum else least
    return min(max(least, each) * min(question.items, _MOST_ANSWERS), _MOST_LINES)

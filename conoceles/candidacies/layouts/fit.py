# SPDX-License-Identifier: EUPL-1.2
"""Whether a layout fits a process: what its words lead to is there, and so are the questions, which are public."""

from collections.abc import Mapping

from conoceles.elections.questionnaire import Definition, Kind, Visibility
from conoceles.kernel.strict import Sheet, misspelt

from ..intake.catalogue import Catalogue
from . import targets
from .described import Answer, Layout
from .reading import refused

_CHOICES = {Kind.CHOICE, Kind.CHOICES}


def check(layout: Layout, document: Sheet, questionnaires: Mapping[str, Definition], catalogue: Catalogue) -> None:
    """Refuse (FAULTY_LAYOUT) a layout whose words lead nowhere, or that answers what is not asked or not public."""
    targets.check(layout, document, catalogue)
    for number, answer in enumerate(layout.answer):
        place = ("answer", number)
        definition = questionnaires.get(answer.questionnaire)
        if definition is None:
            document.fault(
                (*place, "questionnaire"),
                f"el proceso no tiene el cuestionario «{answer.questionnaire}»"
                f"{misspelt(answer.questionnaire, questionnaires)}",
            )
            continue
        for key in (answer.question, *answer.by_host):
            if key:
                _check_question(answer, key, definition, number, document)
    for number, counted in enumerate(layout.counted):
        if counted.questionnaire not in questionnaires:
            document.fault(
                ("counted", number, "questionnaire"),
                f"el proceso no tiene el cuestionario «{counted.questionnaire}»"
                f"{misspelt(counted.questionnaire, questionnaires)}",
            )
    if document.faults:
        raise refused(document.faults)


def _check_question(answer: Answer, key: str, definition: Definition, number: int, document: Sheet) -> None:
    place = ("answer", number, "question" if answer.question else "by_host")
    question = definition.question(key)
    if question is None:
        known = [one.key for one in definition.questions]
        document.fault(place, f"el cuestionario «{definition.slug}» no pregunta «{key}»{misspelt(key, known)}")
        return
    if question.visibility is not Visibility.PUBLIC or definition.sealed:
        document.fault(place, f"«{key}» no es pública; sólo puede contarse, con [[counted]]")
    if question.kind is Kind.PHOTO:
        document.fault(place, f"«{key}» es una fotografía; no se carga desde una hoja")
    if question.kind in _CHOICES:
        options = [option.key for option in question.options]
        for word, option in answer.values.items():
            if option not in options:
                document.fault(
                    ("answer", number, "values", word), f"«{option}» no es opción de «{key}»{misspelt(option, options)}"
                )

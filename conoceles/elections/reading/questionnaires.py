# SPDX-License-Identifier: EUPL-1.2
"""A questionnaire's file, with its catalogues of options, as a definition."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from conoceles.elections.described.questionnaires import (
    QuestionnaireFile,
    WrittenCondition,
    WrittenQuestion,
    WrittenSection,
)
from conoceles.elections.described.words import SLUG, SLUG_PATTERN
from conoceles.elections.questionnaire import (
    OTHER,
    PHOTO_FORMATS,
    Condition,
    Definition,
    Kind,
    Option,
    Question,
    Rule,
    Section,
    Visibility,
)
from conoceles.kernel.text import Counting
from conoceles.kernel.toml_lines import Place

from .folder import Folder, refers, repeated

_CHOICES = {Kind.CHOICE, Kind.CHOICES}
#: What a field means for one kind of question alone.
_ONLY = {
    "options": _CHOICES,
    "catalogue": _CHOICES,
    "hosts": {Kind.URL},
    **{
        key: {Kind.PHOTO}
        for key in (
            "formats",
            "max_kilobytes",
            "max_upload_kilobytes",
            "max_megapixels",
            "least_width",
            "least_height",
            "max_months",
            "rule",
        )
    },
    "minimum": set(Kind) - _CHOICES - {Kind.PHOTO},
    "maximum": set(Kind) - _CHOICES - {Kind.PHOTO},
}


class QuestionnaireReader:
    """Reads one questionnaire of a process, and notes what is wrong with it."""

    def __init__(self, folder: Folder, path: Path, *, groups: list[str], counting: Counting) -> None:
        self.folder = folder
        self.groups = groups
        self.counting = counting
        self.sheet, self.file = folder.sheet(path, QuestionnaireFile)
        self.options: dict[str, tuple[Option, ...]] = {}
        self.sealed = False

    def definition(self) -> Definition | None:
        """The questionnaire, or None when its file could not be read; it may have faults all the same."""
        if self.file is None:
            return None
        for question in self._questions():
            self.options[question.key] = tuple(self._options(question))
        secret = {Visibility.BADGE, Visibility.STATISTICS}
        self.sealed = any(question.visibility in secret for question in self._questions())
        repeated(self.sheet, self.file.section)
        repeated(self.sheet, self._questions())
        for section in self.file.section:
            self._check_section(section)
            for question in section.question:
                self._check(question)
        heading = self.file.questionnaire
        return Definition(
            slug=heading.slug,
            name=heading.name,
            counting=self.counting,
            sections=tuple(self._section(section) for section in self.file.section),
            source=heading.source,
            order=heading.order,
        )

    def _questions(self) -> list[WrittenQuestion]:
        assert self.file is not None
        return [question for section in self.file.section for question in section.question]

    def _options(self, question: WrittenQuestion) -> Iterator[Option]:
        if question.catalogue:
            yield from self._catalogue(question)
        for option in question.options:
            yield Option(option.key, option.label, option.specify)

    def _catalogue(self, question: WrittenQuestion) -> Iterator[Option]:
        """The options of a CSV: the process's own, else the shared one of that name."""
        name = f"catalogues/{question.catalogue}.csv"
        own = self.folder.path / name
        within = self.folder.path if own.is_file() else self.folder.all / "_shared"
        path = self.folder.named_by(self.sheet, (*question.at, "catalogue"), name, within=within)
        if path is not None:
            for line, cells in self.folder.rows(path, required=("key", "label"), optional=()):
                if not SLUG_PATTERN.fullmatch(cells["key"]):
                    self.folder.fault(path, line, "columna «key»", f"«{cells['key']}» no sirve: {SLUG}")
                yield Option(cells["key"], cells["label"])

    def _check_section(self, section: WrittenSection) -> None:
        if not section.question:
            self.sheet.fault(section.at, "no tiene preguntas")
        for number, key in enumerate(section.at_least_one):
            own = [question.key for question in section.question]
            refers(self.sheet, (*section.at, "at_least_one", number), key, own, "una pregunta de esta sección")
        if section.at_least_one and not (section.source and section.confidence):
            self.sheet.fault((*section.at, "at_least_one"), "esta regla necesita «source» y «confidence» en la sección")

    def _check(self, question: WrittenQuestion) -> None:
        at = question.at
        for field, kinds in _ONLY.items():
            if getattr(question, field) and question.kind not in kinds:
                self.sheet.fault((*at, field), f"una pregunta de clase «{question.kind}» no lleva esta clave")
        if question.minimum and question.maximum and question.minimum > question.maximum:
            self.sheet.fault((*at, "minimum"), f"es mayor que el máximo, {question.maximum}")
        if question.key.endswith(OTHER):
            self.sheet.fault((*at, "key"), f"la terminación «{OTHER}» está reservada")
        if question.visibility == Visibility.BADGE and not question.group:
            self.sheet.fault(at, "un distintivo necesita «group»: de qué grupo es")
        if self.sealed and question.visibility == Visibility.PUBLIC and not question.derived:
            self.sheet.fault(
                (*at, "visibility"),
                "este cuestionario se guarda sellado, porque otra pregunta es «distintivo» o «estadistica»: una "
                "respuesta pública va en otro cuestionario",
            )
        if question.group:
            refers(self.sheet, (*at, "group"), question.group, self.groups, "un grupo")
        self._check_options(question)
        for field in ("shown_when", "hidden_when"):
            condition = getattr(question, field)
            if condition is not None:
                self._check_condition(question, condition, (*at, field))

    def _check_options(self, question: WrittenQuestion) -> None:
        for name in question.formats:
            refers(self.sheet, (*question.at, "formats"), name, PHOTO_FORMATS, "una clase de fotografía que se reciba")
        keys = [option.key for option in self.options[question.key]]
        if question.kind in _CHOICES and not keys and not question.catalogue:
            self.sheet.fault(question.at, "una pregunta de opciones necesita «options» o «catalogue»")
        for key in sorted({key for key in keys if keys.count(key) > 1}):
            self.sheet.fault((*question.at, "options"), f"la opción «{key}» está repetida")

    def _check_condition(self, question: WrittenQuestion, condition: WrittenCondition, place: Place) -> None:
        others = [other.key for other in self._questions() if other.key != question.key]
        if not refers(self.sheet, (*place, "question"), condition.question, others, "otra pregunta"):
            return
        known = [option.key for option in self.options.get(condition.question, ())]
        for number, value in enumerate(condition.values):
            refers(self.sheet, (*place, "values", number), value, known, f"una opción de «{condition.question}»")
        if not condition.values:
            self.sheet.fault((*place, "values"), "la lista está vacía")

    def _section(self, section: WrittenSection) -> Section:
        return Section(
            key=section.key,
            name=section.name,
            questions=tuple(self._question(question) for question in section.question),
            intro=section.intro,
            at_least_one=section.at_least_one,
            source=section.source,
            confidence=section.confidence or "",
            public_order=section.public_order,
        )

    def _question(self, question: WrittenQuestion) -> Question:
        plain = asdict(question)
        for field in ("at", "catalogue", "options", "rule", "shown_when", "hidden_when"):
            del plain[field]
        return Question(
            **plain,
            options=self.options[question.key],
            rules=tuple(Rule(rule.text, rule.source, rule.confidence) for rule in question.rule),
            shown_when=_condition(question.shown_when),
            hidden_when=_condition(question.hidden_when),
        )


def _condition(written: WrittenCondition | None) -> Condition | None:
    return None if written is None else Condition(written.question, written.values)

# SPDX-License-Identifier: EUPL-1.2
"""The candidacies in the 25 columns of INE's public file of 2022, which others' programs already read.

There is no official format; this is the one in use (rules of the domain, 3.6). INE writes absences in four ways;
here each has one: ``No aplica``, ``No proporcionó`` (captured, and left out), and empty (nothing is published).
Beside them stands ``En pausa``, of what the institute does not show for a while.
"""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from conoceles.elections.questionnaire import Question, Visibility
from conoceles.publication.snapshot import Header, Profile, Sheet, Snapshot, State, TerritoryInfo

from .rows import as_csv

REGISTER = (
    "PARTIDO_COALICION", "CARGO", "ENTIDAD", "DISTRITO LOCAL", "CIRCUNSCRIPCION", "MUNICIPIO",
    "NUM_LISTA_O_FORMULA", "NOMBRE_CANDIDATO", "TIPO_CANDIDATO", "EDAD", "SEXO",
)  # fmt: skip
NOT_APPLICABLE = "No aplica"
NOT_PROVIDED = "No proporcionó"
PAUSED = "En pausa"
_PLACES = ("distrito", "circunscripcion", "municipio")
_TITULAR = {"mujer": "PROPIETARIA", "hombre": "PROPIETARIO"}


def candidacies_as_ine(snapshot: Snapshot) -> Iterator[bytes]:
    """INE's file as CSV, one row a candidacy that stands, in ballot order."""
    layout = _Layout(snapshot.header)
    standing = (profile for profile in snapshot.everyone() if profile.status == "registrada")
    return as_csv(names(), (layout.row(profile) for profile in standing))


def names() -> tuple[str, ...]:
    """INE's 25 columns, in its order."""
    return (*REGISTER, *(column for columns in _columns().values() for column in columns))


@cache
def _columns() -> dict[str, dict[str, list[str]]]:
    """By questionnaire, its columns and the questions that fill each."""
    with Path(__file__).with_name("formato-ine.toml").open("rb") as file:
        return tomllib.load(file)


class _Layout:
    """What rows refer to."""

    def __init__(self, header: Header) -> None:
        self._entity = header.process.entity
        self._positions = {(position.office, position.key): position for position in header.positions}
        self._territories = {place.id: place for place in header.territories}
        self._postulants = {postulant.key: postulant for postulant in header.postulants}
        self._questions: dict[tuple[str, int], dict[str, Question]] = {
            (info.slug, info.version): {
                question.key: question
                for question in info.definition.questions
                if question.visibility is Visibility.PUBLIC
            }
            for info in header.questionnaires
        }
        self._section = {
            (info.slug, info.version, question.key): section.key
            for info in header.questionnaires
            for section in info.definition.sections
            for question in section.questions
        }

    def row(self, profile: Profile) -> list[str]:
        """The 25 cells of *profile*."""
        place = self._territories[profile.territory]
        cells = [
            self._postulants[profile.postulant].name,
            self._positions[profile.office, profile.position].name.upper(),
            self._entity.upper(),
            *(_place(place) if place.kind == kind else NOT_APPLICABLE for kind in _PLACES),
            profile.number,
            profile.name,
            _TITULAR.get(profile.sex, "PROPIETARIA O PROPIETARIO") if profile.seat == "P" else "SUPLENTE",
            "" if profile.age is None else str(profile.age),
            profile.sex.replace("_", " ").upper(),
        ]
        for slug, columns in _columns().items():
            sheet = next((sheet for sheet in profile.sheets if sheet.questionnaire == slug), None)
            cells += [self._answer(sheet, keys) for keys in columns.values()]
        return cells

    def _answer(self, sheet: Sheet | None, keys: list[str]) -> str:
        if sheet is None or sheet.state is not State.VALIDATED:
            return ""
        asked = self._questions.get((sheet.questionnaire, sheet.version), {})
        keys = [key for key in keys if key in asked]
        if any(sheet.pause_of(self._section[sheet.questionnaire, sheet.version, key], key) for key in keys):
            return PAUSED
        given = [words for key in keys for words in _words(asked[key], sheet.answers.get(key))]
        if given or not keys:
            return ", ".join(given)
        return NOT_APPLICABLE if all(key in sheet.not_applicable for key in keys) else NOT_PROVIDED


def _place(place: TerritoryInfo) -> str:
    """A district by its number and name, a circunscripción by its number, a municipality by its name."""
    if place.number is None or place.kind == "municipio":
        return place.name.upper()
    return f"{place.number} {place.name}".upper() if place.kind == "distrito" else str(place.number)


def _words(question: Question, answer: str | list[str] | None) -> list[str]:
    given = answer if isinstance(answer, list) else [answer] if answer else []
    chosen = {option.key: option.label for option in question.options}
    return [chosen.get(one, one) for one in given]

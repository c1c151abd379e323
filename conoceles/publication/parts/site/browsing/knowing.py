# SPDX-License-Identifier: EUPL-1.2
"""What is known of each candidacy: her values in each facet, or why she has none."""

from typing import Any, NamedTuple

import msgspec

from conoceles.elections.questionnaire import Question, listed
from conoceles.publication.parts.site.catalogue import Catalogue
from conoceles.publication.snapshot import FilterInfo, Mate, Paused, State, Withdrawn

from . import lacking
from .facets import Facet, facets, value_of, value_of_age, value_of_party, versions


class Facts(NamedTuple):
    """Of one candidacy, for each facet: the values she is under, and, where there are none, the code of why.

    ``parties`` put her forward. Many candidacies have the same facts.
    """

    values: tuple[tuple[str, ...], ...]
    lacking: tuple[str, ...]
    parties: int
    stands: bool


class _Sheet(msgspec.Struct, kw_only=True):
    questionnaire: str
    version: int
    state: State
    not_applicable: tuple[str, ...] = ()
    paused: tuple[Paused, ...] = ()
    answers: Any


class Known(msgspec.Struct, kw_only=True):
    """The part of a profile that browsing needs: of her answers, those one may filter by."""

    slug: str
    name: str
    nickname: str
    sex: str
    age: int | None
    seat: str
    status: str
    office: str
    position: str
    territory: str
    postulant: str
    party_of_origin: str
    mates: tuple[Mate, ...]
    withdrawn: Withdrawn | None = None
    printed: bool | None = None
    sheets: Any

    @property
    def stands(self) -> bool:
        """Whether she stands today."""
        return self.status == "registrada"


class Reader:
    """Reads lines of a snapshot, for the facets of its process."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self.facets = facets(catalogue)
        self._asked: dict[str, dict[int, tuple[str, Question]]] = {
            facet.key: _by_version(facet.asked, catalogue) for facet in self.facets if facet.asked
        }
        self._decoder = msgspec.json.Decoder(_kind([facet.asked for facet in self.facets if facet.asked]))
        self._facts: dict[Facts, Facts] = {}

    def known(self, line: bytes) -> Known:
        """What *line* of the snapshot tells."""
        found: Known = self._decoder.decode(line)
        return found

    def facts(self, known: Known) -> Facts:
        """Her facts; the same object for everyone with the same."""
        office = self._catalogue.offices[known.office]
        postulant = self._catalogue.postulation(known.postulant)
        parties = [value_of_party(postulant.kind, postulant.key)]
        if known.party_of_origin and known.party_of_origin != known.postulant:
            origin = self._catalogue.postulation(known.party_of_origin)
            parties.append(value_of_party(origin.kind, origin.key))
        told = [
            ((office.slug,), ""),
            (tuple(parties), ""),
            ((value_of(known.sex),), "") if known.sex else ((), lacking.NOT_REGISTERED),
            self._age(known),
            *(self._answer(facet, known) for facet in self.facets if facet.asked),
        ]
        values, missing = zip(*told, strict=True)
        facts = Facts(values, missing, postulant.parties, known.stands)
        return self._facts.setdefault(facts, facts)

    def _age(self, known: Known) -> tuple[tuple[str, ...], str]:
        if known.age is None:
            return (), _not_shown(known) or lacking.NOT_REGISTERED
        group = next((each for each in self._catalogue.header.age_groups if each.holds(known.age)), None)
        return ((value_of_age(group),), "") if group else ((), lacking.OTHER_AGES)

    def _answer(self, facet: Facet, known: Known) -> tuple[tuple[str, ...], str]:
        """What she answered, if it is approved and shown."""
        info, versions = facet.asked, self._asked[facet.key]
        sheet = next((each for each in known.sheets if info and each.questionnaire == info.questionnaire), None)
        if info is None or sheet is None:
            return (), _not_shown(known) or State.NOT_OWED
        if away := _unread(sheet, known) or (lacking.NOT_ASKED if sheet.version not in versions else ""):
            return (), away
        section, question = versions[sheet.version]
        if any(each.section == section and each.question in {"", question.key} for each in sheet.paused):
            return (), lacking.PAUSED
        given = [value_of(each) for each in listed(getattr(sheet.answers, _field(info)))]
        if values := tuple(dict.fromkeys(each for each in given if each in facet.values)):
            return values, ""
        none = lacking.NOT_APPLICABLE if question.key in sheet.not_applicable else lacking.NOT_PROVIDED
        return (), lacking.OTHER_ANSWER if given else none


def _unread(sheet: _Sheet, known: Known) -> str:
    """Why nothing that she answered in *sheet* is shown; empty while it is."""
    return _not_shown(known) or (sheet.state if sheet.state is not State.VALIDATED else "")


def _not_shown(known: Known) -> str:
    """Why nothing that she answered is shown, nor her age; empty while it is."""
    if not known.stands:
        return lacking.GONE
    return lacking.WITHDRAWN if known.withdrawn else ""


def _by_version(info: FilterInfo, catalogue: Catalogue) -> dict[int, tuple[str, Question]]:
    sections = {
        (each.version, question.key): section.key
        for each in catalogue.header.questionnaires
        if each.slug == info.questionnaire
        for section in each.definition.sections
        for question in section.questions
    }
    return {version: (sections[version, info.question], question) for version, question in versions(info, catalogue)}


def _field(info: FilterInfo) -> str:
    """The attribute that holds an answer: any key makes one, hyphens and all."""
    return "of_" + info.question.encode().hex()


def _kind(asked: list[FilterInfo]) -> type[Known]:
    """A :class:`Known` whose sheets hold the answers to the questions *asked* and skip all others."""
    fields = {info.question: _field(info) for info in asked}
    answers = msgspec.defstruct(
        "Answers",
        [(field, str | list[str] | None, None) for field in fields.values()],
        rename={field: key for key, field in fields.items()},
    )
    sheet = msgspec.defstruct("Sheet", [("answers", answers)], bases=(_Sheet,), kw_only=True)
    return msgspec.defstruct("Known", [("sheets", tuple[sheet, ...])], bases=(Known,), kw_only=True)  # type: ignore[valid-type, return-value]

# SPDX-License-Identifier: EUPL-1.2
"""What is asked of those who are compared: the sections of their questionnaires, whichever version each answered."""

from dataclasses import dataclass
from functools import lru_cache

from conoceles.elections.questionnaire import Question
from conoceles.publication.parts.site.asked import Asked, Shown
from conoceles.publication.parts.site.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Theme:
    """A public section, as its newest version has it, with whatever only an older one asks at the end."""

    questionnaire: str
    section: str
    name: str
    questions: tuple[Question, ...]
    alone: bool  # one long text under a name that says the same as its label

    @property
    def key(self) -> str:
        """What names its page, and the section on the page of a candidacy."""
        return f"{self.questionnaire}-{self.section}"


@lru_cache(maxsize=64)
def themes(answered: frozenset[tuple[str, int]], catalogue: Catalogue) -> list[Theme]:
    """The sections of the questionnaires *answered* (slug, version), in the order of the process, then of the page.

    Version 0 is of whom nothing may be read: it brings the newest one, where nobody answered another.
    """
    found: dict[tuple[str, str], Theme] = {}
    slugs = list(dict.fromkeys(info.slug for info in catalogue.header.questionnaires))
    for slug in slugs:
        versions = [info for info in reversed(catalogue.header.questionnaires) if info.slug == slug]
        there = [info for info in versions if (slug, info.version) in answered]
        for info in there or (versions[:1] if (slug, 0) in answered else []):
            for section in Asked.by(info.definition).sections:
                at = (slug, section.key)
                found[at] = _with(found.get(at), slug, section)
    return list(found.values())


def _with(newer: Theme | None, slug: str, section: Shown) -> Theme:
    if newer is None:
        return Theme(slug, section.key, section.name, section.questions, section.alone)
    known = {question.key for question in newer.questions}
    more = tuple(question for question in section.questions if question.key not in known)
    return Theme(slug, section.key, newer.name, newer.questions + more, newer.alone and not more)

# SPDX-License-Identifier: EUPL-1.2
"""The facets of a process: what candidacies are told apart by, and which values there are, in their order."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from conoceles.elections.questionnaire import Question
from conoceles.kernel.names import slug
from conoceles.publication.languages import _, told
from conoceles.publication.parts.site.catalogue import Catalogue
from conoceles.publication.parts.site.words import SEXES
from conoceles.publication.snapshot import AgeGroup, FilterInfo

OFFICE, PARTY, SEX, AGE = "cargo", "partido", "sexo", "edad"
#: The value under which all independent candidacies are.
INDEPENDENTS = "independientes"
_INDEPENDENT = "independiente"


@dataclass(frozen=True, slots=True)
class Facet:
    """One facet. ``key`` and the keys of ``values`` go into addresses; their words are for people.

    ``asked`` is the question it comes from; None for what the register says.
    """

    key: str
    name: str
    values: dict[str, str]
    asked: FilterInfo | None = None


@lru_cache(maxsize=2)
def facets(catalogue: Catalogue) -> tuple[Facet, ...]:
    """Every facet of the process, in the order in which addresses name them."""
    header = catalogue.header
    parties = {
        value_of_party(each.kind, each.key): catalogue.named(each)
        for each in header.postulants
        if each.kind != _INDEPENDENT
    }
    if any(each.kind == _INDEPENDENT for each in header.postulants):
        parties[INDEPENDENTS] = _("Candidaturas independientes")
    return (
        Facet(OFFICE, _("Qué se elige"), {office.slug: told(office.plural) for office in catalogue.offices.values()}),
        Facet(PARTY, _("Quién postula"), parties),
        Facet(SEX, _("Sexo"), {value_of(key): _(name) for key, name in SEXES.items()}),
        Facet(AGE, _("Grupo de edad"), {value_of_age(group): told(group.name) for group in header.age_groups}),
        *(facet for each in header.filters if (facet := _answered(each, catalogue)).values),
    )


def _answered(info: FilterInfo, catalogue: Catalogue) -> Facet:
    """The options of every version, the newest words last."""
    name, values = info.question, dict[str, str]()
    for _version, question in versions(info, catalogue):
        name = told(question.label)
        values |= {value_of(option.key): told(option.label) for option in question.options}
    return Facet(value_of(info.question), name, values, info)


def versions(info: FilterInfo, catalogue: Catalogue) -> list[tuple[int, Question]]:
    """The question in each version of its questionnaire that asks it in public, the oldest first."""
    found = [
        (each.version, question)
        for each in catalogue.header.questionnaires
        if each.slug == info.questionnaire and (question := each.definition.question(info.question)) and question.public
    ]
    return sorted(found, key=lambda pair: pair[0])


def addresses(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """The piece of an address of each facet, and of each of its values, with whose it is: no two may be the same."""
    for facet in facets(catalogue):
        yield facet.key, facet.name
        if facet.asked:
            options = {
                option.key for _version, question in versions(facet.asked, catalogue) for option in question.options
            }
            yield from ((f"{facet.key}-{value_of(key)}", f"{facet.name}: {key}") for key in sorted(options))
    yield f"{PARTY}-{INDEPENDENTS}", "Candidaturas independientes"
    for each in catalogue.header.postulants:
        if each.kind != _INDEPENDENT:
            yield f"{PARTY}-{value_of(each.key)}", each.name


def value_of(key: str) -> str:
    """*key* as one piece of an address."""
    return slug(key) or "otro"


def value_of_party(kind: str, key: str) -> str:
    """The value under which a postulant's candidacies are."""
    return INDEPENDENTS if kind == _INDEPENDENT else value_of(key)


def value_of_age(group: AgeGroup) -> str:
    """«18-a-29», «60-o-mas»: the years say more than a name that a process may change."""
    return f"{group.first}-a-{group.last}" if group.last is not None else f"{group.first}-o-mas"

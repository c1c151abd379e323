# SPDX-License-Identifier: EUPL-1.2
"""What a revision says that others say, as suggestions."""

from collections import defaultdict
from collections.abc import Iterator

from conoceles.candidacies.models import Candidacy
from conoceles.candidacies.queries import whole
from conoceles.capture.models import Revision
from conoceles.elections.questionnaire import Definition, listed
from conoceles.validation.models import Saying

from .contents import Content
from .context import Context
from .matching import Match, Relation, matches, relation
from .rules import Found, Kind, likeness
from .rules.tokens import Words, shortened
from .suggestion import Other

Sort = Saying.Sort
#: How many of those that say it are named.
_NAMED = 5
_THING = {
    Sort.TEXT: "El mismo texto",
    Sort.PHOTO: "La misma fotografía",
    Sort.PHONE: "El mismo teléfono",
    Sort.MAIL: "El mismo correo",
    Sort.WEB: "La misma dirección",
}
_CONTACTS = (Sort.PHONE, Sort.MAIL, Sort.WEB)
_KINDS = {Sort.TEXT: Kind.SAME_TEXT, Sort.PHOTO: Kind.SAME_PHOTO}

#: What was noticed in a question, with the others that say it, and how many more they are.
Noticed = tuple[str, Found, tuple[Other, ...], int]


def elsewhere(revision: Revision, contents: list[Content], context: Context) -> Iterator[Noticed]:
    """What others say too, apart by who they are and by whether it is the same or like it.

    A telephone or an address that those of one party share is nobody's business; of another party, it is told.
    """
    own = revision.candidacy
    groups: dict[tuple[Content, Relation, bool], list[Match]] = defaultdict(list)
    for match in matches(own, contents):
        if match.content.sort in _CONTACTS and context.is_hers(match.use.postulant, match.use.party_of_origin):
            continue
        groups[match.content, relation(own, match.use.name, match.use.formula), match.same].append(match)
    named = {key: found[:_NAMED] for key, found in groups.items()}
    people = {
        each.pk: each for each in whole().filter(pk__in={m.use.candidacy for found in named.values() for m in found})
    }
    texts = _texts([found[0] for found in named.values() if not found[0].same])
    definition = revision.questionnaire.definition
    for (content, whose, same), found in groups.items():
        count = len({match.use.candidacy for match in found})
        kind = _KINDS.get(content.sort, Kind.SHARED_CONTACT) if same else Kind.ALIKE
        quote = "" if content.sort is Sort.PHOTO else content.value
        if not same:
            quote = _passage(content.value, texts.get((found[0].use.revision, found[0].use.question), ""))
        words = f"{_THING[content.sort] if same else 'Un texto parecido'} está en {_where(whose, count)}."
        others = tuple(_other(match, people[match.use.candidacy], definition) for match in named[content, whose, same])
        yield content.question, Found(kind, words, shortened(quote)), others, len(found) - len(others)


def within(contents: list[Content], at_least: int, definition: Definition) -> Iterator[tuple[str, Found]]:
    """Texts of a revision that say what another of its own texts says."""
    texts = [content for content in contents if content.sort is Sort.TEXT]
    for place, one in enumerate(texts):
        for other in texts[:place]:
            same = one.digest == other.digest
            share = 100 if same else likeness.share(likeness.unpacked(one.runs), likeness.unpacked(other.runs))
            if share >= at_least:
                words = f"Dice lo mismo que en «{_label(definition, other.question)}»."
                if not same:
                    words = f"Se parece a lo que dice en «{_label(definition, other.question)}»: {share} % en común."
                yield one.question, Found(Kind.OWN_TEXTS, words, shortened(_passage(one.value, other.value)))


def _where(relation: Relation, count: int) -> str:
    match relation:
        case Relation.FORMULA:
            return "la otra candidatura de su fórmula (propietaria y suplente)"
        case Relation.SAME_NAME:
            return "otra candidatura con el mismo nombre; puede ser la misma persona"
    return "otra candidatura" if count == 1 else f"otras {count} candidaturas"


def _other(match: Match, candidacy: Candidacy, definition: Definition) -> Other:
    beside = match.use.revision if match.content.sort is Sort.TEXT else None
    return Other(candidacy, match.use.question, _label(definition, match.use.question), match.share, beside)


def _label(definition: Definition, key: str) -> str:
    question = definition.question(key)
    return question.label if question else key


def _texts(found: list[Match]) -> dict[tuple[int, str], str]:
    """The text of each of those, in one question to the database."""
    places = {(match.use.revision, match.use.question) for match in found}
    answers = dict(Revision.objects.filter(pk__in={pk for pk, _ in places}).values_list("pk", "answers"))
    return {(pk, key): "\n".join(listed((answers.get(pk) or {}).get(key))) for pk, key in places}


def _passage(text: str, other: str) -> str:
    """The longest part of *text* that is in *other*; all of it where they are the same but too short to tell."""
    one = Words.of(text)
    longest = likeness.common(one, Words.of(other)).longest
    return one.between(*longest) if longest else text

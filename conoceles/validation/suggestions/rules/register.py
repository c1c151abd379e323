# SPDX-License-Identifier: EUPL-1.2
"""What a person says of herself, where the register says otherwise: age, office, place, name.

Each pattern asks for words with which one speaks of oneself and of this candidacy, today: what somebody was, or what
others are, contradicts nothing. A repetition is bounded, so that any text is read in a time that grows as it does.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from .found import Found, Kind
from .tokens import Words, around, plain

#: The plain text says «anos»: accents and tildes are apart.
_AGE = re.compile(
    r"\b(?:tengo|cuento con|mi edad es(?: de)?)\s{1,3}(\d{2})\s{1,3}anos\b"
    r"(?=\s{1,3}de\s{1,3}edad\b|\s{0,3}[.,;:)]|\s{1,3}(?:y|e)\s{1,3}(?!medi)|\s{0,3}$)"
)
_OF_AGE = re.compile(r"\bsoy\s[^.;\n]{0,60}?\bde\s{1,3}(\d{2})\s{1,3}anos\s{1,3}de\s{1,3}edad\b")
_BORN = re.compile(
    r"\b(?:naci|fecha de nacimiento)\b(?:(?!\b(?:y|que|donde|desde|cuando|fui|estudie|inicie)\b)[^.;\n]){0,80}?"
    r"\b((?:19|20)\d{2})\b"
)
_YOUNG = re.compile(
    r"\bsoy\s(?:una?\s)?(?:persona\s|mujer\s|hombre\s|candidat[oa]\s)?joven\b(?!\s(?:de\s(?:corazon|espiritu)|todavia))"
)
_OLDER = re.compile(r"\bsoy\s(?:una?\s)?(?:persona\s|adult[oa]\s)mayor\b(?!\sde\sedad)")
#: This candidacy, said by whoever holds it.
_STANDS = re.compile(
    r"\bsoy\s{1,3}(?:la\s{1,3}|el\s{1,3}|tu\s{1,3}|su\s{1,3})?candidat[oa]\b|\bmi\s{1,3}candidatura\b"
    r"|\b(?:me postulo|aspiro|contiendo)\b|\b(?:quiero|busco|aspiro a)\s{1,3}ser\b"
)
_SENTENCE = re.compile(r"[^.;:\n]{0,160}")
_TO = re.compile(
    r"\s(?:a|al|a la|a ser|para|para la|para el|para ser|de|de la|del|como|como la|por|por la|ser|su|tu|la|el|una?)\s$"
)
_DISTRICT = re.compile(
    r"\bdistrito(?:\s(?:electoral|local|uninominal|numero|num|no))*\.?\s{0,2}(\d{1,2}|[ivxl]{1,7})\b"
)
_NAMED = re.compile(r"\b(?:me llamo|mi nombre(?: completo)? es)\s{1,3}")
_YEARS_APART = 1
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


@dataclass(frozen=True)
class Registered:
    """What the register says of a person, in all her candidacies."""

    names: tuple[str, ...]
    age: int | None = None
    election_year: int = 0
    #: Keys of the positions for which she stands, and the numbers and names of the places.
    positions: frozenset[str] = frozenset()
    districts: frozenset[int] = frozenset()
    places: frozenset[str] = frozenset()
    #: From what age to what age somebody is young, and from what age older: None where the process does not say.
    young_until: int | None = None
    older_from: int | None = None


@dataclass(frozen=True)
class Known:
    """What the process elects, plain: the keys of the positions that each word names, and its municipalities."""

    positions: Mapping[str, frozenset[str]] = field(default_factory=dict)
    municipalities: frozenset[str] = frozenset()


def contradictions(words: Words, hers: Registered, known: Known) -> Iterator[Found]:
    """What a text says of her that the register says otherwise, each thing once."""
    told: set[str] = set()
    for sentence, place in _said(words, hers, known):
        if sentence not in told:
            told.add(sentence)
            yield Found(Kind.REGISTER, sentence, _quoted(words, place))


def _said(words: Words, hers: Registered, known: Known) -> Iterator[tuple[str, int]]:
    yield from _age(words.plain, hers)
    yield from _birth(words.plain, hers)
    yield from _group(words.plain, hers)
    yield from _name(words, hers)
    for found in _STANDS.finditer(words.plain):
        said = _SENTENCE.match(words.plain, found.end())
        for sentence in _stands(f" {' '.join(said[0].split()) if said else ''}", hers, known):
            yield sentence, found.start()


def _age(said: str, hers: Registered) -> Iterator[tuple[str, int]]:
    if hers.age is None:
        return
    for pattern in (_AGE, _OF_AGE):
        for found in pattern.finditer(said):
            if abs(int(found[1]) - hers.age) > _YEARS_APART:
                yield f"Dice que tiene {found[1]} años. El registro dice {hers.age}.", found.start()


def _birth(said: str, hers: Registered) -> Iterator[tuple[str, int]]:
    """Whoever is of an age in the register was born in one of three years, as the day of the registration was."""
    if hers.age is None or not hers.election_year:
        return
    for found in _BORN.finditer(said):
        if not 0 <= hers.election_year - hers.age - int(found[1]) <= 2:  # noqa: PLR2004
            yield f"Dice que nació en {found[1]}. El registro dice que tiene {hers.age} años.", found.start()


def _group(said: str, hers: Registered) -> Iterator[tuple[str, int]]:
    if hers.age is None:
        return
    if hers.young_until is not None and hers.age > hers.young_until and (found := _YOUNG.search(said)):
        last = hers.young_until
        yield (
            f"Dice que es joven. El registro dice que tiene {hers.age} años, y joven es hasta los {last}.",
            found.start(),
        )
    if hers.older_from is not None and hers.age < hers.older_from and (found := _OLDER.search(said)):
        first = hers.older_from
        yield (
            f"Dice que es persona mayor. El registro dice que tiene {hers.age} años, y lo es desde {first}.",
            found.start(),
        )


def _name(words: Words, hers: Registered) -> Iterator[tuple[str, int]]:
    """None of the words that she gives as her name is in the register. A name is short: what follows it is not one."""
    known = {word for name in hers.names for word in Words.of(name).each}
    for found in _NAMED.finditer(words.plain):
        given = []
        for word in re.finditer(r"[^\W\d_]+", words.text[found.end() : found.end() + 120]):
            if not word[0][0].isupper():
                break
            given.append(plain(word[0]))
        if given and known and not known & set(given):
            yield f"Da otro nombre. El registro dice «{hers.names[0]}».", found.start()


def _stands(said: str, hers: Registered, known: Known) -> Iterator[str]:
    if office := _office(said, known):
        word, keys = office
        if hers.positions and not keys & hers.positions:
            yield f"Habla de su candidatura como de «{word}». El registro dice otro cargo."
    if hers.districts and (found := _DISTRICT.search(said)):
        number = int(found[1]) if found[1].isdigit() else _roman(found[1])
        if number not in hers.districts:
            registered = " y ".join(str(each) for each in sorted(hers.districts))
            yield f"Habla de su candidatura por el distrito {number}. El registro dice {registered}."
    if hers.places:
        named = {name for name in _municipalities(said, known) if not any(name in place for place in hers.places)}
        if named and not any(place in said for place in hers.places):
            yield f"Habla de su candidatura en «{min(named).title()}». El registro dice otro municipio."


def _office(said: str, known: Known) -> tuple[str, frozenset[str]] | None:
    """The first word of an office that is aspired to; the longest where several begin there."""
    for found in re.finditer(r"\b\w", said[:60]):
        if found.start() == 1 or _TO.search(said[: found.start()]):
            here = [word for word in known.positions if said.startswith(word, found.start())]
            for word in sorted(here, key=len, reverse=True):
                if not said[found.start() + len(word) :][:1].isalnum():
                    return word, known.positions[word]
    return None


def _municipalities(said: str, known: Known) -> Iterator[str]:
    """The names of municipalities after «de», «en» or «por», the longest where several begin there."""
    words = said.split()
    for at in range(1, len(words)):
        if words[at - 1] not in {"de", "en", "por", "del"}:
            continue
        for length in range(min(6, len(words) - at), 0, -1):
            name = " ".join(words[at : at + length]).strip(",()«»\"'")
            if name in known.municipalities:
                yield name
                break


def _roman(said: str) -> int:
    values = [_ROMAN[letter] for letter in said]
    return sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))


def _quoted(words: Words, place: int) -> str:
    at = bisect_left(words.spans, (place, 0))
    return around(words, at, min(at + 6, len(words.each) - 1))

# SPDX-License-Identifier: EUPL-1.2
"""The page of a few words that begin alike: who says each, and in which sentence; or where it is said."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any
from urllib.parse import quote as quoted

import msgspec

from conoceles.publication.languages import _
from conoceles.publication.parts import Page
from conoceles.publication.parts.site import rendering
from conoceles.publication.parts.site.catalogue import Catalogue
from conoceles.publication.parts.site.words import counted

from . import places
from .gathering import Gathered, Speaker, Word
from .proposals import NAME
from .quoting import quote
from .telling import InOffice, Told

#: From the page of a word, which lies in the folder of its letter.
_TO_TOP = "../../"


def pages(beginning: str, alike: list[Told], gathered: Gathered) -> Iterator[Page]:
    """The page of the words with that *beginning*, and the same for programs."""
    catalogue, stem = gathered.catalogue, places.stem(beginning)
    facts = [(each.word.key, each.word.forms, each.quoted, each.count, _where(each, gathered)) for each in alike]
    said = [gathered.digest(each.word.who) for each in alike if each.quoted]
    digest = rendering.inputs(catalogue, msgspec.json.encode(facts), *said)

    def as_html() -> bytes:
        alone = alike[0].word.forms[0] if len(alike) == 1 else ""
        title = _("Palabras que empiezan con «{beginning}»").format(beginning=beginning)
        if alone:
            title = _("«{word}» en las propuestas").format(word=alone)
        content = {
            "title": title,
            "description": _("{title}: quién las dice, y en qué frase.").format(title=title),
            "data": f"{beginning}.json",
            "letter": beginning[0],
            "words": [_word(each, gathered) for each in alike],
        }
        return rendering.html("word", catalogue, stem, content)

    def as_json() -> bytes:
        return rendering.data("palabras", catalogue, {"palabras": [_record(each, gathered) for each in alike]})

    yield Page(f"{stem}.html", digest, as_html)
    yield Page(f"{stem}.json", digest, as_json)


def _where(told: Told, gathered: Gathered) -> list[tuple[str, int, list[tuple[str, int]]]]:
    """What the page of a word that is not quoted depends on: not where the races lie in the snapshot's file."""
    if told.quoted:
        return []
    races = gathered.catalogue.snapshot.races
    return [
        (each.office.key, each.count, [(races[one.race].territory, one.count) for one in each.races])
        for each in told.offices
    ]


def _word(told: Told, gathered: Gathered) -> dict[str, Any]:
    word = told.word
    return {
        "key": word.key,
        "name": word.forms[0],
        "forms": word.forms[1:],
        "count": f"{counted(told.count, 'persona la dice', 'personas la dicen')}.",
        "lines": list(_lines(word, gathered)) if told.quoted else [],
        "offices": [] if told.quoted else [_office(each, word, gathered.catalogue) for each in told.offices],
    }


def _lines(word: Word, gathered: Gathered) -> Iterator[dict[str, str]]:
    """Each sentence, and whose it is."""
    for who in word.who:
        speaker = gathered.speaker(who)
        said = quote(speaker.texts, speaker.lowered, word)
        yield {
            "before": said.before,
            "word": said.word,
            "after": said.after,
            "by": _by(speaker, gathered.catalogue),
            "heading": rendering.repeated(said.heading),
        }


def _by(speaker: Speaker, catalogue: Catalogue) -> str:
    """Who says it: the same under each of her words, so it is rendered once."""
    if not speaker.shown:
        speaker.shown = rendering.piece("speaker", {"root": _TO_TOP, **speaker.row(catalogue)})
    return speaker.shown


def _office(told: InOffice, word: Word, catalogue: Catalogue) -> dict[str, Any]:
    return {
        "name": told.office.plural,
        "count": counted(told.count, "persona", "personas"),
        "folder": "" if told.races else f"{told.office.slug}/",
        "races": [
            {
                "name": name,
                "path": f"{_TO_TOP}{folder}{NAME}.html#:~:text={quoted(word.forms[0])}",
                "count": str(each.count),
            }
            for each in told.races
            for folder, name in [_race(each.race, catalogue)]
        ],
    }


@lru_cache(maxsize=1 << 14)
def _race(number: int, catalogue: Catalogue) -> tuple[str, str]:
    """Where a race lies, and in which place it is."""
    race = catalogue.snapshot.races[number]
    return catalogue.race_folder(race), rendering.repeated(catalogue.place_name(catalogue.territories[race.territory]))


def _record(told: Told, gathered: Gathered) -> dict[str, Any]:
    catalogue = gathered.catalogue
    record: dict[str, Any] = {
        "clave": told.word.key,
        "formas": told.word.forms,
        "candidaturas": told.count,
        "las_dicen": None,
        "elecciones": None,
    }
    if told.quoted:
        record["las_dicen"] = [gathered.speaker(who).row(catalogue)["path"] for who in told.word.who]
    else:
        record["elecciones"] = [
            {
                "clave": each.office.key,
                "candidaturas": each.count,
                "contiendas": [
                    {"pagina": f"{_race(one.race, catalogue)[0]}{NAME}.html", "candidaturas": one.count}
                    for one in each.races
                ] or None,
            }
            for each in told.offices
        ]  # fmt: skip
    return record

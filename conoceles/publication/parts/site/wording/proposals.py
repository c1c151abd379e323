# SPDX-License-Identifier: EUPL-1.2
"""What is proposed in a race, on one page: a word that many say leads here, and the browser's own search serves."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from conoceles.publication.languages import _
from conoceles.publication.parts import Page
from conoceles.publication.parts.site import entries, rendering
from conoceles.publication.parts.site.catalogue import Catalogue
from conoceles.publication.parts.site.words import counted, paragraphs
from conoceles.publication.snapshot import Race

from .texts import Searched, Text

#: The name of the page in the folder of its race, where no candidacy may have it.
NAME = "propuestas"


@lru_cache(maxsize=2)
def _searched(catalogue: Catalogue) -> Searched:
    return Searched(catalogue)


def proposals(race: Race, lines: list[bytes], catalogue: Catalogue, inputs: str) -> Iterator[Page]:
    """The page of *race*, whose *inputs* are those of all its candidacies; none where no section is searched."""
    searched = _searched(catalogue)
    if not searched:
        return
    folder = catalogue.race_folder(race)

    def as_html() -> bytes:
        speakers = [(entries.of_line(line), texts) for line in lines if (texts := searched.texts(line))]
        place = catalogue.territories[race.territory]
        content = {
            "title": _("Qué se propone: {race}").format(race=catalogue.race_name(race)),
            "description": _("Las propuestas de cada candidatura: {race}.").format(race=catalogue.race_name(race)),
            "office": catalogue.offices[race.office].plural,
            "office_folder": f"{catalogue.offices[race.office].slug}/",
            "place": catalogue.place_name(place),
            "speakers": counted(len(speakers), "persona", "personas"),
            "people": [_person(entry, texts, catalogue) for entry, texts in speakers],
        }
        return rendering.html("proposals", catalogue, f"{folder}{NAME}", content)

    yield Page(f"{folder}{NAME}.html", inputs, as_html)


def _person(entry: entries.Entry, texts: list[Text], catalogue: Catalogue) -> dict[str, Any]:
    row = entries.row(entry, catalogue)
    return {
        "key": entry.slug,
        "name": row["name"],
        "about": row["about"],
        "texts": [{"heading": text.heading, "paragraphs": paragraphs(text.words)} for text in texts],
    }

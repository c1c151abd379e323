# SPDX-License-Identifier: EUPL-1.2
"""The pages of each board: one with everything, one of each section, and one JSON."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import msgspec

from conoceles.publication.languages import _
from conoceles.publication.parts import Page
from conoceles.publication.parts.site import cards, rendering
from conoceles.publication.parts.site.catalogue import Catalogue
from conoceles.publication.parts.site.profiles import AUTHORSHIP
from conoceles.publication.snapshot import Race, profile_of

from . import choosing, records, tables
from .boards import Board, boards_of
from .columns import Column
from .draw import contest, turn
from .themes import Theme, themes


def pages(race: Race, catalogue: Catalogue) -> Iterator[Page]:
    """All comparisons of *race*: none where nobody else stands for it, or its offices owe no questionnaire."""
    boards = boards_of(race, catalogue)
    for board in boards:
        yield from _Made(board, boards, race, catalogue).pages()


@dataclass
class _Made:
    """One board, as its pages show it. Nothing is read of anybody's answers until one of them must be made."""

    board: Board
    boards: Sequence[Board]
    race: Race
    catalogue: Catalogue
    _made: dict[str, str] = field(default_factory=dict)

    @cached_property
    def _folder(self) -> str:
        return self.catalogue.race_folder(self.race) + self.board.folder

    @cached_property
    def _themes(self) -> list[Theme]:
        return themes(self.board.answered, self.catalogue)

    @cached_property
    def _columns(self) -> list[Column]:
        contested, header = contest(self.race, self.catalogue), self.catalogue.header
        return [
            Column(
                place, seat.postulant, turn(seat.postulant, contested, header), profile_of(seat.titular),
                profile_of(seat.alternate) if seat.alternate else None, self.catalogue,
            )
            for place, seat in enumerate(self.board.seats, 1)
        ]  # fmt: skip

    def pages(self) -> Iterator[Page]:
        names = msgspec.json.encode([[board.folder, board.name] for board in self.boards])
        digest = rendering.inputs(self.catalogue, names, self.board.folder.encode(), *self.board.lines)
        folder = self._folder
        yield Page(f"{folder}index.html", digest, lambda: self._html(None))
        yield Page(f"{folder}index.json", digest, self._json)
        for theme in self._themes:
            yield Page(f"{folder}{theme.key}.html", digest, lambda theme=theme: self._html(theme))  # type: ignore[misc]

    def _html(self, theme: Theme | None) -> bytes:
        content = self._shared | self._own(theme)
        return rendering.html("compare", self.catalogue, f"{self._folder}{theme.key if theme else 'index'}", content)

    def _json(self) -> bytes:
        record = records.record(self.race, self.board, self._columns, self._themes, self.catalogue)
        return rendering.data("comparacion", self.catalogue, record)

    @cached_property
    def _shared(self) -> dict[str, Any]:
        """What all its pages show."""
        catalogue, race = self.catalogue, self.race
        office, up = catalogue.offices[race.office], "../" * self.board.folder.count("/")
        people = [tables.who(column, up, catalogue) for column in self._columns]
        return {
            "race": catalogue.race_name(race),
            "race_folder": up,
            "office": office.plural,
            "office_folder": f"{office.slug}/",
            "data": "index.json",
            "css": tables.stylesheet_name(),
            "name": self.board.name if len(self.boards) > 1 else "",
            "people": people,
            "look": f"compare-{'few' if len(people) <= tables.FEW else 'many'}",
            "choosing": choosing.part(self._columns, people),
            "boards": [
                {
                    "name": each.name,
                    "href": f"{'' if each is self.board else up}{'' if each is self.board else each.folder}",
                    "here": "sí" if each is self.board else "",
                }
                for each in self.boards
            ]
            if len(self.boards) > 1
            else [],
            "authorship": _(AUTHORSHIP),
            "card": cards.of_race(race, catalogue),
        }

    def _own(self, theme: Theme | None) -> dict[str, Any]:
        race = self.catalogue.race_name(self.race)
        where = f"{race}: {self.board.name}" if len(self.boards) > 1 else race
        shown = self._themes if theme is None else [theme]
        return {
            "title": _("Comparar · {where}").format(where=where) + (f" · {theme.name}" if theme else ""),
            "where": where,
            "whole": "" if theme else "sí",
            "description": _("{theme}, pregunta por pregunta: {where}.").format(
                theme=theme.name if theme else _("Todas las respuestas"), where=where
            ),
            "themes": [
                {"name": each.name, "key": each.key, "number": number, "here": "sí" if each is theme else ""}
                for number, each in enumerate(self._themes, 1)
            ],
            "narrows": "sí" if len(self._themes) <= tables.NARROWED else "",
            "tables": [self._table(each) for each in shown],
        }

    def _table(self, theme: Theme) -> str:
        """The table of *theme*, made once for the page of everything and for its own."""
        if theme.key not in self._made:
            people, up = self._shared["people"], self._shared["race_folder"]
            number = self._themes.index(theme) + 1
            self._made[theme.key] = tables.of_theme(theme, number, self._columns, people, up)
        return self._made[theme.key]

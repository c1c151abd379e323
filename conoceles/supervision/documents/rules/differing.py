# SPDX-License-Identifier: EUPL-1.2
"""What an edited document says otherwise than the version that it was made from, and what of that is taken.

The text that people write is theirs to change. What the system said stays as it was frozen: every paragraph, table and
figure of it that the file says otherwise is told, one by one. Figures that somebody typed are told too, where the
frozen ones do not bear them out.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from enum import StrEnum

#: A number as people write it: 1,647 · 49.9 · 3. A year or a folio is one too: it is told, and a person judges.
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
#: Of two paragraphs, how alike they must be to be the same one, changed.
_SAME = 0.5
#: Letters of two paragraphs beyond which they are taken for different ones: comparing words takes their square.
_LONGEST = 60_000


class Whose(StrEnum):
    """Whose each line of a version is."""

    TYPED = "texto"
    SYSTEM = "sistema"
    FRAME = "marco"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a document: its text, or the rows of its table; ``level`` above 0 is a heading."""

    text: str
    level: int = 0
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def key(self) -> tuple[str, tuple[tuple[str, ...], ...]]:
        """By what it is the same line: blanks and style do not matter."""
        return collapsed(self.text), tuple(tuple(collapsed(cell) for cell in row) for row in self.rows)


@dataclass(frozen=True, slots=True)
class Known(Line):
    """A line of the version, whose it is, and of which section, by its key; of the frame, none."""

    whose: Whose = Whose.FRAME
    section: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One line that is otherwise: of which section, whose it was, and what it said and says; blank: nothing."""

    section: str
    whose: Whose
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that is otherwise than what was frozen: where it stands, what it was and what the file says."""

    section: str
    where: str
    before: str
    after: str


@dataclass(slots=True)
class Found:
    """What an edited document says: the text of each section, what changed, and which figures."""

    texts: dict[str, list[str]] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)


def collapsed(text: str) -> str:
    """*text* with each run of blanks as one."""
    return " ".join(text.split())


def compare(known: Sequence[Known], edited: Sequence[Line]) -> Found:
    """What *edited* says otherwise than *known*, both without blank lines."""
    found = Found({each.section: [] for each in known if each.section})
    frozen = _numbers(each for each in known if each.whose is not Whose.TYPED)
    section = ""
    matcher = SequenceMatcher(None, [each.key for each in known], [each.key for each in edited], autojunk=False)
    for tag, first, last, begin, end in matcher.get_opcodes():
        if tag == "equal":
            for one in known[first:last]:
                section = one.section
                if one.whose is Whose.TYPED:
                    found.texts[section].append(one.text)
            continue
        for before, after in _paired(known[first:last], edited[begin:end]):
            section = before.section if before is not None else section
            _told(found, section, before, after, frozen)
    return found


def _told(found: Found, section: str, before: Known | None, after: Line | None, frozen: frozenset[str]) -> None:
    whose = before.whose if before is not None else Whose.TYPED if section else Whose.FRAME
    if after is not None and after.rows and (before is None or not before.rows):
        whose = Whose.SYSTEM if section else Whose.FRAME  # a table of the file's own: text takes none
    found.changes.append(Change(section, whose, _words(before), _words(after)))
    if whose is Whose.TYPED:
        if after is None:
            return
        found.texts[section].append(after.text)
        was = _numbers([before] if before else [])
        found.figures.extend(
            Figure(section, after.text, ", ".join(sorted((was & frozen) - _numbers([after]))), number)
            for number in sorted(_numbers([after]) - was - frozen)
        )
    elif before is not None and whose is Whose.SYSTEM:
        found.figures.extend(_altered(section, before, after))


def _altered(section: str, before: Known, after: Line | None) -> Iterator[Figure]:
    """Each figure of what the system said that the file says otherwise."""
    if before.rows:
        yield from _cells(section, before.rows, after.rows if after is not None else ())
        return
    old, new = _NUMBER.findall(before.text), _NUMBER.findall(after.text if after is not None else "")
    if old == new:
        return
    for index in range(max(len(old), len(new))):
        pair = (old[index] if index < len(old) else "", new[index] if index < len(new) else "")
        if pair[0] != pair[1]:
            yield Figure(section, before.text, *pair)


def _cells(section: str, before: tuple[tuple[str, ...], ...], after: tuple[tuple[str, ...], ...]) -> Iterator[Figure]:
    header = before[0] if before else ()
    rows = {row[0]: row for row in after[1:] if row}
    for number, row in enumerate(before[1:], start=1):
        same = (
            after[number] if number < len(after) and after[number][:1] == row[:1] else rows.get(row[0] if row else "")
        )
        for column, cell in enumerate(row):
            now = same[column] if same is not None and column < len(same) else ""
            if collapsed(now) != collapsed(cell):
                name = header[column] if column < len(header) else str(column + 1)
                yield Figure(section, f"{row[0]} · {name}", cell, now)
    there = {row[0] for row in before if row}
    for row in after[1:]:
        if row and row[0] not in there:
            yield Figure(section, row[0], "", " · ".join(row))


def _paired(known: Sequence[Known], edited: Sequence[Line]) -> Iterator[tuple[Known | None, Line | None]]:
    """Each line with that of the file that it became, in the file's order; what was not there, or is no more, alone."""
    free = list(range(len(known)))
    became: dict[int, int] = {}
    for position, line in enumerate(edited):
        best = max(free, key=lambda index: _alike(known[index], line), default=None)
        if best is not None and _alike(known[best], line) >= _SAME:
            became[position] = best
            free.remove(best)
    done = 0
    for position, line in enumerate(edited):
        index = became.get(position)
        if index is not None:
            for gone in [each for each in free if done <= each < index]:
                yield known[gone], None
                free.remove(gone)
            done = index + 1
        yield (known[index] if index is not None else None), line
    for gone in free:
        yield known[gone], None


def _alike(known: Known, line: Line) -> float:
    if bool(known.rows) is not bool(line.rows):
        return 0.0
    if known.rows:
        return SequenceMatcher(None, known.rows[0], line.rows[0], autojunk=False).ratio()
    if len(known.text) + len(line.text) > _LONGEST:
        return 0.0
    return SequenceMatcher(None, known.text.split(), line.text.split(), autojunk=False).ratio()


def _numbers(lines: Iterable[Line]) -> frozenset[str]:
    return frozenset(
        number
        for line in lines
        for text in (line.text, *(cell for row in line.rows for cell in row))
        for number in _NUMBER.findall(text)
    )


def _words(line: Line | None) -> str:
    if line is None:
        return ""
    return "\n".join(" | ".join(row) for row in line.rows) if line.rows else line.text

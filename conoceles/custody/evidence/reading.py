# SPDX-License-Identifier: EUPL-1.2
"""The requirements and the risks, as their files say them."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgspec

from .described import Chapter, Standing, Threat, Told

_HERE = Path(__file__).parent


@cache
def levels() -> dict[str, int]:
    """The level of every requirement of the standard, by its number: «1.2.3»."""
    sections = tomllib.loads((_HERE / "asvs" / "levels.toml").read_text(encoding="utf-8"))["sections"]
    return {
        f"{section}.{number}": int(level)
        for section, each in sections.items()
        for number, level in enumerate(each, start=1)
    }


@cache
def chapters() -> dict[str, Chapter]:
    """What is said of each chapter, by its number. Raises msgspec.ValidationError where a file says something else."""
    found = {}
    for path in sorted((_HERE / "asvs").glob("V*.toml")):
        said = tomllib.loads(path.read_text(encoding="utf-8"))
        found[str(int(path.stem[1:]))] = msgspec.convert(said, Chapter)
    return found


@cache
def threats() -> dict[str, Threat]:
    """The risks, by their number: «T1»."""
    said = tomllib.loads((_HERE / "risks.toml").read_text(encoding="utf-8"))
    return msgspec.convert(said["threats"], dict[str, Threat])


def told() -> Iterator[Told]:
    """Every requirement of the standard, in its order, with how it stands."""
    for key, level in levels().items():
        chapter = chapters()[key.partition(".")[0]]
        says = chapter.requirements.get(key)
        if says is not None:
            standing = says.standing
        else:
            standing = Standing.ABSENT if chapter.not_applicable else Standing.UNCLAIMED
        yield Told(key, level, standing, says, chapter)


def anchors(page: str) -> set[str]:
    """The parts of a page in Markdown that may be linked to, as GitHub names them."""
    headings = re.findall(r"^#+ (.+)$", page, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}

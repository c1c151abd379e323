# SPDX-License-Identifier: EUPL-1.2
"""A ballot as plain text, for whoever listens to it, sends it on, or has a telephone that shows nothing else."""

import textwrap
from collections.abc import Iterator
from typing import Any

from conoceles.publication.languages import _, bare

_WIDTH = 72


def written(content: dict[str, Any]) -> bytes:
    """What the template ``mine`` shows, in UTF-8, in lines of at most 72 characters where words allow it."""
    return ("\n".join(_lines(content)) + "\n").encode()


def _lines(content: dict[str, Any]) -> Iterator[str]:
    yield from _wrapped(content["title"].upper())
    yield from _wrapped(content["process_name"])
    yield from _wrapped(content["day"])
    for words in (
        content["extent"],
        content["notice"],
        content["unpublished"],
        content["ask_district"],
        content["untagged"],
    ):
        yield from _wrapped(words)
    for ballot in content["ballots"]:
        yield ""
        yield ""
        yield from _wrapped(f"{ballot['office']} · {ballot['place']}".upper())
        yield from _wrapped(ballot["closed"])
        for group in ballot["groups"]:
            yield ""
            yield from _group(group)
    if not content["ballots"]:
        yield from _wrapped(content["empty"])
    yield ""
    yield from _wrapped(content["ordering"])
    yield from _wrapped(content["authorship"])
    if content["address"]:
        yield content["address"]


def _group(group: dict[str, Any]) -> Iterator[str]:
    named = group["name"] + (f" ({group['members']})" if group["members"] else "")
    yield from _wrapped(f"{group['acronym']} · {named}" if group["acronym"] else named)
    for formula in group["formulas"]:
        first = f"{formula['number']}. " if group["long"] else ""
        origin = " " + _("(partido de origen: {party})").format(party=formula["origin"]) if formula["origin"] else ""
        yield from _wrapped(f"{first}{formula['position']}{origin}", "  ")
        for person in formula["people"]:
            said = [person["tag"], *person["ballot"]]
            tags = "".join(f" [{words}]" for words in said if words)
            nickname = f" «{person['nickname']}»" if person["nickname"] else ""
            yield from _wrapped(f"{person['seat']}: {person['name']}{nickname}{tags}", "     ")
        for words in formula["vacant"]:
            yield from _wrapped(words, "     ")


def _wrapped(words: str, indent: str = "") -> list[str]:
    whole = " ".join(bare(words).split())
    return textwrap.wrap(
        whole, _WIDTH, initial_indent=indent, subsequent_indent=f"{indent}  " if indent else "",
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip

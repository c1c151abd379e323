# SPDX-License-Identifier: EUPL-1.2
"""A DOCX that comes back edited, against the version that it was made from: both are read in the same way."""

import re
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from conoceles.files.papers import made
from conoceles.files.wire import Written
from conoceles.files.words import returned
from conoceles.kernel.refusals import Refused
from conoceles.supervision.models import Version

from .papers import paper
from .rules import Reason
from .rules.differing import Known, Line, Whose, collapsed, compare

_DIGEST = re.compile(r"\b[0-9a-f]{64}\b")


def differences(version: Version, content: bytes) -> tuple[dict[str, str], dict[str, Any]]:
    """By section what *content* says in the text of people, and what it says otherwise, as JSON.

    Raises Refused: what ``files.words`` does of a file that cannot be taken; OTHER_DOCUMENT, NOTHING_CHANGED.
    """
    given = returned.read(content)
    _of_this(version, given)
    known = _labelled(version, _lines(returned.read(made(paper(version), "docx"))))
    found = compare(known, _lines(given))
    if not found.changes:
        raise Refused(Reason.NOTHING_CHANGED, version=version.number)
    texts = {key: "\n\n".join(lines) for key, lines in found.texts.items()}
    told = {
        "changes": [asdict(each) for each in found.changes],
        "figures": [asdict(each) for each in found.figures],
        "left": {"links": given.links, "pictures": given.pictures, "notes": given.notes},
    }
    return texts, told


def _lines(written: Written) -> list[Line]:
    """What says something."""
    every = [Line(each.text.strip(), each.level, tuple(map(tuple, each.rows))) for each in written.lines]
    return [each for each in every if each.text or each.rows]


def _of_this(version: Version, given: Written) -> None:
    """Every version says its own digest: a file that says another's was made from that one."""
    said = {found for each in given.lines for found in _DIGEST.findall(each.text)}
    others = version.document.versions.exclude(pk=version.pk).filter(digest__in=said).order_by("-number")
    if version.digest not in said and (other := others.first()):
        raise Refused(Reason.OTHER_DOCUMENT, found=other.number, version=version.number)
    anywhere = Version.objects.filter(digest__in=said).exclude(document=version.document).first()
    if version.digest not in said and anywhere is not None:
        raise Refused(Reason.ANOTHER_DOCUMENT, title=anywhere.document.title)


def _labelled(version: Version, lines: list[Line]) -> list[Known]:
    """Each line of the version's own file with whose it is, found by what the version says, in its order."""
    wanted = list(_own(version.content))
    labelled: list[Known] = []
    for line in lines:
        said = collapsed(line.text)
        if wanted and (wanted[0][1] == said if not line.rows else wanted[0][1] is None):
            whose, _, section = wanted.pop(0)
            labelled.append(Known(line.text, line.level, line.rows, whose, section))
        else:
            within = labelled[-1].section if labelled and wanted else ""
            labelled.append(Known(line.text, line.level, line.rows, Whose.SYSTEM if within else Whose.FRAME, within))
    return labelled


def _own(content: dict[str, Any]) -> Iterator[tuple[Whose, str | None, str]]:
    """What a version says line by line, blank ones left out: whose, its words (None: a table), and its section."""
    for each in content["sections"]:
        if each["key"] == "copias":
            continue
        key = each["key"]
        yield Whose.SYSTEM, collapsed(each["heading"]), key
        for said in each["said"]:
            if said.strip():
                yield Whose.SYSTEM, collapsed(said), key
        for table in each["tables"]:
            if table["rows"]:
                yield Whose.SYSTEM, None, key
        for text in each["text"].split("\n\n"):
            if text.strip():
                yield Whose.TYPED, collapsed(text), key

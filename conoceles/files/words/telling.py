# SPDX-License-Identifier: EUPL-1.2
"""What a DOCX says, line by line. Runs in the child alone."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from conoceles.files.wire import Line, Written
from conoceles.kernel.refusals import Refused

from . import packing
from .reasons import Reason

#: A report of hundreds of sheets has some thousands.
MOST = 6_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TRACKED = frozenset(
    f"{_W}{name}"
    for name in (
        "ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange",
        "sectPrChange", "tblGridChange", "numberingChange", "cellIns", "cellDel", "cellMerge", "customXmlInsRangeStart",
    )
)  # fmt: skip
_OFF = frozenset({"0", "false", "off"})
_COMMENT = frozenset({f"{_W}commentReference", f"{_W}commentRangeStart"})


def tell(file: BinaryIO) -> Written:
    """Its headings, paragraphs and tables in order. Raises Refused: as ``packing.check``, and what it hides."""
    package = packing.check(file.read())
    body = packing.part(package, "word/document.xml").find(f"{_W}body")
    if body is None:
        raise Refused(Reason.DAMAGED, found="no tiene texto")
    styles = packing.part(package, "word/styles.xml") if "word/styles.xml" in package.namelist() else None
    _hides_nothing(body, _hidden_styles(styles))
    levels = _levels(styles)
    lines = list(_lines(body, levels))
    if len(lines) > MOST:
        raise Refused(Reason.TOO_LONG, most=MOST)
    count = {
        name: sum(1 for _ in body.iter(f"{_W}{name}")) for name in ("hyperlink", "drawing", "pict", "footnoteReference")
    }
    return Written(
        lines,
        links=count["hyperlink"],
        pictures=count["drawing"] + count["pict"],
        notes=count["footnoteReference"],
    )


def _hides_nothing(body: Any, hidden: frozenset[str]) -> None:
    for each in body.iter():
        if each.tag in _TRACKED:
            raise Refused(Reason.TRACKED)
        if each.tag in _COMMENT:
            raise Refused(Reason.COMMENTS)
        if each.tag == f"{_W}r":
            style = each.find(f"{_W}rPr/{_W}rStyle")
            own = each.find(f"{_W}rPr/{_W}vanish")
            vanished = _on(own) if own is not None else style is not None and style.get(f"{_W}val") in hidden
            said = "".join(text.text or "" for text in each.iter(f"{_W}t"))
            if vanished and said.strip():
                raise Refused(Reason.HIDDEN, found=said.strip()[:80])
        elif each.tag == f"{_W}p":
            style = each.find(f"{_W}pPr/{_W}pStyle")
            said = _said(each).strip()
            if style is not None and style.get(f"{_W}val") in hidden and said:
                raise Refused(Reason.HIDDEN, found=said[:80])


def _hidden_styles(styles: Any) -> frozenset[str]:
    found = [] if styles is None else styles.iter(f"{_W}style")
    return frozenset(
        each.get(f"{_W}styleId") or ""
        for each in found
        if (own := each.find(f"{_W}rPr/{_W}vanish")) is not None and _on(own)
    )


def _on(mark: Any) -> bool:
    return (mark.get(f"{_W}val") or "1").lower() not in _OFF


def _levels(styles: Any) -> dict[str, int]:
    """By identifier of style, the level of heading that it is: «Título 2» is «heading 2» in every language."""
    found: dict[str, int] = {}
    for each in [] if styles is None else styles.iter(f"{_W}style"):
        name = each.find(f"{_W}name")
        words = ((name.get(f"{_W}val") if name is not None else "") or "").lower()
        if words.startswith("heading ") and words[8:].isdecimal():
            found[each.get(f"{_W}styleId") or ""] = int(words[8:10])
    return found


def _lines(body: Any, levels: dict[str, int]) -> Iterator[Line]:
    for each in body:
        if each.tag == f"{_W}p":
            style = each.find(f"{_W}pPr/{_W}pStyle")
            level = levels.get(style.get(f"{_W}val") or "", 0) if style is not None else 0
            yield Line(_said(each), level)
        elif each.tag == f"{_W}tbl":
            yield Line("", rows=[[_cell(cell) for cell in _cells(row)] for row in each.iter(f"{_W}tr")])
        elif each.tag == f"{_W}sdt":
            inside = each.find(f"{_W}sdtContent")
            if inside is not None:
                yield from _lines(inside, levels)


def _cells(row: Any) -> Iterator[Any]:
    return row.iterchildren(f"{_W}tc")


def _cell(cell: Any) -> str:
    return "\n".join(_said(each) for each in cell.iter(f"{_W}p"))


def _said(line: Any) -> str:
    """Its text: breaks are lines, tabs are blanks, and codes of fields are not said."""
    words = []
    for each in line.iter():
        if each.tag == f"{_W}t":
            words.append(each.text or "")
        elif each.tag in {f"{_W}br", f"{_W}cr"}:
            words.append("\n")
        elif each.tag == f"{_W}tab" and each.getparent().tag == f"{_W}r":
            words.append(" ")
        elif each.tag == f"{_W}noBreakHyphen":
            words.append("-")
    return "".join(words)

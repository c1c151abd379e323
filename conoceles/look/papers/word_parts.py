# SPDX-License-Identifier: EUPL-1.2
"""What a DOCX needs and python-docx does not write: header rows that repeat, a language, the number of the sheet."""

from typing import Any
from xml.sax.saxutils import quoteattr

from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph
from lxml import etree

from conoceles.look.figures import Cell, is_figure, legible, shown

from .paper import Table

#: A line to sign on.
MEDIUM = "_" * 40
#: Twentieths of a point between the margins of a letter sheet; widths are shares of it.
_ACROSS = 9600
#: Between a cell's edge and its words: with Word's own, the headings of ten columns break inside their words.
_INSIDE = 45
#: A table of no more rows than these stays on one sheet.
_TOGETHER = 15
#: Half points of a heading of a column, and of what is under it.
_HEAD, _BODY = "16", "18"


def speak(document: Document, language: str) -> None:
    """All of *document* is in *language*, whatever the language of the program that made its styles."""
    styles = document.styles.element
    defaults = styles.find(qn("w:docDefaults"))
    if defaults is None:
        defaults = OxmlElement("w:docDefaults")
        styles.insert(0, defaults)
    prior = defaults.find(qn("w:rPrDefault"))
    if prior is None:
        prior = OxmlElement("w:rPrDefault")
        defaults.insert(0, prior)
    properties = prior.find(qn("w:rPr"))
    if properties is None:
        properties = OxmlElement("w:rPr")
        prior.append(properties)
    for each in styles.iter(qn("w:lang")):
        each.set(qn("w:val"), language)
    if properties.find(qn("w:lang")) is None:
        properties.append(_element("w:lang", val=language))


def page_number(paragraph: Paragraph, word: str) -> None:
    """«Hoja 3 de 41», as the reader's program counts."""
    paragraph.add_run(f"{word} ")
    for code, between in (("PAGE", " de "), ("NUMPAGES", "")):
        simple = _element("w:fldSimple", instr=code)
        run, text = OxmlElement("w:r"), OxmlElement("w:t")
        text.text = "1"
        run.append(text)
        simple.append(run)
        paragraph._p.append(simple)  # noqa: SLF001  (python-docx's documented door to the XML)
        if between:
            paragraph.add_run(between)


def field(paragraph: Paragraph, alt: str) -> None:
    """The picture in *paragraph* says what it is."""
    for each in paragraph._p.iter(qn("wp:docPr")):  # noqa: SLF001
        each.set("descr", legible(alt))


def table_of(table: Table, *, grid: str) -> Any:
    """The XML of *table*: python-docx is quadratic in its cells."""
    total = sum(table.widths)
    widths = [_ACROSS * width // total for width in table.widths]
    style = f"<w:tblStyle w:val={quoteattr(grid.replace(' ', ''))}/>" if grid else ""
    caption = quoteattr(legible(table.title or " · ".join(table.header)))
    made = parse_xml(
        f"<w:tbl {nsdecls('w')}><w:tblPr>{style}<w:tblW w:w='5000' w:type='pct'/><w:tblLayout w:type='fixed'/>"
        f"<w:tblCellMar><w:left w:w='{_INSIDE}' w:type='dxa'/><w:right w:w='{_INSIDE}' w:type='dxa'/></w:tblCellMar>"
        f"<w:tblLook w:val='0020' w:firstRow='1'/><w:tblCaption w:val={caption}/></w:tblPr><w:tblGrid>"
        + "".join(f"<w:gridCol w:w='{width}'/>" for width in widths)
        + "</w:tblGrid></w:tbl>"
    )
    figures = [all(is_figure(row[at]) for row in table.rows) for at in range(len(widths))]
    made.append(_row(table.header, widths, figures, header=True))
    whole = len(table.rows) <= _TOGETHER
    for number, row in enumerate(table.rows, 1):
        goes_on = whole and number < len(table.rows)
        made.append(_row(row, widths, [is_figure(cell) for cell in row], goes_on=goes_on))
    return made


def _row(cells: Any, widths: list[int], figures: list[bool], *, header: bool = False, goes_on: bool = True) -> Any:
    """A row; one that *goes_on* is on the sheet of the next, as Word keeps paragraphs with the next."""
    row = OxmlElement("w:tr")
    properties = etree.SubElement(row, qn("w:trPr"))
    etree.SubElement(properties, qn("w:cantSplit"))
    if header:
        etree.SubElement(properties, qn("w:tblHeader"))
    for cell, width, right in zip(cells, widths, figures, strict=True):
        row.append(_cell(cell, width, header=header, right=right, goes_on=goes_on))
    return row


def _cell(cell: Cell, width: int, *, header: bool, right: bool, goes_on: bool) -> Any:
    made = OxmlElement("w:tc")
    etree.SubElement(etree.SubElement(made, qn("w:tcPr")), qn("w:tcW"), {qn("w:w"): str(width), qn("w:type"): "dxa"})
    paragraph = etree.SubElement(made, qn("w:p"))
    shape = etree.SubElement(paragraph, qn("w:pPr"))
    if goes_on:
        etree.SubElement(shape, qn("w:keepNext"))
    etree.SubElement(shape, qn("w:spacing"), {qn("w:after"): "0"})
    if right:
        etree.SubElement(shape, qn("w:jc"), {qn("w:val"): "right"})
    run = etree.SubElement(paragraph, qn("w:r"))
    look = etree.SubElement(run, qn("w:rPr"))
    if header:
        etree.SubElement(look, qn("w:b"))
    etree.SubElement(look, qn("w:sz"), {qn("w:val"): _HEAD if header else _BODY})
    for number, line in enumerate(shown(cell).split("\n")):
        if number:
            etree.SubElement(run, qn("w:br"))
        text = etree.SubElement(run, qn("w:t"))
        text.text = line
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def _element(name: str, **attributes: str) -> Any:
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made

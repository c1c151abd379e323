# SPDX-License-Identifier: EUPL-1.2
"""Whatever a release, or a report, says in words and figures, file by file, as somebody who wants to know reads it.

A file of a kind that nobody here knows how to open is a fault: it might say anything.
"""

import csv
import gzip
import io
import json
import re
import zipfile
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import PurePath
from xml.etree import ElementTree as ET

import brotli
import docx
import openpyxl
import pypdf
from arro3.io import read_parquet

#: What stands inside one of these stands together; anything else begins another line.
_INLINE = {
    "a", "abbr", "b", "bdi", "cite", "code", "data", "em", "i", "img", "kbd", "mark", "q", "s", "small", "source",
    "span", "strong", "sub", "sup", "td", "th", "time", "u", "wbr",
}  # fmt: skip
_HEADINGS = {"title", "h1", "h2", "h3", "h4", "h5", "h6"}
_SPOKEN = {"alt", "aria-label", "aria-description", "title", "content", "value", "placeholder", "label"}
#: Nothing is written in these for people or programs to read as words.
_PICTURES = {".jpg", ".webp", ".avif", ".png", ".ico", ".woff2", ".sig"}
#: Read line by line.
_PLAIN = {".txt", ".css", ".js", ".mjs", ".ics", ".pem", ""}
# Moments, digests, addresses and versions are no counts.
_NOT_COUNTS = re.compile(
    r"\d{4}-\d\d(?:-\d\d)?(?:[T ][\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?|\d{1,2} de [a-z]+ de \d{4}|\d\d:\d\d(?::\d\d)?"
    r"|\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\b[0-9a-f]{12,}\b|https?://\S+|C\.G\.\d+|\d+\.\d+\.\d+|sdc-1\.0"
)
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True)
class Line:
    """What stands together, in a file; and below what it stands."""

    path: str
    above: str
    text: str

    @property
    def figures(self):
        """The numbers that may be counts."""
        return {int(re.sub(r"\D", "", each)) for each in _FIGURE.findall(_NOT_COUNTS.sub(" ", self.text))}


def lines(path, content):
    """Every line of the file at *path*."""
    name, kind = str(path), PurePath(path).suffix
    if kind in {".br", ".gz"}:
        inside = brotli.decompress(content) if kind == ".br" else gzip.decompress(content)
        return lines(name.removesuffix(kind), inside)
    if kind == ".zip":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return [line for each in archive.namelist() for line in lines(f"{name}/{each}", archive.read(each))]
    return [Line(name, above, text) for above, text in _read(kind, content) if text.strip()]


def _read(kind, content):
    if kind in _PICTURES:
        return []
    if kind in _PLAIN:
        return [("", line) for line in content.decode().splitlines()]
    return _READERS[kind](content)


def _html(content):
    reader = _Blocks()
    reader.feed(content.decode())
    reader.close()
    return reader.found


class _Blocks(HTMLParser):
    """Each block, with what its elements tell to whoever does not see them, below its heading."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.found, self._words, self._above = [], [], ""

    def _ends(self, *, heading=False):
        text = " ".join(" ".join(self._words).split())
        self._words = []
        self.found.append((self._above, text))
        if heading:
            self._above = text

    def handle_starttag(self, tag, attrs):
        if tag not in _INLINE:
            self._ends()
        for name, value in attrs:
            if value and (name in _SPOKEN or name.startswith("data-")):
                self.found.append((self._above, value))

    def handle_endtag(self, tag):
        if tag not in _INLINE:
            self._ends(heading=tag in _HEADINGS)

    def handle_data(self, data):
        self._words.append(data)


def _json(content):
    return _branches(json.loads(content), "")


def _branches(value, above):
    """What of one object is no object itself stands together; below it, what it holds."""
    if isinstance(value, dict):
        own = {name: each for name, each in value.items() if not isinstance(each, dict | list)}
        text = " ".join(f"{name}: {each}" for name, each in own.items())
        yield above, text
        for name, each in value.items():
            if isinstance(each, dict | list):
                yield from _branches(each, f"{above} {text} {name}")
    elif isinstance(value, list):
        plain = [each for each in value if not isinstance(each, dict | list)]
        yield above, " ".join(map(str, plain))
        for each in value:
            if isinstance(each, dict | list):
                yield from _branches(each, above)
    else:
        yield above, str(value)


def _rows(rows):
    head, *rest = [*rows, ()]
    above = " ".join(str(cell) for cell in head if cell is not None)
    return [("", above), *((above, " ".join(str(cell) for cell in row if cell is not None)) for row in rest)]


def _csv(content):
    return [("", text) for _, text in _rows(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))]


def _xlsx(content):
    book = openpyxl.load_workbook(io.BytesIO(content))
    return [(sheet.title, text) for sheet in book for _, text in _rows(sheet.values)]


def _parquet(content):
    table = read_parquet(io.BytesIO(content)).read_all()
    columns = [[value.as_py() for value in table.column(name)] for name in table.column_names]
    return [("", text) for _, text in _rows([table.column_names, *zip(*columns, strict=True)])]


def _xml(content):
    root = ET.fromstring(content)
    return [("", " ".join(text.split())) for text in root.itertext()]


def _svg(content):
    """A label and what it is of are apart in the file, and together on the page."""
    root = ET.fromstring(content)
    labels = [" ".join(each.itertext()) for each in root.iter("{http://www.w3.org/2000/svg}text")]
    return [("", " ".join(labels)), *((" ".join(labels), text) for text in root.itertext())]


def _pdf(content):
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    return [("", line) for page in pages for line in page.extract_text(extraction_mode="layout").splitlines()]


def _docx(content):
    document = docx.Document(io.BytesIO(content))
    rows = [(" ".join(cell.text for cell in row.cells)) for table in document.tables for row in table.rows]
    return [("", text) for text in [*(each.text for each in document.paragraphs), *rows]]


_READERS = {
    ".html": _html, ".json": _json, ".jsonld": _json, ".webmanifest": _json, ".csv": _csv, ".xlsx": _xlsx,
    ".parquet": _parquet, ".atom": _xml, ".xml": _xml, ".svg": _svg, ".pdf": _pdf, ".docx": _docx,
}  # fmt: skip

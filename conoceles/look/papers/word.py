# SPDX-License-Identifier: EUPL-1.2
"""A paper as DOCX, to be worked on before somebody signs it: real headings, tables whose header row repeats.

The letterhead is a DOCX of the institute's own. With named places in it («{{cuerpo}}») all of it stays and they are
filled (``filling``); without, its header, footer, margins and styles stay, and its text goes.
"""

import io
import zipfile
from collections.abc import Sequence
from datetime import UTC

import docx as word
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph as Written

from conoceles.look.figures import legible

from . import filling
from .paper import Block, Facts, Letterhead, Listing, Paper, Paragraph, Scan, Section, Table
from .word_parts import MEDIUM, field, page_number, speak, table_of

_EPOCH = (1980, 1, 1, 0, 0, 0)


def docx(paper: Paper, *, letterhead: bytes = b"") -> bytes:
    """*paper* as DOCX, on the institute's *letterhead* where there is one.

    Raises what python-docx does for a letterhead that is no DOCX: ``KeyError``, ``ValueError`` or ``BadZipFile``.
    """
    document = word.Document(io.BytesIO(letterhead)) if letterhead else word.Document()
    setting = _Setting(document, paper, plain=not letterhead)
    if letterhead and filling.names(document):
        setting.fill()
    else:
        setting.all()
    into = io.BytesIO()
    document.save(into)
    return fixed(into.getvalue())


def fixed(content: bytes) -> bytes:
    """The same package whatever the hour: its files by name, each of the same instant."""
    into = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as made,
        zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as fixed,
    ):
        # Whoever guesses the kind of a file by its beginning expects this one first.
        for name in sorted(made.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            fixed.writestr(entry, made.read(name))
    return into.getvalue()


class _Setting:
    """One paper put into one document."""

    def __init__(self, document: Document, paper: Paper, *, plain: bool) -> None:
        self.document, self.paper, self.plain = document, paper, plain
        self.head = paper.letterhead or Letterhead()
        self.notes: list[str] = []

    def all(self) -> None:
        """From the letterhead to who gets a copy."""
        paper = self.paper
        self._prepare()
        self._describe()
        if self.plain:
            self._line("\n".join((paper.authority, *self.head.lines, paper.process)), size=10)
        if right := "\n".join(filter(None, (paper.standing, paper.number, paper.dated))):
            self._line(right, size=10).alignment = WD_ALIGN_PARAGRAPH.RIGHT
        self._body(frozenset())
        self._sign()
        self._copies()

    def fill(self) -> None:
        """The places of the institute's own DOCX: what has none of its own goes with the body, so nothing is lost."""
        self._describe()
        there = filling.names(self.document)
        filling.write(self.document, {name: legible(text) for name, text in filling.texts(self.paper).items()})
        for place, write in (
            (filling.BODY, lambda: self._body(there)),
            (filling.SIGNATURES, self._sign),
            (filling.COPIES, self._copies),
        ):
            with filling.placed(self.document, place):
                write()

    def _body(self, elsewhere: frozenset[str]) -> None:
        """What the paper says, without what the letterhead says *elsewhere*."""
        paper = self.paper
        if "titulo" not in elsewhere:
            self._heading(paper.title, 1)
        for name, text in (
            ("destinatario", "\n".join(paper.addressee)),
            ("", paper.intro),
            ("corte", f"Corte: {paper.cutoff}." if paper.cutoff else ""),
            ("fundamento", f"Fundamento: {paper.basis}" if paper.basis else ""),
        ):
            if text and name not in elsewhere:
                self._line(text)
        self._sections(paper.sections, 2)
        for name, text in (("Fuente", paper.source), ("Se recalcula con", paper.command)):
            if text and name.casefold() not in elsewhere:
                # Nobody signs a sheet that says nothing: these lines go with what is under them.
                self._line(f"{name}: {text}", size=9).paragraph_format.keep_with_next = True
        if self.notes:
            self._heading("Notas", 2)
            for number, note in enumerate(self.notes, 1):
                self._line(f"{number}. {note}", size=9)

    def _copies(self) -> None:
        if self.paper.copies:
            self._line("\n".join(("Con copia para:", *self.paper.copies)), size=9)

    def _prepare(self) -> None:
        document, paper = self.document, self.paper
        body = document.element.body
        for child in list(body):
            if not child.tag.endswith("}sectPr"):
                body.remove(child)
        page = document.sections[-1]
        if paper.wide and page.page_width and page.page_height and page.page_width < page.page_height:
            page.orientation = WD_ORIENT.LANDSCAPE
            page.page_width, page.page_height = page.page_height, page.page_width
        if self.plain:
            page.left_margin = page.right_margin = Mm(22)
            self._plain_styles()
            foot = page.footer.paragraphs[0]
            # The number of the sheet ends where the lines end, on a sheet that lies down too.
            if page.page_width:
                edge = page.page_width - page.left_margin - page.right_margin
                foot.style = document.styles["Normal"]
                foot.paragraph_format.tab_stops.add_tab_stop(edge, WD_TAB_ALIGNMENT.RIGHT)
            if self.head.foot:
                foot.add_run(f"{self.head.foot}\n")
            foot.add_run(f"{paper.process}{f' · {paper.number}' if paper.number else ''}\t")
            page_number(foot, "Folio" if paper.foliated else "Hoja")

    def _describe(self) -> None:
        """What the file itself says that it is, and in which language."""
        document, paper = self.document, self.paper
        speak(document, "es-MX")
        about, at = document.core_properties, paper.at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
        about.title, about.author, about.subject = paper.title, legible(paper.authority), legible(paper.process)
        about.title = legible(paper.title)
        about.last_modified_by, about.language, about.identifier = legible(paper.authority), "es-MX", paper.number
        about.created = about.modified = at
        about.revision, about.comments, about.keywords = 1, "", ""

    def _plain_styles(self) -> None:
        styles = self.document.styles
        styles["Normal"].font.name, styles["Normal"].font.size = "Calibri", Pt(11)
        for level, size in ((1, 18), (2, 14), (3, 12), (4, 11)):
            font = styles[f"Heading {level}"].font
            font.name, font.size, font.color.rgb, font.italic = "Calibri", Pt(size), None, False

    def _style(self, name: str, instead: str = "Normal") -> str:
        """That style, or what stands for it in a letterhead that has it not."""
        styles = self.document.styles
        return name if name in styles else instead

    def _line(self, text: str, *, size: int = 0, named: str = "Normal") -> Written:
        made = self.document.add_paragraph(style=named if named in self.document.styles else None)
        run = made.add_run(legible(text))
        if size:
            run.font.size = Pt(size)
        return made

    def _heading(self, text: str, level: int) -> None:
        name = f"Heading {level}"
        styles = self.document.styles
        if name not in styles:  # a letterhead without headings: one that screen readers know by its name
            made = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
            made.font.bold, made.font.size = True, Pt(20 - 2 * level)
        self._line(text, named=name)

    def _sections(self, sections: Sequence[Section], level: int) -> None:
        for section in sections:
            deeper = level
            if section.apart:
                self.document.add_page_break()
            if section.heading:
                self._heading(section.heading, level)
                deeper += 1
            for block in section.blocks:
                self._block(block, deeper)
            self._sections(section.sections, deeper)

    def _block(self, block: Block, level: int) -> None:
        match block:
            case Paragraph():
                made = self._line(block.text, named="Quote" if block.quoted else "Normal")
                self._noted(made, block.notes)
            case Listing():
                style = "List Number" if block.ordered else "List Bullet"
                known = style in self.document.styles and not block.ordered  # Word goes on counting from list to list
                for number, item in enumerate(block.items, 1):
                    self._line(item if known else f"{f'{number}.' if block.ordered else '•'} {item}",
                               named=style if known else "Normal")  # fmt: skip
            case Facts():
                for name, what in block.rows:
                    made = self._line(f"{name}: ")
                    made.runs[0].bold = True
                    made.add_run(legible(what))
                    made.paragraph_format.space_after = Pt(2)
            case Table():
                self._table(block, level)
            case Scan():
                self.document.add_picture(io.BytesIO(block.content), width=Mm(165))
                field(self.document.paragraphs[-1], block.alt)

    def _table(self, block: Table, level: int) -> None:
        if block.title:
            self._heading(block.title, level)
        if block.denominator:
            self._line(block.denominator, size=9).paragraph_format.keep_with_next = True
        if block.rows:
            body = self.document.element.body
            body.insert(len(body) - 1, table_of(block, grid=self._style("Table Grid", "")))
            self._line("", size=6)
        else:
            self._line("Nada que listar.")
        for note in block.notes:
            self._line(note, size=9)

    def _noted(self, made: Written, notes: Sequence[str]) -> None:
        for note in notes:
            self.notes.append(note)
            made.add_run(str(len(self.notes))).font.superscript = True

    def _sign(self) -> None:
        if self.paper.signatures and self.head.closing:
            self._line(self.head.closing).paragraph_format.keep_with_next = True
        for one in self.paper.signatures:
            made = self._line("\n\n" + MEDIUM)
            made.paragraph_format.keep_together = True
            made.add_run("\n" + legible("\n".join(filter(None, (one.name, one.capacity)))))

# SPDX-License-Identifier: EUPL-1.2
"""Papers: what an institute signs, as one plain value that three writers set alike.

Comes in:  a :class:`Paper`: letterhead, title, folio, cut-off, sections, tables, who signs, who gets a copy.
Goes out:  the same words and figures as a tagged PDF, as DOCX to be worked on, and as XLSX whose cells do nothing.

Equal papers are equal bytes, today and in a year: nothing of the moment or the machine of their making goes in, only
what the paper says. What it says is told by its digest.
"""

from conoceles.look.figures import NOTHING, Cell, Share, shown

from .paper import (
    Block,
    Facts,
    Letterhead,
    Listing,
    Paper,
    Paragraph,
    Scan,
    Section,
    Signature,
    Table,
    digest,
    plain,
    rebuilt,
    tabled,
)
from .pdf import pdf
from .word import docx
from .workbook import xlsx

__all__ = [
    "NOTHING",
    "WRITERS",
    "Block",
    "Cell",
    "Facts",
    "Letterhead",
    "Listing",
    "Paper",
    "Paragraph",
    "Scan",
    "Section",
    "Share",
    "Signature",
    "Table",
    "digest",
    "docx",
    "pdf",
    "plain",
    "rebuilt",
    "shown",
    "tabled",
    "xlsx",
]

#: By what follows the dot of the file's name.
WRITERS = {"pdf": pdf, "docx": docx, "xlsx": xlsx}

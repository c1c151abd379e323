# SPDX-License-Identifier: EUPL-1.2
"""PDFs with something that was covered and not taken out, and whatever can be read of a PDF by whoever tries."""

import io
import re
import zlib

import typst
from pypdf import PdfReader, PdfWriter

#: A name under a black rectangle, as a word processor draws it: the text is still there to be selected.
COVERED = """
#set page(paper: "us-letter")
#place(top + left, dx: 2cm, dy: 3cm, text(20pt)[{secret}])
#place(top + left, dx: 1.8cm, dy: 2.7cm, rect(width: 12cm, height: 1.4cm, fill: black))
#place(top + left, dx: 2cm, dy: 6cm, text(20pt)[{seen}])
"""


def covered(secret, seen):
    """A PDF with *secret* under a rectangle and *seen* in plain view, its metadata saying the secret too."""
    made = typst.compile(COVERED.format(secret=secret, seen=seen).encode())
    writer = PdfWriter(clone_from=io.BytesIO(bytes(made)))
    writer.add_metadata({"/Title": secret, "/Author": secret})
    return written(writer)


def written(writer):
    into = io.BytesIO()
    writer.write(into)
    return into.getvalue()


def pieces(content):
    """The file as it lies, and each of its streams unpacked where they can be."""
    yield content
    for found in re.finditer(rb"stream\r?\n(.*?)endstream", content, re.DOTALL):
        try:
            yield zlib.decompress(found[1])
        except zlib.error:
            yield found[1]


def recovered(content, secret):
    """Where *secret* can be read in the PDF: its text, what it says of itself, or any byte of it."""
    reader, found = PdfReader(io.BytesIO(content)), []
    if any(secret in (page.extract_text() or "") for page in reader.pages):
        found.append("text")
    if secret in str(dict(reader.metadata or {})) or secret in str(reader.xmp_metadata and reader.xmp_metadata.stream):
        found.append("metadata")
    forms = [secret.encode(how) for how in ("utf-8", "utf-16-be", "latin-1")]
    hexadecimal = [form.hex().encode() for form in forms]
    for piece in pieces(content):
        found += ["bytes"] * any(form in piece or form.upper() in piece for form in (*forms, *hexadecimal))
    if reader.attachments:
        found.append("attachments")
    return found

# SPDX-License-Identifier: EUPL-1.2
"""Papers as files: on the institute's own letterhead, to leave by the browser, whose addresses end in ``<paper:kind>``.

The institute's own DOCX is kept by its digest, for ever: what was written on it is written so again.
"""

import hashlib

from django.http import HttpResponse

from conoceles.look.papers import WRITERS, Paper, docx

from .downloads import download
from .storage import keep, private, unaltered

#: In private storage, where each institute's own DOCX lies by its digest.
TEMPLATES = "papeleria"


class PaperKind:
    """In which of its three files a paper is asked for."""

    regex = "|".join(WRITERS)

    def to_python(self, value: str) -> str:
        """As it is written."""
        return value

    def to_url(self, value: str) -> str:
        """As it is written."""
        return value


def keep_template(content: bytes) -> str:
    """Keep an institute's own DOCX; its SHA-256, by which papers name it."""
    digest = hashlib.sha256(content).hexdigest()
    keep(private(), _path(digest), content)
    return digest


def made(paper: Paper, kind: str) -> bytes:
    """*paper* in the file of that *kind*; as DOCX, on the institute's own, where its letterhead has one."""
    if kind == "docx" and paper.letterhead and paper.letterhead.template:
        own = unaltered(_path(paper.letterhead.template), paper.letterhead.template)
        return docx(paper, letterhead=own or b"")
    return WRITERS[kind](paper)


def _path(digest: str) -> str:
    return f"{TEMPLATES}/{digest}.docx"


def paper_file(paper: Paper, kind: str, name: str) -> HttpResponse:
    """*paper* to be saved as *name*, in the file of that *kind*."""
    return download(made(paper, kind), f"{name}.{kind}")

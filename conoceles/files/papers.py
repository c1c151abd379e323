# SPDX-License-Identifier: EUPL-1.2
"""Papers as files that leave by the browser, and the end of their addresses: ``<paper:kind>``."""

from django.http import HttpResponse

from conoceles.look.papers import WRITERS, Paper

from .downloads import download


class PaperKind:
    """In which of its three files a paper is asked for."""

    regex = "|".join(WRITERS)

    def to_python(self, value: str) -> str:
        """As it is written."""
        return value

    def to_url(self, value: str) -> str:
        """As it is written."""
        return value


def paper_file(paper: Paper, kind: str, name: str) -> HttpResponse:
    """*paper* to be saved as *name*, in the file of that *kind*."""
    return download(WRITERS[kind](paper), f"{name}.{kind}")

# SPDX-License-Identifier: EUPL-1.2
"""Files that leave by the browser and never open inside this site, whatever they hold."""

from typing import TypeVar

from django.http.response import HttpResponse, HttpResponseBase

R = TypeVar("R", bound=HttpResponseBase)

#: By what follows the dot of its name.
TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "csv": "text/csv; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "json": "application/json",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
    "jpg": "image/jpeg",
    "png": "image/png",
}


def download(content: bytes, name: str) -> HttpResponse:
    """*content* as a file to be saved under *name*, whose end says what it is."""
    return apart(HttpResponse(content, content_type=TYPES[name.rpartition(".")[2]]), name)


def apart(response: R, name: str) -> R:
    """*response* as a file to be saved under *name*, which is ours and never typed by anyone."""
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response

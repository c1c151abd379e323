# SPDX-License-Identifier: EUPL-1.2
"""No file that somebody sends fills the disk, and none that came half is taken for a whole one."""

from collections.abc import Callable
from io import IOBase
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest, HttpResponse
from django.http.request import UnreadablePostError
from django.shortcuts import render

#: Half a million candidacies as XLSX are some 45 MB.
LARGEST = 64_000_000
#: A document that somebody brings: a signed report of a hundred sheets, scanned, is some 15 MB.
DOCUMENT = 20_000_000
#: More than this is not even read to be thrown away: all the fields and files of a form together.
MOST = 4 * LARGEST


class Quota(FileUploadHandler):
    """The first of the handlers: it passes bytes on until they are too many. The form then has no file there.

    They are counted in all the files of a request together: whoever sends a hundred need not have signed in.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:  # noqa: ARG002
        """Raise SkipFile once they are too many."""
        self._received += len(raw_data)
        if self._received > LARGEST:
            self.request.file_too_large = True
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> UploadedFile | None:  # noqa: ARG002
        """The handlers after this one keep it."""
        return None


class Limit:
    """Refuses, before reading any of it, a request that says that it is far larger than anything that is taken."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer 413 with how much may be sent."""
        said = request.META.get("CONTENT_LENGTH") or "0"
        if said.isdecimal() and int(said[:20]) > MOST:
            return render(request, "413.html", {"largest": LARGEST // 1_000_000}, status=413)
        if said.isdecimal() and hasattr(request, "_stream"):
            request._stream = _Whole(request._stream, int(said))  # noqa: SLF001  (it has no other door)
        return self.get_response(request)


class _Whole(IOBase):
    """A body that must be as long as it said. Where the line was cut, the server gives its end as if it were all."""

    def __init__(self, stream: Any, length: int) -> None:
        super().__init__()
        self._stream, self._left = stream, length

    def read(self, size: int | None = -1, /) -> bytes:
        """As much as that, or what there is. Raises UnreadablePostError where it ends too soon."""
        wanted = self._left if size is None or size < 0 else min(size, self._left)
        pieces = []
        while wanted > 0:
            piece = self._stream.read(wanted)
            if not piece:
                raise UnreadablePostError
            pieces.append(piece)
            wanted -= len(piece)
            self._left -= len(piece)
        return b"".join(pieces)

    def readline(self, size: int | None = -1, /) -> bytes:
        """A line of it. Raises UnreadablePostError where it ends too soon."""
        line: bytes = self._stream.readline(size)
        self._left -= len(line)
        if self._left > 0 and not line and size != 0:
            raise UnreadablePostError
        return line


def too_large(request: Any) -> bool:
    """Whether a file of this request was thrown away for its size."""
    return getattr(request, "file_too_large", False)


def tell_too_large(form: Any, field: str, words: str) -> None:
    """Say of *field* that its file was too large, and not, besides, that there is none."""
    form.errors.pop(field, None)
    form.add_error(field, words)

# SPDX-License-Identifier: EUPL-1.2
"""Files that prove something (a receipt, a reply, the picture of an outage), checked and kept. Only within actions."""

import hashlib

from django.core.files.base import ContentFile

from conoceles.elections.models import Process
from conoceles.files.storage import private
from conoceles.files.uploading import DOCUMENT
from conoceles.kernel.refusals import Refused
from conoceles.supervision.models.remissions import Filed

from .rules import Reason

#: How each kind begins.
_KINDS = {b"%PDF-": "pdf", b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpg"}


def file(row: Filed, content: bytes, process: Process) -> None:
    """Keep *content*, if any, and write in *row*, which is not saved here, where it lies.

    Raises Refused: FILE_TOO_LARGE, WRONG_KIND.
    """
    if not content:
        return
    if len(content) > DOCUMENT:
        raise Refused(Reason.FILE_TOO_LARGE, largest=DOCUMENT // 1_000_000)
    kind = next((end for start, end in _KINDS.items() if content.startswith(start)), None)
    if kind is None:
        raise Refused(Reason.WRONG_KIND)
    row.file_digest, row.size = hashlib.sha256(content).hexdigest(), len(content)
    name = f"remissions/{process.slug}-{row.file_digest[:16]}.{kind}"
    row.file = private().save(name, ContentFile(content))

# SPDX-License-Identifier: EUPL-1.2
"""PDFs that prove something of a session, in private storage. Only within actions."""

import hashlib

from django.core.files.base import ContentFile

from conoceles.elections.models import Process
from conoceles.files.storage import private
from conoceles.files.uploading import DOCUMENT
from conoceles.kernel.refusals import Refused

from .rules import Reason


def kept_pdf(process: Process, content: bytes) -> dict[str, str]:
    """Where *content* lies now and its SHA-256, as columns; nothing, of nothing.

    Raises Refused: NOT_A_PDF, FILE_TOO_LARGE.
    """
    if not content:
        return {}
    if not content.startswith(b"%PDF-"):
        raise Refused(Reason.NOT_A_PDF)
    if len(content) > DOCUMENT:
        raise Refused(Reason.FILE_TOO_LARGE)
    digest = hashlib.sha256(content).hexdigest()
    path = f"sessions/{process.slug}/{digest[:16]}.pdf"
    return {"file": private().save(path, ContentFile(content)), "file_digest": digest}

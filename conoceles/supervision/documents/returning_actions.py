# SPDX-License-Identifier: EUPL-1.2
"""What comes back: the signed copy to the version that was signed, and the edited DOCX as the next version."""

import hashlib

from django.core.files.base import ContentFile

from conoceles.accounts.models import Capacity
from conoceles.files.storage import private
from conoceles.files.uploading import DOCUMENT
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.record.action import action
from conoceles.supervision.models import Document, EditedCopy, SignedCopy, Version

from . import actions, edited, queries
from .permissions import may_return_copy, may_return_edited
from .rules import Reason
from .rules.differing import Whose

#: A report to be worked on, with its pictures.
LARGEST_EDITED = 10_000_000
_PDF = b"%PDF-"


@action("signed-copy-kept", allowed=may_return_copy)
def keep_copy(version: Version, *, kind: str, content: bytes, by: Capacity) -> SignedCopy:
    """Keep the PDF that came back to *version*, bound to it by both digests.

    Raises Refused: NOT_A_PDF, PDF_TOO_LARGE, SAME_FILE.
    """
    if not content.startswith(_PDF):
        raise Refused(Reason.NOT_A_PDF)
    if len(content) > DOCUMENT:
        raise Refused(Reason.PDF_TOO_LARGE, largest=DOCUMENT // 1_000_000)
    Document.objects.select_for_update().get(pk=version.document_id)
    digest = hashlib.sha256(content).hexdigest()
    if version.copies.filter(file_digest=digest).exists():
        raise Refused(Reason.SAME_FILE)
    made: SignedCopy = SignedCopy.objects.create(
        version=version,
        version_digest=version.digest,
        kind=kind,
        file=_kept(version, digest, "pdf", content),
        file_digest=digest,
        size=len(content),
        at=clock.now(),
        by=by,
    )
    return made


@action("edited-document-returned", allowed=may_return_edited)
def return_edited(version: Version, *, content: bytes, by: Capacity) -> Version:
    """The DOCX of *version* came back edited: what people wrote in it is the next version, with what it changes.

    What the system said, figures above all, stays as it was frozen: what the file says otherwise is told and not taken.
    Raises Refused: DOCX_TOO_LARGE, NOT_THE_LAST, DRAFT_AHEAD, what ``edited`` does of the file, and as ``fix``.
    """
    if len(content) > LARGEST_EDITED:
        raise Refused(Reason.DOCX_TOO_LARGE, largest=LARGEST_EDITED // 1_000_000)
    document = Document.objects.select_for_update().get(pk=version.document_id)
    last = queries.stood(document).last
    if last is None or last.pk != version.pk:
        raise Refused(Reason.NOT_THE_LAST, version=last.number if last else 0)
    draft = document.draft
    if draft.content["sections"] != version.content["sections"]:
        raise Refused(Reason.DRAFT_AHEAD, version=version.number)
    texts, told = edited.differences(version, content)
    if all(each["whose"] != Whose.TYPED for each in told["changes"]):
        said = [" · ".join((each["before"] or each["after"]).splitlines()) for each in told["changes"]]
        raise Refused(Reason.ONLY_FROZEN, said=said)
    draft = actions.save(document, texts=texts, title="", seen=draft.saves, by=by)
    made = actions.fix(document, seen=draft.saves, by=by)
    digest = hashlib.sha256(content).hexdigest()
    EditedCopy.objects.create(
        version=made,
        base=version,
        file=_kept(version, digest, "docx", content),
        file_digest=digest,
        size=len(content),
        told=told,
        at=clock.now(),
        by=by,
    )
    return made


def _kept(version: Version, digest: str, suffix: str, content: bytes) -> str:
    path = f"documents/{version.document.process.slug}/{digest[:16]}.{suffix}"
    return private().save(path, ContentFile(content))

# SPDX-License-Identifier: EUPL-1.2
"""Whether a version may go out at all, published or fixed."""

from conoceles.kernel.refusals import Refused
from conoceles.supervision.models import Document, Version

from . import queries
from .rules import Reason


def check_standing(version: Version, seen: str) -> None:
    """What goes out is what somebody saw, of a document that stands and is at the end of its way.

    Raises Refused: VERSION_CHANGED, WITHDRAWN, NOT_FINAL.
    """
    document = Document.objects.select_for_update().get(pk=version.document_id)
    if seen != version.digest:
        raise Refused(Reason.VERSION_CHANGED)
    if document.withdrawn:
        raise Refused(Reason.WITHDRAWN)
    if not queries.final(version):
        raise Refused(Reason.NOT_FINAL)

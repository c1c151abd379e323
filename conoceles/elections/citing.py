# SPDX-License-Identifier: EUPL-1.2
"""An agreement that somebody cites for what she does: one of the process, or one that she types then."""

from conoceles.kernel.refusals import Refused

from . import queries
from .described.words import Confidence
from .models import Agreement, Process
from .rules import Reason


def cited(agreement: Agreement, process: Process, *, source: str) -> Agreement:
    """*agreement* of *process*, there already or from now on, with *source* as where it is known from.

    To be called within an action. Raises Refused: FOREIGN_AGREEMENT, AGREEMENT_TO_COME, AGREEMENT_EXISTS.
    """
    if agreement.process_id != process.pk:
        raise Refused(Reason.FOREIGN_AGREEMENT, agreement=agreement.key)
    if agreement.issued_on is not None and agreement.issued_on > queries.today(process):
        raise Refused(Reason.AGREEMENT_TO_COME, agreement=agreement.key)
    if agreement.pk is None:
        if process.agreements.filter(key=agreement.key).exists():
            raise Refused(Reason.AGREEMENT_EXISTS, agreement=agreement.key)
        agreement.source, agreement.confidence = source, Confidence.SEEN.value
        agreement.save()
    return agreement

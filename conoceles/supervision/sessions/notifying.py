# SPDX-License-Identifier: EUPL-1.2
"""Several who were told in the same way are written down at once, each with her own line in the record."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from conoceles.accounts.models import Capacity
from conoceles.supervision.models import Guest, Member, Session

from .filing import kept_pdf
from .notifying_actions import notify


def notify_each(
    session: Session,
    *,
    whom: Sequence[Member | Guest],
    means: str,
    at: datetime,
    evidence: str,
    content: bytes = b"",
    by: Capacity,
) -> None:
    """Several at once, who were told in the same way, with one PDF of it: all of them or none.

    Raises Refused: NOT_A_PDF, and as ``notify``.
    """
    with transaction.atomic():
        proof = kept_pdf(session.process, content)
        for who in whom:
            notify(session, who=who, means=means, at=at, evidence=evidence, proof=proof, by=by)

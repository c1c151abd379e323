# SPDX-License-Identifier: EUPL-1.2
"""Issuing the documento de seguridad."""

from conoceles.accounts.models import Capacity
from conoceles.custody.models import SecurityDocument
from conoceles.elections.models import Process
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.look.papers import digest, plain
from conoceles.record.action import action

from . import papers, queries
from .permissions import may_keep
from .rules import Reason


@action("security-document-issued", allowed=may_keep)
def issue(process: Process, *, why: str, by: Capacity) -> SecurityDocument:
    """Keep what it says now under the next number; the record bears the digest. Raises Refused: WITHOUT_WHY."""
    if not why.strip():
        raise Refused(Reason.WITHOUT_WHY)
    Process.objects.select_for_update().get(pk=process.pk)
    last = queries.issued(process).first()
    now, number = clock.now(), last.number + 1 if last else 1
    paper = papers.paper(process, at=now, number=number)
    return SecurityDocument.objects.create(
        process=process, number=number, why=why.strip(), content=plain(paper), digest=digest(paper), by=by, at=now
    )

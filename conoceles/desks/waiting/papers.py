# SPDX-License-Identifier: EUPL-1.2
"""What waits of documents: steps of theirs, their publication, and what is in the estrados past its term."""

from datetime import date

from django.urls import reverse

from conoceles.accounts.models import Capacity
from conoceles.elections.models import Process
from conoceles.supervision.documents import queries as documents
from conoceles.supervision.documents import showing
from conoceles.supervision.documents.permissions import may_keep, may_post_in
from conoceles.supervision.publicity import queries as publicity
from conoceles.supervision.publicity.permissions import may_publish_in

from .kinds import Waiting


def papers(by: Capacity, process: Process, today: date) -> list[Waiting]:
    """Of documents, what is hers to do; nothing where there is none."""
    told = [*_hers(by, process), *_unpublished(by, process)]
    return [*told, *fixed(by, process, today)]


def fixed(by: Capacity, process: Process, today: date) -> list[Waiting]:
    """To whoever fixes in the estrados, what is there still and is past its term."""
    if not may_post_in(by, process):
        return []
    over = publicity.expired(process, today)
    address = reverse("publicity:listing") + "#estrados"
    return _some("Fijaciones en estrados con su plazo vencido, por retirar", over.count(), address)


def _hers(by: Capacity, process: Process) -> list[Waiting]:
    if not may_keep(by, process):
        return []
    mine = sum(showing.row(one, by.role).mine for one in documents.documents(process))
    return _some("Documentos en los que le toca el paso que sigue", mine, reverse("documents:documents"))


def _unpublished(by: Capacity, process: Process) -> list[Waiting]:
    if not may_publish_in(by, process):
        return []
    waiting = len(publicity.may_go_out(process))
    return _some("Documentos definitivos sin publicar", waiting, reverse("publicity:listing"))


def _some(words: str, count: int, address: str) -> list[Waiting]:
    return [Waiting(words, count, address=address)] if count else []

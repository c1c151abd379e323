# SPDX-License-Identifier: EUPL-1.2
"""What she was told of her obligations, as the certificate of notices tells it."""

from collections.abc import Iterable, Iterator
from zoneinfo import ZoneInfo

from conoceles.candidacies.models import Candidacy
from conoceles.capture.notices import certificates
from conoceles.capture.notices.rules import folio
from conoceles.credentials.models import Account
from conoceles.outbox.models import Message
from conoceles.outbox.rendering import subject

from ..rules import Annex, Fact, known


def facts(candidacies: Iterable[Candidacy]) -> Iterator[Fact]:
    """The notices to *candidacies*, each once, when it was generated."""
    for candidacy in candidacies:
        yield from _told(certificates.obliging([candidacy]), ZoneInfo(candidacy.process.timezone))


def of_account(account: Account) -> Iterator[Fact]:
    """Those to one account, which is a representation's."""
    yield from _told(certificates.obliging_accounts([account]), ZoneInfo(account.process.timezone))


def _told(messages: Iterable[Message], zone: ZoneInfo) -> Iterator[Fact]:
    for message in messages:
        how, proof = certificates.evidence(message, zone)
        yield Fact(
            message.queued_at,
            f"Se generó el aviso {folio(message.pk)}",
            known(("Asunto", subject(message)), ("Cómo se comunicó", how), ("Lo prueba", proof)),
            annexes=tuple(
                Annex(f"Acuse del aviso {folio(message.pk)}", each.acuse, each.acuse_digest)
                for each in message.handed_over.all()
                if each.acuse
            ),
        )

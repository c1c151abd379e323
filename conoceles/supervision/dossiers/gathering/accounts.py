# SPDX-License-Identifier: EUPL-1.2
"""The account and its letters: when each was issued, who received it, and what was signed."""

from collections.abc import Iterator

from conoceles.credentials.models import Account, Delivery

from ..rules import Annex, Fact, known
from .saying import who


def facts(account: Account) -> Iterator[Fact]:
    """Of one account. Neither its user name nor any code."""
    whose = "de la candidatura" if account.candidacy_id else "genérica de la representación"
    yield Fact(account.made_at, f"Se generó la cuenta de acceso {whose}")
    for letter in account.letters.prefetch_related("deliveries__by"):
        yield Fact(letter.issued_at, f"Se emitió la carta de acceso {letter.number}", digest=letter.digest)
        for delivery in letter.deliveries.all():
            yield _delivered(delivery, letter.number)
    for move in account.moves.select_related("postulant", "council"):
        yield Fact(
            move.at,
            "La cuenta siguió a su candidatura a otra representación o lugar",
            known(("Respondía", move.postulant.name), ("Entregaba", move.council or "Oficinas centrales")),
        )


def _delivered(delivery: Delivery, number: int) -> Fact:
    what = "Se entregó" if delivery.outcome == Delivery.Outcome.DELIVERED else "Se intentó entregar"
    name = f"Acuse de la carta de acceso {number}"
    return Fact(
        delivery.at,
        f"{what} la carta de acceso {number}",
        known(
            ("Resultado", delivery.get_outcome_display()),
            ("Cómo", delivery.get_way_display()),
            ("Recibió", delivery.received_by),
            ("En calidad de", delivery.get_receiver_display() if delivery.receiver else ""),
            ("Se identificó con", delivery.get_identified_by_display() if delivery.identified_by else ""),
            ("Entregó", who(delivery.by)),
        ),
        digest=delivery.acuse_digest,
        annexes=(Annex(name, delivery.acuse, delivery.acuse_digest),) if delivery.acuse else (),
    )

# SPDX-License-Identifier: EUPL-1.2
"""What somebody asked of her own data, for each relation, with its steps, what is owed and a copy."""

from datetime import UTC, datetime

from conoceles.accounts.queries import console
from conoceles.rights.models import Owed, Request, Step

AT = datetime(2024, 1, 2, tzinfo=UTC)


def claimed(candidacies):
    """What the addresses of rights capture, by relation."""
    made = {}
    for number, candidacy in enumerate({each.pk: each for each in candidacies.values()}.values(), 1):
        claim = Request.objects.create(
            process=candidacy.process, year=2024, number=number, right="acceso", way="papel", candidacy=candidacy,
            text="x", scan="x", scan_digest="x", received_at=AT, written_at=AT, by=console(), digest="0" * 64,
        )  # fmt: skip
        done = {"request": claim, "at": AT, "written_at": AT, "by": console()}
        for deed in ("identificada", "prevenida"):
            Step.objects.create(deed=deed, **done)
        answered = Step.objects.create(deed="contestada", outcome="procede", file="x.pdf", file_digest="x", **done)
        Step.objects.create(deed="notificada", **done)
        owed = Owed.objects.create(request=claim, effect="otro", since=AT)
        Owed.objects.create(request=claim, effect="copia", since=AT)
        made[candidacy.pk] = {"claim": claim.pk, "claimstep": answered.pk, "owed": owed.pk}
    return {relation: made[each.pk] for relation, each in candidacies.items()}

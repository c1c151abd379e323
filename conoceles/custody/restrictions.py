# SPDX-License-Identifier: EUPL-1.2
"""What took something away from somebody since a moment: told of whole, so that an older database can be told it too.

Only what restricts: what was withdrawn, paused, destroyed, ended, or left the register. What was given back since is
not here: a restored system shows less than it might, and never what somebody took back.
"""

from datetime import datetime
from typing import Any

from django.core import serializers
from django.db.models import Model, Q, QuerySet

from conoceles.accounts.models import Capacity
from conoceles.candidacies.models import Candidacy
from conoceles.capture.models import ChosenPhoto, Consent
from conoceles.outbox.models import Message
from conoceles.supervision.models import PublicVersion
from conoceles.validation.models import Pause, Withdrawal
from conoceles.vault.models import DataKey, RecoveryKey

from . import access, over
from .models import Destruction, Ending

#: Of these the rows themselves come back, as they were: their digests are what the record says of them.
ROWS: dict[str, type[Model]] = {"consents": Consent, "withdrawals": Withdrawal, "pauses": Pause}


def in_force(since: datetime, now: datetime) -> dict[str, Any]:
    """Everything that restricts and was done from *since* on, as plain values.

    Of what says no instant, all: who left the register, and the public versions that were discarded.
    """
    ended = Capacity.objects.filter(until__gt=since, until__lte=now).order_by("pk")
    gone = Candidacy.objects.exclude(status=Candidacy.Status.REGISTERED).order_by("pk")
    discarded = PublicVersion.objects.exclude(discarded="").order_by("pk")
    bare = ChosenPhoto.objects.filter(photo=None, typed_at__gt=since).order_by("pk")
    sent = Message.objects.exclude(state=Message.State.WAITING).filter(settled_at__gt=since).order_by("pk")
    return {
        "consents": _rows(_last_word(since)),
        "withdrawals": _rows(Withdrawal.objects.filter(at__gt=since, lifted_at=None)),
        "pauses": _rows(Pause.objects.filter(at__gt=since, lifted_at=None)),
        "gone": [[str(pk), status, on and on.isoformat()] for pk, status, on in _values(gone, "status", "status_on")],
        "shredded": [[str(pk), at.isoformat()] for pk, at in _values(_shredded(since), "shredded_at")],
        "discarded": [[pk, why] for pk, why in _values(discarded, "discarded")],
        "photos": [[str(who), *rest] for _, who, *rest in _values(bare, "candidacy", "slug", "question", "version")],
        "custodies": _rows(RecoveryKey.objects.filter(Q(made_at__gt=since) | Q(ended_at__gt=since))),
        "blocked": _rows(_blocked(since)),
        "endings": _rows(Ending.objects.filter(Q(at__gt=since) | Q(declined_at__gt=since))),
        "destroyed": _rows(Destruction.objects.filter(at__gt=since)),
        "over": over.told(since),
        "access": access.told(since),
        "ended": [[pk, until.isoformat()] for pk, until in _values(ended, "until")],
        # Not a restriction, but what must not be done twice either.
        "sent": [[str(pk), state, at.isoformat()] for pk, state, at in _values(sent, "state", "settled_at")],
    }


def rows(written: str) -> list[Any]:
    """The rows that :func:`in_force` wrote, not saved. Raises ``DeserializationError`` for those of another program."""
    return [each.object for each in serializers.deserialize("json", written)]


def _last_word(since: datetime) -> QuerySet[Consent]:
    """What was last said on each decision, where that is no and somebody may have said yes before."""
    said = Consent.objects.filter(at__gt=since, given=False, number__gt=1).order_by("pk")
    later = Consent.objects.filter(at__gt=since, given=True).values_list("candidacy_id", "decision", "number")
    yes = {(candidacy, decision): number for candidacy, decision, number in later.order_by("number")}
    stands = [row.pk for row in said if yes.get((row.candidacy_id, row.decision), 0) < row.number]
    return Consent.objects.filter(pk__in=stands).order_by("pk")


def _shredded(since: datetime) -> QuerySet[DataKey]:
    """But for those whose treatment ended: the act itself tells of them, and what was published of them stays."""
    acts = Ending.objects.filter(at__gt=since, stage=Ending.Stage.CANCELLED)
    whole = Candidacy.objects.filter(process__in=acts.filter(candidacy=None).values("process"))
    ended = Q(pk__in=acts.exclude(candidacy=None).values("candidacy")) | Q(pk__in=whole.values("pk"))
    return DataKey.objects.filter(shredded_at__gt=since).exclude(ended).order_by("pk")


def _blocked(since: datetime) -> QuerySet[DataKey]:
    """What opens them is closed for custodians whom an older database may not know, or no longer be right about."""
    lately = Q(blocked_at__gt=since) | Q(recoverable_with__made_at__gt=since)
    return DataKey.objects.filter(lately, blocked_at__isnull=False, shredded_at=None)


def _rows(found: QuerySet[Any]) -> str:
    return serializers.serialize("json", found.order_by("pk"))


def _values(found: QuerySet[Any], *names: str) -> Any:
    return found.values_list("pk", *names)

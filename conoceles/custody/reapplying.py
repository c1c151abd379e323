# SPDX-License-Identifier: EUPL-1.2
"""Telling a restored database what restricts since it was copied. Called within an action, which answers for it."""

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils.module_loading import import_string

from conoceles.accounts.models import Capacity, Session
from conoceles.candidacies.models import Candidacy
from conoceles.capture.choosing import take_away
from conoceles.capture.consents.rules import BADGES_FOLLOW
from conoceles.capture.models import Approved, ChosenPhoto, Consent, Disclosure
from conoceles.elections.models import ConsentText, Process
from conoceles.files.storage import let_go
from conoceles.outbox.models import Message
from conoceles.supervision.models import PublicVersion
from conoceles.validation.models import Pause, Withdrawal
from conoceles.vault import actions as vault
from conoceles.vault.models import DataKey

from . import access, ended, over, restrictions


def again(told: dict[str, Any], *, by: Capacity) -> dict[str, int]:
    """Apply *told* (``restrictions.in_force``) where it is not in force; how many of each kind.

    Every session ends too: one that was ended since would be open again.
    """
    return {
        "consents": sum(_consent(row, by) for row in restrictions.rows(told["consents"])),
        "withdrawals": sum(_taken_off(row, by) for row in restrictions.rows(told["withdrawals"])),
        "pauses": sum(_taken_off(row, by) for row in restrictions.rows(told["pauses"])),
        "gone": _gone(told["gone"], by),
        "shredded": sum(_shredded(subject, by) for subject, _ in told["shredded"]),
        **ended.again(told, by=by),
        **over.again(told["over"], by=by),
        "discarded": sum(_discarded(*each) for each in told["discarded"]),
        "photos": sum(_bare(*each, by=by) for each in told["photos"]),
        **access.again(told["access"]),
        "ended": sum(_ended(pk, datetime.fromisoformat(until)) for pk, until in told["ended"]),
        "sent": sum(_sent(*each) for each in told["sent"]),
        "sessions": Session.objects.all().delete()[0],
    }


def _consent(row: Consent, by: Capacity) -> bool:
    """A no that was said after the yes that is here: the same row, under its own folio where that is free."""
    last = Consent.objects.filter(candidacy=row.candidacy_id, decision=row.decision).order_by("-number").first()
    if last is None or not last.given or last.number >= row.number:
        return False
    if not ConsentText.objects.filter(pk=row.text_id).exists():
        row.text_id = last.text_id
    _insert(row, by)
    if row.decision in BADGES_FOLLOW:
        Disclosure.objects.filter(candidacy=row.candidacy_id).delete()
    return True


def _taken_off(row: Pause | Withdrawal, by: Capacity) -> bool:
    where = {"candidacy": row.candidacy_id, "lifted_at": None}
    if isinstance(row, Pause):
        where |= {"slug": row.slug, "section": row.section, "question": row.question}
    if not Candidacy.objects.filter(pk=row.candidacy_id).exists() or type(row).objects.filter(**where).exists():
        return False
    _insert(row, by)
    return True


def _insert(row: Any, by: Capacity) -> None:
    """Whoever did it may be unknown here, if she was appointed since: whoever restores answers for it then."""
    if not Capacity.objects.filter(pk=row.by_id).exists():
        row.by = by
    if type(row).objects.filter(pk=row.pk).exists():
        row.pk = None
    row.save(force_insert=True)


def _gone(told: list[list[Any]], by: Capacity) -> int:
    """Whoever left the register is out of it, and of her account. The movement itself is registered again by hand."""
    count, processes = 0, set()
    for pk, status, on in told:
        stands = Candidacy.objects.filter(pk=pk, status=Candidacy.Status.REGISTERED)
        processes.update(stands.values_list("process", flat=True))
        count += stands.update(status=status, status_on=on and date.fromisoformat(on))
    for process in Process.objects.filter(pk__in=processes):
        import_string(settings.REGISTER_FOLLOWED_BY)(process, by=by)
    return count


def _shredded(subject: str, by: Capacity) -> bool:
    key = DataKey.objects.filter(pk=subject, shredded_at=None).first()
    if key is None:
        return False
    Disclosure.objects.filter(candidacy=subject).delete()
    Approved.objects.filter(candidacy=subject).delete()
    vault.shred(key, by=by)
    return True


def _discarded(pk: int, why: str) -> bool:
    """Its file is destroyed again: it tells what was to be taken out."""
    public = PublicVersion.objects.filter(pk=pk, discarded="").first()
    if public is None:
        return False
    let_go(public.file)
    public.discarded, public.file = why, ""
    public.save(update_fields=["discarded", "file"])
    return True


def _bare(candidacy: str, slug: str, question: str, version: int, *, by: Capacity) -> bool:
    chosen = ChosenPhoto.objects.filter(candidacy=candidacy, slug=slug, question=question, version__lt=version)
    found = chosen.exclude(photo=None).first()
    if found is None:
        return False
    found.version = version
    take_away(found, by=by)
    return True


def _ended(pk: int, until: datetime) -> int:
    later = Q(until=None) | Q(until__gt=until)
    return Capacity.objects.filter(later, Q(since=None) | Q(since__lte=until), pk=pk).update(until=until)


def _sent(pk: str, state: str, at: str) -> int:
    """A message that left is not sent twice."""
    waiting = Message.objects.filter(pk=pk, state=Message.State.WAITING)
    return waiting.update(state=state, settled_at=datetime.fromisoformat(at))

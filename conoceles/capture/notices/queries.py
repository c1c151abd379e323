# SPDX-License-Identifier: EUPL-1.2
"""Notices, with whom each is for."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from conoceles.accounts.models import Capacity, User
from conoceles.candidacies.models import Candidacy
from conoceles.candidacies.queries import whole
from conoceles.credentials.models import Account
from conoceles.credentials.queries import delivers
from conoceles.outbox.models import Message
from conoceles.outbox.queries import for_hands


@dataclass(frozen=True)
class Told:
    """A notice and whom it is for: a candidacy, or the postulant of a generic account."""

    message: Message
    candidacy: Candidacy | None
    account: Account | None

    @property
    def name(self) -> str:
        """Whom, in words."""
        if self.candidacy:
            return self.candidacy.person.name
        return self.account.postulant.name if self.account else ""


def waiting(by: Capacity) -> list[UUID]:
    """The notices that the desk of *by* still has to hand over, the oldest first: of whoever has no mail."""
    process, council = delivers(by)
    mine = Account.objects.filter(process=process)
    if council is not None:
        mine = mine.filter(council=council)
    pending = list(for_hands().order_by("queued_at", "pk").values_list("pk", "about"))
    candidacies = _keys(pending, Candidacy._meta.label)
    known = {
        Account._meta.label: _strings(mine.filter(pk__in=_keys(pending, Account._meta.label)), "pk"),
        User._meta.label: _strings(mine.filter(user__in=_keys(pending, User._meta.label)), "user_id"),
        Candidacy._meta.label: _strings(mine.filter(candidacy__in=candidacies), "candidacy_id"),
    }
    if council is None:  # those without account are nobody's but the central offices'
        whose = Candidacy.objects.filter(process=process, pk__in=candidacies, account=None)
        known[Candidacy._meta.label] |= _strings(whose, "pk")
    return [pk for pk, about in pending if about.partition(":")[2] in known.get(about.partition(":")[0], ())]


def told(messages: Iterable[Message]) -> list[Told]:
    """Whom each of *messages* is for, in as many questions for one as for a hundred."""
    messages = list(messages)
    abouts = [(each.pk, each.about) for each in messages]
    accounts = Account.objects.select_related("postulant", "process", "council")
    by_account = {str(each.pk): each for each in accounts.filter(pk__in=_keys(abouts, Account._meta.label))}
    by_user = {str(each.user_id): each for each in accounts.filter(user__in=_keys(abouts, User._meta.label))}
    ids = {each.candidacy_id for each in (*by_account.values(), *by_user.values()) if each.candidacy_id}
    ids |= {UUID(key) for key in _keys(abouts, Candidacy._meta.label)}
    people = {str(each.pk): each for each in whole().filter(pk__in=ids)}

    def of(message: Message) -> Told:
        kind, _, key = message.about.partition(":")
        account = by_account.get(key) if kind == Account._meta.label else by_user.get(key)
        candidacy = people.get(str(account.candidacy_id)) if account else people.get(key)
        return Told(message, candidacy, account)

    return [of(message) for message in messages]


def about(candidacy: Candidacy) -> QuerySet[Message]:
    """All that *candidacy* was told or is to be told, of itself and of its account, the newest first."""
    account = Account.objects.filter(candidacy=candidacy).first()
    whom = [f"{Candidacy._meta.label}:{candidacy.pk}"]
    if account:
        whom += [f"{Account._meta.label}:{account.pk}", f"{User._meta.label}:{account.user_id}"]
    return Message.objects.filter(about__in=whom).prefetch_related("handed_over").order_by("-queued_at")


def _keys(pending: Iterable[tuple[UUID, str]], kind: str) -> set[str]:
    return {about.partition(":")[2] for _, about in pending if about.startswith(f"{kind}:")}


def _strings(rows: QuerySet, field: str) -> set[str]:
    return {str(each) for each in rows.values_list(field, flat=True)}

# SPDX-License-Identifier: EUPL-1.2
"""Accounts to generate and to deliver, and where each stands."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Exists, F, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Role
from conoceles.candidacies.models import Candidacy
from conoceles.candidacies.queries import answered_by
from conoceles.elections.models import Council, Office, Position, Postulant, Process
from conoceles.kernel.refusals import Refused

from .models import Account, Batch, Delivery, Letter
from .rules import Reason, Standing, standing


def office(process: Process, key: str) -> Office:
    """The office of that key. Raises Refused: NO_OFFICE."""
    return _keyed(process.offices.all(), key, Reason.NO_OFFICE)


def postulant(process: Process, key: str) -> Postulant:
    """The postulant of that key. Raises Refused: NO_POSTULANT."""
    return _keyed(process.postulants.all(), key, Reason.NO_POSTULANT)


def council(process: Process, key: str) -> Council:
    """The council of that key. Raises Refused: NO_COUNCIL."""
    return _keyed(process.councils.all(), key, Reason.NO_COUNCIL)


def candidacies_without_account(batch: Batch) -> QuerySet[Candidacy]:
    """Registered candidacies of a batch that owe something to capture, and have no account yet."""
    positions = list(Position.objects.filter(office__process=batch.process_id))
    owing = Q(seat=Candidacy.Seat.TITULAR, formula__position__in=[each for each in positions if each.titular_owes]) | Q(
        seat=Candidacy.Seat.ALTERNATE, formula__position__in=[each for each in positions if each.alternate_owes]
    )
    found = Candidacy.objects.filter(
        owing, process=batch.process_id, status=Candidacy.Status.REGISTERED, account=None
    ).order_by("pk")
    if batch.office_id:
        found = found.filter(formula__position__office=batch.office_id)
    if batch.postulant_id:
        found = found.filter(answered_by(pk=batch.postulant_id))
    return found.select_related(
        "person",
        "formula__position__office",
        "formula__territory__council",
        "formula__postulant",
        "formula__answered_by",
    )


def belonging(candidacies: Iterable[UUID]) -> dict[UUID, tuple[int, int]]:
    """Who answers for each of *candidacies*, and which council delivers there (0: none), by the register as it is.

    Those that stand no more are not in it.
    """
    found = Candidacy.objects.filter(pk__in=candidacies, status=Candidacy.Status.REGISTERED).annotate(**_belonging())
    return {pk: (answers, delivers) for pk, answers, delivers in found.values_list("pk", "answers", "delivers")}


def misplaced(process: Process) -> QuerySet[Account]:
    """Accounts of candidacies for which another postulant answers now (``answers``), or which another council delivers.

    ``delivers`` is that council, 0 for the central offices.
    """
    return (
        Account.objects.filter(process=process, candidacy__isnull=False)
        .annotate(**_belonging("candidacy__"), delivered_by=Coalesce("council", 0))
        .exclude(postulant=F("answers"), delivered_by=F("delivers"))
    )


def _belonging(of: str = "") -> dict[str, Coalesce]:
    return {
        "answers": Coalesce(f"{of}formula__answered_by", f"{of}formula__postulant"),
        "delivers": Coalesce(f"{of}formula__territory__council", 0),
    }


def postulants_without_account(batch: Batch) -> QuerySet[Postulant]:
    """Whoever nominates in the process of a batch and has no generic account; none when it is of an office alone."""
    generic = Account.objects.filter(candidacy=None, postulant=OuterRef("pk"))
    found = Postulant.objects.filter(~Exists(generic), process=batch.process_id).order_by("pk")
    if batch.office_id:
        return found.none()
    return found.filter(pk=batch.postulant_id) if batch.postulant_id else found


def without_account(batch: Batch) -> int:
    """How many accounts of a batch are still to be opened, each with its first letter."""
    return candidacies_without_account(batch).count() + postulants_without_account(batch).count()


def expired(batch: Batch, now: datetime) -> QuerySet[Account]:
    """Accounts of a batch whose last letter died unused, and whose candidacy still stands."""
    found = (
        with_standing(Account.objects.filter(process=batch.process_id))
        .filter(dies_at__lte=now, user__password__startswith=UNUSABLE_PASSWORD_PREFIX)
        .filter(Q(candidacy=None) | Q(candidacy__status=Candidacy.Status.REGISTERED))
        .order_by("pk")
    )
    if batch.office_id:
        found = found.filter(candidacy__formula__position__office=batch.office_id)
    if batch.postulant_id:
        found = found.filter(postulant=batch.postulant_id)
    return found


def with_standing(accounts: QuerySet[Account]) -> QuerySet[Account]:
    """*accounts* with what their standing depends on: their last letter, when it dies, and whether it was delivered."""
    last = Letter.objects.filter(account=OuterRef("pk")).order_by("-number")
    deliveries = Delivery.objects.filter(letter=OuterRef("last_letter"), outcome=Delivery.Outcome.DELIVERED)
    return accounts.annotate(
        last_letter=Subquery(last.values("pk")[:1]),
        last_number=Subquery(last.values("number")[:1]),
        dies_at=Subquery(
            last.annotate(dies=Coalesce("activation__superseded_at", "activation__expires_at")).values("dies")[:1]
        ),
        handed_over=Exists(deliveries),
        with_acuse=Exists(deliveries.exclude(acuse="")),
    ).select_related(
        "user",
        "process",
        "postulant",
        "council__territory",
        "candidacy__person",
        "candidacy__formula__position__office",
        "candidacy__formula__territory",
    )


def standing_of(account: Account, now: datetime) -> Standing:
    """How far an account of ``with_standing`` has come."""
    return standing(
        taken=account.user.has_usable_password(),
        expires=account.dies_at,  # type: ignore[attr-defined]
        delivered=account.handed_over,  # type: ignore[attr-defined]
        now=now,
    )


def to_deliver(process: Process, *, council: Council | None = None) -> QuerySet[Account]:
    """The accounts of a process, or those that one council delivers, in the order of the ballot."""
    found = Account.objects.filter(process=process)
    if council is not None:
        found = found.filter(council=council)
    return in_order(with_standing(found))


def in_order(accounts: QuerySet[Account]) -> QuerySet[Account]:
    """Generic accounts first; then by office, place, list and seat, as people look for them."""
    formula = "candidacy__formula"
    first = [f"{formula}__position__office__order", f"{formula}__territory__number", f"{formula}__territory__name"]
    then = [f"{formula}__position__order", f"{formula}__order", "candidacy__seat", "pk"]
    return accounts.order_by(
        *(F(name).asc(nulls_first=True) for name in first),
        "postulant__order",
        *(F(name).asc(nulls_first=True) for name in then),
    )


def undelivered(accounts: QuerySet[Account], now: datetime) -> QuerySet[Account]:
    """Those not in anybody's hands: without letter, undelivered, or with a letter that died before it was used."""
    return accounts.filter(user__password__startswith=UNUSABLE_PASSWORD_PREFIX).filter(
        Q(handed_over=False) | Q(dies_at=None) | Q(dies_at__lte=now)
    )


def delivers(by: Capacity) -> tuple[Process, Council | None]:
    """What *by* delivers: a whole process, or what is assigned to her council. Raises DoesNotExist."""
    slug, _, key = by.scope.partition("/")
    process = Process.objects.get(slug=slug)
    return process, process.councils.get(key=key) if by.role == Role.LOCAL_COUNCIL else None


def owed_elsewhere(by: Capacity) -> QuerySet[Delivery]:
    """Deliveries that the council of *by* made without receipt so far, of accounts that others deliver by now."""
    made = Delivery.objects.filter(
        by__role=by.role, by__scope=by.scope, outcome=Delivery.Outcome.DELIVERED, acuse=""
    ).select_related("letter__account__candidacy__person", "letter__account__postulant")
    _, _, key = by.scope.partition("/")
    return made.exclude(letter__account__council__key=key)


def in_force(letter: Letter, now: datetime) -> bool:
    """Whether the code of a letter still opens its account."""
    activation = letter.activation
    return activation.used_at is None and activation.superseded_at is None and activation.expires_at > now


def _keyed(rows: QuerySet, key: str, missing: Reason) -> object:
    found = rows.filter(key=key).first()
    if found is None:
        raise Refused(missing, key=key, known=sorted(rows.values_list("key", flat=True))[:30])
    return found


def in_hand(candidacies: Sequence[UUID]) -> dict[UUID, datetime]:
    """Since when each of *candidacies* has had access in her own hands: the first delivery to her, or her first use.

    A letter that its representation took to pass on is not in her hands yet; that it is issued again moves nothing.
    """
    firsts: dict[UUID, datetime] = {}
    to_her = Delivery.objects.filter(outcome=Delivery.Outcome.DELIVERED).exclude(
        receiver=Delivery.Receiver.REPRESENTATION
    )
    for found in (
        to_her.filter(letter__account__candidacy__in=candidacies)
        .values_list("letter__account__candidacy")
        .annotate(first=Min("at")),
        Letter.objects.filter(account__candidacy__in=candidacies, activation__used_at__isnull=False)
        .values_list("account__candidacy")
        .annotate(first=Min("activation__used_at")),
    ):
        for candidacy, first in found:
            firsts[candidacy] = min(first, firsts.get(candidacy, first))
    return firsts

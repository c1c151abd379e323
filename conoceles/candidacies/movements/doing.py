# SPDX-License-Identifier: EUPL-1.2
"""How each kind of movement writes the register. To be called within an action that holds the process's lock.

Each returns the other candidacy that it concerns, if there is one. Nothing of whoever leaves goes to whoever comes:
these write people, formulas and candidacies, and no answer, account or consent hangs from anything else.
"""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from conoceles.kernel.refusals import Refused

from ..intake.one import MAPPED, Weighed, weigh
from ..intake.problems import Severity
from ..intake.records import Record
from ..models import Candidacy, Formula, Person
from ..queries import cells, whole
from ..writing.merging import merge
from .heirs import heirs, holder, replaced
from .orders import LEAVES, Change, Kind, Order
from .places import trade
from .rules import Reason

_STANDS = Candidacy.Status.REGISTERED
#: Whom a substitution brings says of herself no more than this; the rest is of the seat.
OF_WHO_COMES = ("key", "person", "name", "nickname", "sex", "age", "reelection", "groups")


def _weighed(candidacy: Candidacy, change: Change, order: Order) -> Weighed:
    """What the intake says of what is *written*: the same that it would say of it in a file."""
    if change.kind != Kind.SUBSTITUTION:
        return weigh(candidacy.process, {**cells(candidacy), **change.written}, of=candidacy)
    came = {name: change.written.get(name, "") for name in OF_WHO_COMES}
    own = {"registered_on": f"{order.effective_on:%d/%m/%Y}", "agreement": order.agreement.key}
    return weigh(candidacy.process, {**cells(candidacy), **came, **own})


def _record(found: Weighed, change: Change) -> Record:
    """It as a record, once nothing is wrong and every warning was read. Raises Refused: WRONG, UNREAD."""
    if found.record is None or found.of(Severity.ERROR):
        raise Refused(Reason.WRONG, found=found)
    if any(one.code not in change.accepted for one in found.of(Severity.WARNING)):
        raise Refused(Reason.UNREAD, found=found)
    return found.record


def leave(candidacy: Candidacy, status: str, day: date) -> None:
    """She stands no more. Raises Refused: NOT_STANDING."""
    gone = Candidacy.objects.filter(pk=candidacy.pk, status=_STANDS)
    if not gone.update(status=status, status_on=day):
        raise Refused(Reason.NOT_STANDING, name=candidacy.person.name, status=candidacy.get_status_display())


def _leaves(candidacy: Candidacy, change: Change, order: Order) -> None:
    leave(candidacy, LEAVES[Kind(change.kind)], order.effective_on)


def _substitute(candidacy: Candidacy, change: Change, order: Order) -> Candidacy:
    """She leaves, if she had not left already, and another comes: a candidacy of her own."""
    if came := replaced(candidacy):
        raise Refused(Reason.REPLACED_ALREADY, name=candidacy.person.name, other=came.person.name)
    if candidacy.status == _STANDS:
        leave(candidacy, change.cause or Candidacy.Status.SUBSTITUTED, order.effective_on)
    elif held := holder(candidacy.formula_id, candidacy.seat):
        raise Refused(Reason.SEAT_HELD, other=held.person.name)
    record = _record(_weighed(candidacy, change, order), change)
    record.replaces = candidacy.pk.bytes
    merge(candidacy.process, [record], MAPPED)
    return whole().get(pk=UUID(bytes=record.id))


def _restore(candidacy: Candidacy, change: Change, order: Order) -> Candidacy | None:
    """She stands again, with all that was hers; whoever came in her place leaves, and keeps what is hers."""
    if candidacy.status == _STANDS:
        raise Refused(Reason.STANDS, name=candidacy.person.name)
    came = next((one for one in heirs(candidacy) if one.status == _STANDS), None)
    if came is not None:
        leave(came, Candidacy.Status.CANCELLED, order.effective_on)
    seat = (came.formula_id, came.seat) if came else (candidacy.formula_id, candidacy.seat)
    if held := holder(*seat):
        raise Refused(Reason.SEAT_HELD, other=held.person.name)
    Candidacy.objects.filter(pk=candidacy.pk).update(
        status=_STANDS, status_on=order.effective_on, formula=seat[0], seat=seat[1]
    )
    # She may stand for something else by now: it is said as it would be of a file.
    back = whole().get(pk=candidacy.pk)
    _record(weigh(back.process, cells(back), of=back), change)
    return came


def _place(candidacy: Candidacy, change: Change, order: Order) -> Candidacy | None:  # noqa: ARG001
    """Her formula trades places with another of its list, or goes to a place where nobody is."""
    _stands(candidacy)
    return trade(candidacy.formula, formula=change.formula, number=change.written.get("number", ""))


def _seat(candidacy: Candidacy, change: Change, order: Order) -> Candidacy | None:  # noqa: ARG001
    """The titular and the alternate of a formula trade; where one is missing, the other takes that seat."""
    _stands(candidacy)
    mate = holder(candidacy.formula_id, _other(candidacy.seat))
    both = [candidacy, mate] if mate else [candidacy]
    # Half way both would hold one seat: one stands up first (see ``writing.merging``).
    Candidacy.objects.filter(pk=candidacy.pk).update(formula_id=candidacy.pk)
    for one in reversed(both):
        Candidacy.objects.filter(pk=one.pk).update(seat=_other(one.seat), formula_id=candidacy.formula_id)
    return mate


def _name(candidacy: Candidacy, change: Change, order: Order) -> None:
    """She is called otherwise, in all her candidacies; her addresses stay."""
    record = _record(_weighed(candidacy, change, order), change)
    Person.objects.filter(pk=candidacy.person_id).update(name=record.name, nickname=record.nickname)


def _origin(candidacy: Candidacy, change: Change, order: Order) -> None:
    """Her formula, within its alliance, is of another party."""
    alliance = candidacy.formula.postulant
    if not alliance.memberships.exists():
        raise Refused(Reason.NOT_AN_ALLIANCE, postulant=alliance.name)
    record = _record(_weighed(candidacy, change, order), change)
    Formula.objects.filter(pk=candidacy.formula_id).update(party_of_origin=record.party_of_origin)


def _stands(candidacy: Candidacy) -> None:
    if candidacy.status != _STANDS:
        raise Refused(Reason.NOT_STANDING, name=candidacy.person.name, status=candidacy.get_status_display())


def _other(seat: str) -> str:
    return Candidacy.Seat.ALTERNATE if seat == Candidacy.Seat.TITULAR else Candidacy.Seat.TITULAR


DO: dict[str, Callable[[Candidacy, Change, Order], Candidacy | None]] = {
    Kind.SUBSTITUTION: _substitute,
    Kind.RESIGNATION: _leaves,
    Kind.CANCELLATION: _leaves,
    Kind.DEATH: _leaves,
    Kind.RESTORATION: _restore,
    Kind.PLACE: _place,
    Kind.SEAT: _seat,
    Kind.NAME: _name,
    Kind.ORIGIN: _origin,
}

# SPDX-License-Identifier: EUPL-1.2
"""Whoever leaves, comes back or changes in the register is told, and whoever answers for her, where they have mail.

Nothing is sent to the account of somebody who died. To be called within an action, whose line covers the notice too.
"""

from conoceles.accounts.models import Capacity
from conoceles.candidacies.models import Candidacy, Movement
from conoceles.elections.models import Postulant
from conoceles.look.dates import day
from conoceles.outbox.actions import queue
from conoceles.outbox.models import Message
from conoceles.record.naming import named

from .models import Account

_LEFT, _CHANGED, _PARTY = (f"credentials/mail/{name}" for name in ("left", "changed", "movement"))
_STATUS = Candidacy.Status
#: What the person is told; ``{what}`` is her candidacy.
_TO_HER = {
    _STATUS.SUBSTITUTED: "La candidatura de usted a {what} fue sustituida.",
    _STATUS.RESIGNED: "Quedó registrada su renuncia a la candidatura a {what}.",
    _STATUS.CANCELLED: "El registro de su candidatura a {what} fue cancelado.",
    _STATUS.REGISTERED: "Su candidatura a {what} está registrada otra vez.",
}
_CHANGES = {
    Movement.Kind.PLACE: "Cambió el lugar de su candidatura a {what} en la lista.",
    Movement.Kind.SEAT: "Su candidatura a {what} cambió entre propietaria y suplente.",
    Movement.Kind.NAME: "Se corrigió el nombre o el sobrenombre con el que usted está registrada o registrado.",
    Movement.Kind.ORIGIN: "Cambió el partido de origen de su candidatura a {what}.",
}


def told(movement: Movement, *, by: Capacity) -> None:
    """Tell whom *movement* concerns (``settings.MOVEMENTS_TOLD_BY``)."""
    concerned = [movement.candidacy_id, *([movement.other_id] if movement.other_id else [])]
    found = Candidacy.objects.filter(pk__in=concerned).select_related(
        "person",
        "formula__position",
        "formula__territory",
        "formula__postulant",
        "formula__answered_by",
        "account__user",
    )
    people = {one.pk: one for one in found}
    for pk in concerned:
        _tell_her(movement, people[pk], by)
    about = people[movement.candidacy_id]
    _tell_party(movement, about, about.formula.answering, people.get(movement.other_id), by)


def _tell_her(movement: Movement, candidacy: Candidacy, by: Capacity) -> None:
    account = getattr(candidacy, "account", None)
    if account is None or not account.user.email or candidacy.status == _STATUS.DECEASED:
        return
    left = candidacy.status != _STATUS.REGISTERED
    words = _CHANGES.get(Movement.Kind(movement.kind)) or _TO_HER[_STATUS(candidacy.status)]
    values = {
        **_basis(movement),
        "who": candidacy.person.name,
        "words": words.format(what=_what(candidacy)),
    }
    queue(
        Message(template=_LEFT if left else _CHANGED, values=values, to=account.user.email, about=named(candidacy)),
        by=by,
    )


def _tell_party(
    movement: Movement, candidacy: Candidacy, party: Postulant, other: Candidacy | None, by: Capacity
) -> None:
    account = Account.objects.filter(candidacy=None, postulant=party).select_related("user").first()
    if account is None or not account.user.email:
        return
    values = {
        **_basis(movement),
        "who": party.name,
        "kind": movement.get_kind_display(),
        "person": candidacy.person.name,
        "what": _what(candidacy),
        "status": candidacy.get_status_display(),
        "other": other.person.name if other else "",
        "came": movement.kind == Movement.Kind.SUBSTITUTION and other is not None,
    }
    queue(Message(template=_PARTY, values=values, to=account.user.email, about=named(account)), by=by)


def _basis(movement: Movement) -> dict[str, str]:
    agreement = movement.agreement
    return {
        "agreement": f"{agreement.key}, de {agreement.body}" if agreement else "",
        "day": day(movement.effective_on) if movement.effective_on else "",
        "authority": movement.process.authority,
    }


def _what(candidacy: Candidacy) -> str:
    formula = candidacy.formula
    return f"{formula.position.name} en {formula.territory.name}, {candidacy.get_seat_display().lower()}"

# SPDX-License-Identifier: EUPL-1.2
"""A person is told what happened to her account: by mail to herself or to whoever represents her, or else by hand.

To be called within an action, whose line in the record covers the notice too. It bears her name, what happened and
when: no secret, no link that could be imitated, and nothing else about her.
"""

from collections.abc import Sequence
from importlib import import_module

from django.conf import settings

from conoceles.kernel import clock
from conoceles.look.dates import moment
from conoceles.outbox.actions import queue
from conoceles.outbox.models import Message
from conoceles.record.action import Actor

from .models import Capacity, User
from .queries import named
from .rules import Role
from .rules.notices import Notice

_WORDS = {
    Notice.PASSWORD_CHANGED: "Se cambió la contraseña de su cuenta.",
    Notice.FACTOR_ADDED: "Se agregó un segundo factor a su cuenta.",
    Notice.FACTOR_REMOVED: "Se quitó un segundo factor de su cuenta.",
    Notice.RECOVERY_CODES_RENEWED: "Se hicieron códigos de recuperación nuevos; los de antes ya no sirven.",
    Notice.RECOVERY_CODE_USED: "Se usó un código de recuperación de su cuenta.",
    Notice.NEW_DEVICE: "Alguien entró a su cuenta desde un equipo nuevo: {device}.",
    Notice.EMAIL_CHANGED: "Se cambió el correo al que llegan los avisos de su cuenta.",
    Notice.CAPACITY_GIVEN: "Su cuenta tiene un carácter nuevo: {capacity}.",
    Notice.CAPACITY_KEPT: "Cambió por quiénes captura en un carácter de su cuenta: {capacity}.",
    Notice.CAPACITY_ENDED: "Terminó un carácter de su cuenta: {capacity}.",
    Notice.ACCESS_GIVEN_BACK: "Se repuso el acceso a su cuenta: lo que servía antes para entrar ya no sirve.",
}


def tell(user: User, notices: Sequence[Notice], *, by: Actor, to: str | None = None, **details: str) -> None:
    """Tell *user*, in one message, all that just happened; nothing when there is nothing. *to* is another address."""
    if not notices:
        return
    values = {
        "name": user.name or user.username,
        "what": [_WORDS[notice].format(**details) for notice in notices],
        "when": moment(clock.now()),
    }
    address = _address(user) if to is None else to
    queue(Message(template="accounts/mail/change", values=values, to=address, about=named(user)), by=by)


def _address(user: User) -> str:
    """Her own; without one, that of the generic account which represents her; empty when there is neither."""
    if user.email:
        return user.email
    held = [capacity for capacity in user.capacities.select_related("on_behalf_of") if capacity.in_force]
    parties = {scope.party for scope in import_module(settings.SCOPES).told(held)} - {""}
    roots = Capacity.objects.filter(role=Role.PARTY_ROOT, scope__in=parties, user__is_active=True)
    found = [root for root in roots.exclude(user__email="").select_related("user") if root.in_force]
    return found[0].user.email if found else ""

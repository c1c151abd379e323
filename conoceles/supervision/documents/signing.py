# SPDX-License-Identifier: EUPL-1.2
"""Who is to sign a version, by hand or with e.firma, outside this system."""

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Role
from conoceles.supervision.models import Document

from .rules.words import Body, Verb
from .stationery import used

_SIGNS = {
    Body.INSTANCE: (Role.INSTANCE,),
    Body.UNIT: (Role.UNIT,),
    Body.AREA: (Role.AREA,),
    Body.GROUP: (Role.WORKING_GROUP,),
    Body.SECRETARY: (Role.SECRETARY,),
    Body.PRESIDENCY: (Role.PRESIDENCY,),
    Body.COMMISSION: (Role.PRESIDENCY, Role.COMMISSIONER, Role.SECRETARY),
}
_SIGNED_WITH = frozenset({Verb.APPROVE_INSIDE, Verb.PRESENT, Verb.DECIDE, Verb.ISSUE})


def signatures(document: Document) -> list[dict[str, str]]:
    """Whoever presents, approves or issues it, each in her capacity; with her name, where one person alone holds it."""
    bodies = [step.by for step in document.way.step if step.verb in _SIGNED_WITH]
    roles = dict.fromkeys(role for body in bodies for role in _SIGNS.get(body, ()))
    posts = used.signs_as(document.process)
    return [one for role in roles for one in _lines(document, role, posts[role])]


def _lines(document: Document, role: Role, post: str) -> list[dict[str, str]]:
    held = Capacity.objects.filter(role=role, scope=document.process.slug).select_related("user").order_by("pk")
    names = [each.user.name for each in held if each.in_force]
    if role is not Role.COMMISSIONER and len(names) != 1:
        names = []
    return [{"capacity": post, "name": name} for name in names or [""]]

# SPDX-License-Identifier: EUPL-1.2
"""Who may appoint, invite and give access back."""

from .models import Capacity, User
from .rules import GUARDED, ROLES, Act, Place, Reach, Role, permits


def place_of(capacity: Capacity) -> Place:
    """Where *capacity* holds, as a place."""
    process, _, key = capacity.scope.partition("/")
    match ROLES[Role(capacity.role)].reach:
        case Reach.CANDIDACY:
            return Place(candidacy=capacity.scope)
        case Reach.PARTY:
            return Place(process=process, party=key)
        case Reach.BODY:
            return Place(process=process, body=key)
        case _:
            return Place(process=process)


def _whole(capacity: Capacity) -> bool:
    """Whether the scope says all that the role's reach needs: a representative without postulant represents nobody.

    Only a representative is kept to some places.
    """
    kept = bool(capacity.within) and capacity.role != Role.PARTY
    return not kept and capacity.scope == place_of(capacity).scope(ROLES[Role(capacity.role)].reach)


def _own(by: Capacity, capacity: Capacity) -> bool:
    """Nobody appoints herself nor ends what she is. Behind the console somebody answers who runs the machine itself."""
    return by.role != Role.CONSOLE and by.user_id == capacity.user_id


def may_appoint(by: Capacity, capacity: Capacity) -> bool:
    """Whoever appoints in that process; the console's own capacity comes from the terminal alone."""
    return (
        capacity.role not in {Role.CONSOLE, Role.AIDE}
        and not _own(by, capacity)
        and _whole(capacity)
        and permits(by, Act.APPOINT, place_of(capacity))
    )


def may_delegate(by: Capacity, delegation: Capacity) -> bool:
    """A commissioner, in her own name, to an aide."""
    return (
        delegation.role == Role.AIDE
        and not _own(by, delegation)
        and delegation.on_behalf_of_id == by.pk
        and permits(by, Act.DELEGATE, place_of(delegation))
    )


def may_end(by: Capacity, capacity: Capacity) -> bool:
    """Whoever could have given it."""
    return may_appoint(by, capacity) or (capacity.role == Role.AIDE and may_delegate(by, capacity))


def may_confirm(by: Capacity, capacity: Capacity) -> bool:
    """Whoever appoints or reviews in that process, and is not of the matter.

    Of it are whoever asked, whoever gave her access back meanwhile, and whoever it is of.
    """
    asked = {each.user_id for each in (capacity.asked_by, capacity.given_back_by) if each}
    return capacity.role in GUARDED and by.user_id not in {capacity.user_id, *asked} and _confirms(by, capacity)


def may_see_unconfirmed(by: Capacity, subject: None) -> bool:  # noqa: ARG001
    """Whoever confirms sees what waits for it."""
    return by.role != Role.CONSOLE and _confirms(by, by)


def _confirms(by: Capacity, capacity: Capacity) -> bool:
    return any(permits(by, act, place_of(capacity)) for act in (Act.APPOINT, Act.REVIEW))


def may_invite(by: Capacity, capacity: Capacity) -> bool:
    """A generic account invites people of its own postulant; who appoints or delegates, anyone she could give it to."""
    if capacity.role == Role.AIDE:
        return may_delegate(by, capacity)
    if by.role == Role.PARTY_ROOT:
        return capacity.role == Role.PARTY and _whole(capacity) and permits(by, Act.INVITE, place_of(capacity))
    return may_appoint(by, capacity) and permits(by, Act.INVITE, place_of(capacity))


def may_keep_to_places(by: Capacity, capacity: Capacity) -> bool:
    """The generic account, of whom it invites: for which of its candidacies she captures."""
    hers = by.role == Role.PARTY_ROOT and capacity.role == Role.PARTY and not capacity.over
    return hers and permits(by, Act.INVITE, place_of(capacity))


def may_see_people(by: Capacity, subject: None) -> bool:  # noqa: ARG001
    """Whoever invites sees whom she can invite."""
    return permits(by, Act.INVITE, place_of(by))


def may_see_appointments(by: Capacity, subject: None) -> bool:
    """Whoever appoints or delegates sees what she can give and end."""
    return may_appoint_people(by, subject) or may_delegate_to_people(by, subject)


def may_appoint_people(by: Capacity, subject: None) -> bool:  # noqa: ARG001
    """Whoever appoints somebody to something; to what, ``may_appoint`` says."""
    return permits(by, Act.APPOINT, place_of(by))


def may_delegate_to_people(by: Capacity, subject: None) -> bool:  # noqa: ARG001
    """Whoever delegates."""
    return permits(by, Act.DELEGATE, place_of(by))


def may_reissue(by: Capacity, user: User) -> bool:
    """Only for someone all of whose capacities are within reach: a party cannot take an official's account.

    Accounts of candidacies and generic ones go by letter, and what brings them back is another letter.
    Those to come count: whoever takes the account today would be in it when they begin.
    """
    held = [capacity for capacity in user.capacities.select_related("on_behalf_of") if not capacity.over]
    return bool(held) and all(capacity.pk != by.pk and _may_give(by, capacity) for capacity in held)


def _may_give(by: Capacity, capacity: Capacity) -> bool:
    if by.role == Role.PARTY_ROOT and capacity.role != Role.PARTY:
        return False
    return capacity.role not in (Role.CONSOLE, Role.CANDIDACY, Role.PARTY_ROOT) and permits(
        by, Act.REISSUE, place_of(capacity)
    )


def oneself(by: object, user: User) -> bool:
    """Each person keeps her own account."""
    return getattr(by, "pseudonym", None) == str(user.pk)


def may_keep_keys(by: Capacity, subject: object = None) -> bool:  # noqa: ARG001
    """Whoever operates the whole installation: the vault's keys belong to no process."""
    return permits(by, Act.OPERATE, Place())

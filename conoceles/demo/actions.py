# SPDX-License-Identifier: EUPL-1.2
"""Accounts for people who do not exist: nobody can sign in with one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.contrib.auth.hashers import make_password

from conoceles.accounts.models import Capacity, User
from conoceles.accounts.rules import Role
from conoceles.candidacies.models import Candidacy
from conoceles.elections.models import Process
from conoceles.record.action import action

from .permissions import may_stage


@dataclass(frozen=True, slots=True)
class Staff:
    """Somebody invented who works in the institute: her account, in which role and where, and her name."""

    username: str
    role: Role
    scope: str
    name: str


@action("demo-accounts-opened", allowed=may_stage)
def open_accounts(
    process: Process,
    *,
    candidacies: Iterable[Candidacy],
    staff: Sequence[Staff],
    by: Capacity,  # noqa: ARG001
) -> None:
    """An account for each of *candidacies*, to act as that candidacy, and for each of *staff*."""
    wanted = [(_account(candidacy), Role.CANDIDACY, str(candidacy.pk)) for candidacy in candidacies]
    wanted += [(each.username, each.role, each.scope) for each in staff]
    closed = make_password(None)
    User.objects.bulk_create(
        (User(username=name, password=closed, is_active=False) for name, _, _ in wanted),
        batch_size=500,
        ignore_conflicts=True,
    )
    # Only what an account in use has in its hands is shown so; without a password or a factor nobody enters with one.
    for each in staff:
        User.objects.filter(username=each.username).update(is_active=True, name=each.name)
    users = {user.username: user for user in User.objects.filter(username__startswith=process.slug)}
    Capacity.objects.bulk_create(
        (Capacity(user=users[name], role=role, scope=scope) for name, role, scope in wanted),
        batch_size=500,
        ignore_conflicts=True,
    )


def _account(candidacy: Candidacy) -> str:
    return f"{candidacy.process.slug}-{candidacy.pk}"

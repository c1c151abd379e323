# SPDX-License-Identifier: EUPL-1.2
"""Accounts for people who do not exist: nobody can sign in with one."""

from collections.abc import Iterable

from django.contrib.auth.hashers import make_password

from conoceles.accounts.models import Capacity, User
from conoceles.accounts.rules import Role
from conoceles.candidacies.models import Candidacy
from conoceles.elections.models import Process
from conoceles.record.action import action

from .permissions import may_stage


@action("demo-accounts-opened", allowed=may_stage)
def open_accounts(
    process: Process,
    *,
    candidacies: Iterable[Candidacy],
    reviewers: Iterable[str],
    by: Capacity,  # noqa: ARG001
) -> None:
    """An account for each of *candidacies*, to act as that candidacy, and for each of *reviewers*, as the Instancia."""
    reviewing = list(reviewers)
    wanted = [(_account(candidacy), Role.CANDIDACY, str(candidacy.pk)) for candidacy in candidacies]
    wanted += [(name, Role.INSTANCE, process.slug) for name in reviewing]
    closed = make_password(None)
    User.objects.bulk_create(
        (User(username=name, password=closed, is_active=False) for name, _, _ in wanted),
        batch_size=500,
        ignore_conflicts=True,
    )
    # Only what an account in use has in its hands is shown so; without a password or a factor nobody enters with one.
    for number, name in enumerate(reviewing, 1):
        User.objects.filter(username=name).update(is_active=True, name=f"Revisión {number} (inventada)")
    users = {user.username: user for user in User.objects.filter(username__startswith=process.slug)}
    Capacity.objects.bulk_create(
        (Capacity(user=users[name], role=role, scope=scope) for name, role, scope in wanted),
        batch_size=500,
        ignore_conflicts=True,
    )


def _account(candidacy: Candidacy) -> str:
    return f"{candidacy.process.slug}-{candidacy.pk}"

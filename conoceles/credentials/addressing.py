# SPDX-License-Identifier: EUPL-1.2
"""A message to a candidacy, wherever she is found."""

from collections.abc import Mapping
from typing import Any

from conoceles.candidacies.models import Candidacy
from conoceles.outbox.models import Message
from conoceles.record.naming import named


def message_to(candidacy: Candidacy, template: str, values: Mapping[str, Any]) -> Message:
    """What *template* says with *values*, not yet queued: to the mail of her own account, or for hands without one."""
    account = getattr(candidacy, "account", None)
    return Message(
        template=template, values=dict(values), to=account.user.email if account else "", about=named(candidacy)
    )

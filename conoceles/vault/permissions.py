# SPDX-License-Identifier: EUPL-1.2
"""Who may: the vault lies below whoever knows people, so ``settings.VAULT_ALLOWED`` names who decides each use."""

import uuid
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

#: What the vault asks about besides the purposes of reading (``rules.Purpose``).
KEEPING_KEYS = "keeping-keys"
SHREDDING = "shredding"
ENDING = "ending"


def may(use: str) -> Callable[[Any, Any], bool]:
    """Whether somebody may put a key to *use*, as the named predicate says of the key's subject; nobody, without one.

    The predicate gets the capacity and the id of the subject, None for a use that has none.
    """

    def allowed(by: Any, key: Any) -> bool:
        named = settings.VAULT_ALLOWED.get(use)
        subject: uuid.UUID | None = getattr(key, "subject", None)
        return named is not None and bool(import_string(named)(by, subject))

    return allowed

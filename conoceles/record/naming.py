# SPDX-License-Identifier: EUPL-1.2
"""How the record names a thing: by its kind and its key, which say nothing of anybody."""

from django.db.models import Model


def named(thing: Model) -> str:
    """«credentials.Letter:17»: what an entry, and a message that tells of the same, are about."""
    return f"{thing._meta.label}:{thing.pk}"

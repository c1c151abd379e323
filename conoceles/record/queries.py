# SPDX-License-Identifier: EUPL-1.2
"""The record, read."""

from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from conoceles.kernel import merkle, signatures

from . import rules
from .models import Checkpoint, Entry


def latest_checkpoint_note() -> str:
    """The text of the newest checkpoint, as whoever keeps one outside should have it (``bitacora.txt``).

    Raises Checkpoint.DoesNotExist before the first one: ``actions.sign`` makes it.
    """
    return Checkpoint.objects.latest("size").note


def public_key() -> bytes:
    """The public half of the key that signs checkpoints, as PEM (``bitacora.pem``)."""
    return signatures.public_pem(signing_key())


def signing_key() -> Ed25519PrivateKey:
    """The key that signs checkpoints, made on first use."""
    return signatures.key_at(key_place())


def key_place() -> Path:
    """Where that key is, or will be."""
    return settings.PRIVATE / "keys" / "bitacora.pem"


def latest_tree() -> merkle.CompactRange:
    """The tree of the entries that the newest checkpoint covers."""
    newest = Checkpoint.objects.order_by("-size").first()
    return newest.tree() if newest else merkle.CompactRange()


def written(first: int = 1, last: int | None = None) -> Iterator[tuple[bytes, str]]:
    """Each entry in order: the line of bytes it is today, and the leaf hash it was written with.

    From number *first* to *last*, both included; to the end without it.
    """
    fields = [field.attname for field in Entry._meta.concrete_fields]
    entries = Entry.objects.filter(number__gte=first)
    if last is not None:
        entries = entries.filter(number__lte=last)
    for values in entries.order_by("number").values_list(*fields).iterator(5000):
        entry = Entry.from_db(None, fields, values)
        yield rules.line(entry.content()), entry.leaf

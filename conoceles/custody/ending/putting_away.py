# SPDX-License-Identifier: EUPL-1.2
"""Closing what is taken out of somebody's rows, and letting go of what lay in the clear. Called within an action.

Boxes are on the disk before the row that names them commits, and what lay in the clear is deleted after it did: whoever
dies between leaves it to be deleted by the next one who goes on (``HeldAway.clear``).
"""

import secrets
import uuid
from collections.abc import Iterable

import msgspec
from django.core.files.base import ContentFile
from django.db import transaction

from conoceles.candidacies.holding import hold
from conoceles.candidacies.models import Candidacy
from conoceles.custody.models import Ending, HeldAway
from conoceles.files.storage import private, sweep_folder
from conoceles.kernel import clock
from conoceles.vault import queries as keys
from conoceles.vault import sealing

from . import by_hand, emptying
from .emptying import Owner, Taken

#: In private storage.
FOLDER = "blocked"


def put_away(ending: Ending, owner: Owner) -> HeldAway:
    """Have what is not public of *owner* closed, and nothing of it in the clear.

    Of whom the key was destroyed already nobody could open a copy: none is made.
    """
    subject = emptying.subject_of(owner)
    taken = _taken(owner)
    content, files = b"", {}
    if not keys.destroyed([subject]):
        files = {_close(subject, what, path): what for what, path in taken.files}
        number = HeldAway.objects.filter(subject=subject).count()
        said = msgspec.json.encode({"values": taken.values})
        content = sealing.put_away(said, subject=subject, what=f"values:{number}")
    held = HeldAway.objects.create(
        ending=ending,
        subject=subject,
        candidacy=owner if isinstance(owner, Candidacy) else None,
        content=content,
        files=files,
        clear=taken.clear,
        at=clock.now(),
    )
    transaction.on_commit(lambda: clear(held), robust=True)
    return held


def forget(owner: Owner) -> None:
    """The same, and no copy is left: of whoever is cancelled, and of what was written of her after the bloqueo."""
    taken = _taken(owner)
    transaction.on_commit(lambda: _delete(taken.clear), robust=True)


def _taken(owner: Owner) -> Taken:
    if isinstance(owner, Candidacy):
        hold(owner)
    taken = Taken()
    by_hand.take_out(owner, taken)
    emptying.take_out(owner, taken)
    return taken


def _close(subject: uuid.UUID, what: str, path: str) -> str:
    with private().open(path) as file:
        box = sealing.put_away(bytes(file.read()), subject=subject, what=what)
    return private().save(f"{FOLDER}/{secrets.token_hex(16)}", ContentFile(box))


def clear(held: HeldAway) -> None:
    """Delete what lay in the clear of it; again, where somebody died before."""
    for path in held.clear:
        private().delete(path)
    HeldAway.objects.filter(pk=held.pk).update(clear=[])


def destroy(some: Iterable[HeldAway]) -> None:
    """Let go of boxes whose key is gone: they are noise, and nothing is kept that is of no use."""
    for held in some:
        names = [*held.files, *held.clear]
        HeldAway.objects.filter(pk=held.pk).update(content=b"", files={}, clear=[])
        transaction.on_commit(lambda names=names: _delete(names), robust=True)  # type: ignore[misc]


def sweep() -> int:
    """Delete boxes that no row names, which somebody who died left; how many."""
    known = {name for names in HeldAway.objects.values_list("files", flat=True) for name in names}
    return sweep_folder(FOLDER, known)


def _delete(names: list[str]) -> None:
    for name in names:
        private().delete(name)

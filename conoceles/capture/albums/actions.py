# SPDX-License-Identifier: EUPL-1.2
"""An album is sent, and then accepted or cancelled; a worker looks at it, and takes what was accepted (``working``)."""

from django.core.files import File

from conoceles.accounts.models import Capacity
from conoceles.capture.models import Album, Shot
from conoceles.files.storage import let_go, private
from conoceles.kernel import clock, digests
from conoceles.kernel.refusals import Refused
from conoceles.record.action import action

from .permissions import may_handle
from .rules import Reason

_SETTLED = {Album.State.ACCEPTED, Album.State.TAKEN, Album.State.CANCELLED}
_NAME = 200


@action("photo-album-received", allowed=may_handle)
def receive(album: Album, *, content: File, by: Capacity) -> Album:
    """Keep *content* privately as *album*, new, until it is taken or cancelled."""
    album.by, album.at, album.file_name = by, clock.now(), album.file_name[-_NAME:]
    content.seek(0)
    album.digest = digests.of_file(content)
    content.seek(0)
    album.file = private().save(f"albums/{album.pk}", content)
    album.save(force_insert=True)
    return album


@action("photo-album-accepted", allowed=may_handle)
def accept(album: Album, *, by: Capacity) -> Album:  # noqa: ARG001
    """Have those that are ready taken: each becomes what its candidacy has chosen, to be sent by her.

    Raises Refused: SETTLED, NOT_READ, NOTHING_READY.
    """
    kept = _open(album)
    if kept.state != Album.State.READ:
        raise Refused(Reason.NOT_READ)
    if not kept.shots.filter(state=Shot.State.READY).exists():
        raise Refused(Reason.NOTHING_READY)
    kept.state = Album.State.ACCEPTED
    kept.save(update_fields=["state"])
    return kept


@action("photo-album-cancelled", allowed=may_handle)
def cancel(album: Album, *, by: Capacity) -> Album:  # noqa: ARG001
    """Nothing of it will be taken, and its photographs go. Raises Refused: SETTLED."""
    kept = _open(album)
    let_go(kept.file)
    kept.state, kept.file = Album.State.CANCELLED, ""
    kept.save(update_fields=["state", "file"])
    return kept


def _open(album: Album) -> Album:
    kept = Album.objects.select_for_update().get(pk=album.pk)
    if kept.state in _SETTLED:
        raise Refused(Reason.SETTLED)
    return kept

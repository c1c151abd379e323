# SPDX-License-Identifier: EUPL-1.2
"""Which photograph is chosen, and what goes when it no longer is. Only within actions."""

from django.db import transaction

from conoceles.accounts.models import Capacity
from conoceles.candidacies.models import Candidacy
from conoceles.kernel import clock

from . import photographs
from .models import ChosenPhoto, Photo, Revision
from .rules.photos import Cut


def take_away(chosen: ChosenPhoto, *, by: Capacity) -> None:
    """Have nothing chosen there."""
    chosen.negative, chosen.width, chosen.height = "", 0, 0
    keep(chosen, None, None, by=by)


def keep(chosen: ChosenPhoto, photo: Photo | None, cut: Cut | None, *, by: Capacity) -> None:
    """Have *photo* chosen there, and that *cut* of it; the former one goes, where nothing speaks of it."""
    former, chosen.photo = chosen.photo, photo
    chosen.cut = [cut.left, cut.top, cut.width] if cut else []
    chosen.typed_by, chosen.typed_at = by, clock.now()
    chosen.typists = sorted({*chosen.typists, str(by.user_id)})
    chosen.save()
    if former is not None and former != photo and not _spoken_of(former):
        former.delete()
    tidy_later(chosen.candidacy)


def _spoken_of(photo: Photo) -> bool:
    """Whether some revision names it, for what was sent can always be shown again; or it is chosen elsewhere."""
    if photo.chosen.exists():
        return True
    sent = Revision.objects.filter(candidacy=photo.candidacy_id, answers__isnull=False)
    return any(photo.digest in answers.values() for answers in sent.values_list("answers", flat=True))


def tidy_later(candidacy: Candidacy) -> None:
    """Sweep her folder once what is being done is done."""

    # After the commit, and under a lock of its own: files that a transaction may still bring back are not deleted.
    def tidy() -> None:  # no ``partial``: Django cannot name one whose fault it would only write down
        photographs.tidy(candidacy.pk)

    transaction.on_commit(tidy, robust=True)

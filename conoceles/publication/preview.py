# SPDX-License-Identifier: EUPL-1.2
"""A profile as citizens would see it were its draft approved: the release's own templates over what is typed so far.

Only whoever captures it sees it. What is not public is no more here than in a release.
"""

from collections.abc import Iterator
from dataclasses import replace
from types import SimpleNamespace
from uuid import UUID

from conoceles.candidacies.models import Candidacy
from conoceles.capture.models import Photo
from conoceles.capture.photographs import read
from conoceles.capture.queries.sheets import Sheet as Typed
from conoceles.capture.queries.sheets import sheets
from conoceles.capture.rules import as_kept
from conoceles.elections.models import Questionnaire
from conoceles.elections.queries import in_force
from conoceles.files.images.cutting import TYPES
from conoceles.kernel import clock

from .freezing.header import Shared
from .freezing.people import entry_of
from .freezing.sheets import pictures
from .parts.site import photos, profiles, rendering
from .parts.site.catalogue import Catalogue as Site
from .snapshot import Profile, Sheet, State

NOTICE = (
    "Vista previa: así se verá si el instituto aprueba lo que está escrito ahora. Todavía no es público. "
    "Para volver, use «Atrás» en su navegador."
)


class Preview:
    """The page of one candidacy, and the files that it shows."""

    def __init__(self, candidacy: Candidacy) -> None:
        office = candidacy.formula.position.office.key
        shared = Shared(candidacy.process, at=clock.now(), ahead=[office])
        typed = sheets(candidacy, _owed(shared, candidacy))
        profile, _ = entry_of(shared, candidacy)
        self._photo = _photo(shared, candidacy, typed)
        self.profile = replace(
            profile,
            sheets=tuple(_typed(shared, profile, typed)),
            photo=pictures(self._photo.digest, self._photo.files) if self._photo else (),
        )
        header = shared.header()
        # A preview is of one page, in Spanish.
        header = replace(header, process=replace(header.process, notice=NOTICE), languages=())
        self._site = Site(SimpleNamespace(header=header, races=(), besides=()))  # type: ignore[arg-type]

    @property
    def path(self) -> str:
        """Where the page lies, as in a release."""
        return f"{self._site.race_folder(self.profile)}{self.profile.slug}.html"

    def html(self) -> bytes:
        """The page."""
        return rendering.html("profile", self._site, self.path, profiles.page(self.profile, self._site))

    def photo(self, path: str) -> tuple[bytes, str] | None:
        """A size of the photograph and its media type, when *path* is where the page shows it."""
        for picture in self.profile.photo:
            if path == photos.path(picture):
                content = read(UUID(self.profile.id), picture.digest)
                return (content, TYPES[picture.format]) if content else None
        return None


def _owed(shared: Shared, candidacy: Candidacy) -> list[Questionnaire]:
    found = in_force(candidacy.process)
    return [each for slug, each in found.items() if slug in candidacy.owes and each.pk in shared.asked]


def _typed(shared: Shared, profile: Profile, sheets: list[Typed]) -> Iterator[Sheet]:
    """The sheets of *profile*, those that are being captured as they would be once approved."""
    now = clock.now().astimezone(shared.zone).isoformat(timespec="seconds")
    known = {each.questionnaire.slug: each for each in sheets}
    for published in profile.sheets:
        typed = known.get(published.questionnaire)
        if typed is None:
            yield replace(published, history=(), published_at="")  # its page is not here
            continue
        asked, answers = shared.asked[typed.questionnaire.pk], as_kept(typed.asked)
        yield Sheet(
            questionnaire=asked.slug,
            version=asked.version,
            state=State.VALIDATED,
            owed=True,
            sent_at=now,
            approved_at=now,
            answers=asked.public(answers),
            not_applicable=asked.not_applicable(answers),
        )


def _photo(shared: Shared, candidacy: Candidacy, sheets: list[Typed]) -> Photo | None:
    """The photograph that would be published, if its answers name one."""
    for typed in sheets:
        digest = typed.asked.get(shared.asked[typed.questionnaire.pk].photo)
        if digest:
            return Photo.objects.filter(candidacy=candidacy, digest=digest).first()
    return None

# SPDX-License-Identifier: EUPL-1.2
"""Making public versions, publishing documents and ending that. Whatever nobody publishes stays where it is."""

import hashlib
from collections.abc import Sequence

from django.core.files.base import ContentFile

from conoceles.accounts.models import Capacity
from conoceles.elections.models import Process
from conoceles.elections.queries import today
from conoceles.files.storage import let_go, private, unaltered
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.record.action import action
from conoceles.supervision.models import Publication, PublicVersion, Version

from . import making, queries
from .making import Made, Said
from .permissions import may_end, may_handle, may_publish
from .rules import Reason
from .standing import check_standing


@action("public-version-typed", allowed=may_publish)
def type_out(version: Version, *, passages: Sequence[str], said: Said, seen: str, by: Capacity) -> PublicVersion:
    """Make the public version of *version*, without *passages*. Nothing is published by it.

    ``seen``: the digest of the version that was read. Raises Refused: as ``making.typed``, NOT_FINAL, WITHDRAWN,
    VERSION_CHANGED, DAY_TO_COME.
    """
    check_standing(version, seen)
    _check_day(version, said)
    return _kept(version, PublicVersion.Kind.TYPED, making.typed(version, passages, said), said, by)


@action("public-version-drawn", allowed=may_publish)
def draw(version: Version, *, title: str, content: bytes, said: Said, seen: str, by: Capacity) -> PublicVersion:
    """Make the public version of *version* of a PDF from which somebody took something out.

    Raises Refused: as ``making.drawn``, NOT_FINAL, WITHDRAWN, VERSION_CHANGED, DAY_TO_COME.
    """
    check_standing(version, seen)
    _check_day(version, said)
    return _kept(version, PublicVersion.Kind.DRAWN, making.drawn(version, title, content, said), said, by)


@action("public-version-discarded", allowed=may_handle)
def discard(public: PublicVersion, *, why: str, by: Capacity) -> PublicVersion:  # noqa: ARG001
    """One that is wrong is destroyed. Raises Refused: DISCARDED; PUBLISHED, while it is so."""
    kept: PublicVersion = PublicVersion.objects.select_for_update().get(pk=public.pk)
    if kept.discarded:
        raise Refused(Reason.DISCARDED)
    if kept.publications.filter(ended_at=None).exists():
        raise Refused(Reason.PUBLISHED)
    let_go(kept.file)
    kept.discarded, kept.file = why, ""
    kept.save(update_fields=["discarded", "file"])
    return kept


@action("document-published", allowed=may_publish)
def publish(
    version: Version, *, personal: bool, public: PublicVersion | None = None, looked: bool, seen: str, by: Capacity
) -> Publication:
    """Publish *version*, from the next release on: whole or, where it has *personal* data, its *public* version.

    ``looked``: whether whoever publishes opened the file that is to be public. Raises Refused: NOT_FINAL, WITHDRAWN,
    VERSION_CHANGED, ALREADY_PUBLISHED, NOT_LOOKED_AT, PERSONAL_DATA, HAS_PUBLIC_VERSION,
    LOOKS_PERSONAL, NOT_ITS_OWN, DISCARDED, FILE_GONE.
    """
    process = Process.objects.select_for_update().get(pk=version.document.process_id)
    check_standing(version, seen)
    if version.publications.filter(ended_at=None).exists():
        raise Refused(Reason.ALREADY_PUBLISHED)
    if not looked:
        raise Refused(Reason.NOT_LOOKED_AT)
    if personal and public is None:
        raise Refused(Reason.PERSONAL_DATA)
    if public is None and queries.public_versions(version).exists():
        raise Refused(Reason.HAS_PUBLIC_VERSION)
    title, content = _content(version, public)
    last = process.publications.order_by("number").last()
    digest = hashlib.sha256(content).hexdigest()
    path = private().save(f"publications/{process.slug}/{digest[:16]}.pdf", ContentFile(content))
    made: Publication = Publication.objects.create(
        process=process,
        number=last.number + 1 if last else 1,
        version=version,
        public=public,
        title=title,
        file=path,
        file_digest=digest,
        size=len(content),
        at=clock.now(),
        by=by,
    )
    return made


@action("document-publication-ended", allowed=may_end)
def end(publication: Publication, *, why: str, by: Capacity) -> Publication:
    """It is public no more, from the next release on. Raises Refused: ENDED."""
    kept: Publication = Publication.objects.select_for_update().get(pk=publication.pk)
    if kept.ended_at is not None:
        raise Refused(Reason.ENDED)
    kept.ended_at, kept.ended_by, kept.ended_because = clock.now(), by, why
    kept.save(update_fields=["ended_at", "ended_by", "ended_because"])
    return kept


def _content(version: Version, public: PublicVersion | None) -> tuple[str, bytes]:
    if public is None:
        return str(version.content.get("title") or version.document.title), making.whole(version)
    kept = PublicVersion.objects.select_for_update().get(pk=public.pk)  # nobody discards it meanwhile
    if kept.version_id != version.pk:
        raise Refused(Reason.NOT_ITS_OWN)
    if kept.discarded:
        raise Refused(Reason.DISCARDED)
    content = unaltered(kept.file, kept.file_digest)
    if content is None:
        raise Refused(Reason.FILE_GONE)
    return kept.title, content


def _check_day(version: Version, said: Said) -> None:
    if said.resolved_on > today(version.document.process):
        raise Refused(Reason.DAY_TO_COME)


def _kept(version: Version, kind: str, made: Made, said: Said, by: Capacity) -> PublicVersion:
    digest = hashlib.sha256(made.content).hexdigest()
    folder = f"public-versions/{version.document.process.slug}"
    kept: PublicVersion = PublicVersion.objects.create(
        version=version,
        kind=kind,
        title=made.title,
        taken_out=made.count,
        ground=said.ground,
        motive=said.motive,
        resolution=said.resolution,
        resolved_on=said.resolved_on,
        file=private().save(f"{folder}/{digest[:16]}.pdf", ContentFile(made.content)),
        file_digest=digest,
        size=len(made.content),
        made_at=clock.now(),
        by=by,
    )
    return kept

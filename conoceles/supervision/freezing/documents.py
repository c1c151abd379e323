# SPDX-License-Identifier: EUPL-1.2
"""The documents that somebody published, with their files, and what is or was in the estrados."""

import msgspec

from conoceles.accounts.rules import ROLES, Role
from conoceles.elections.models import Process
from conoceles.files.storage import unaltered
from conoceles.kernel.refusals import Refused, sentence
from conoceles.publication.freezing.beside import Reading
from conoceles.publication.rules import Reason as NotPublished
from conoceles.supervision.documents.phrases import SORTS
from conoceles.supervision.documents.rules.words import Sort
from conoceles.supervision.models import Posting as KeptPosting
from conoceles.supervision.models import Publication
from conoceles.supervision.plan.rules.words import Counted
from conoceles.supervision.publicity import queries
from conoceles.supervision.publicity.labels import COUNTED
from conoceles.supervision.publicity.phrases import PHRASES
from conoceles.supervision.publicity.rules import Reason
from conoceles.supervision.published import FILES, Commission, Document, Posting

from .local import day as local_day
from .local import moment


class Published:
    """What is published in the process of *reading*; its files are kept beside the snapshot.

    Raises Refused (PART_REFUSES) when a file is not what was published.
    """

    def __init__(self, reading: Reading) -> None:
        self._process = reading.process
        self._found = list(queries.published(reading.process).prefetch_related("version__document__obligations"))
        for each in self._found:
            content = unaltered(each.file, each.file_digest)
            if content is None:
                raise refused(Reason.FILE_GONE)
            reading.keep(each.file_digest, content)

    @property
    def documents(self) -> tuple[Document, ...]:
        """Each as the public reads it."""
        return tuple(_document(each, self._process) for each in self._found)

    @property
    def by_version(self) -> dict[str, int]:
        """By the digest of the version, the number of what was published of it."""
        return {each.version.digest: each.number for each in self._found}

    @property
    def by_obligation(self) -> dict[int, list[int]]:
        """By obligation, the numbers of the published documents that it has."""
        found: dict[int, list[int]] = {}
        for each in self._found:
            for obligation in each.version.document.obligations.all():
                found.setdefault(obligation.pk, []).append(each.number)
        return found

    def postings(self) -> tuple[Posting, ...]:
        """What is or was fixed, as the public list calls it."""
        numbers = {each.version_id: each.number for each in self._found}
        return tuple(_posting(each, numbers.get(each.version_id, 0)) for each in queries.postings(self._process))


def _document(one: Publication, process: Process) -> Document:
    public, version = one.public, one.version
    sort = SORTS[Sort(version.document.sort)]
    return Document(
        number=one.number,
        title=one.title,
        sort=sort,
        version=version.number,
        dated=local_day(version.dated, process),
        published_on=local_day(one.at, process),
        published_by=ROLES[Role(one.by.role)].name,
        file=f"{FILES}{sort.lower()}-{one.number}.pdf",
        digest=one.file_digest,
        size=one.size,
        whole=public is None,
        ground=public.ground if public else "",
        motive=public.motive if public else "",
        resolution=public.resolution if public else "",
        resolved_on=public.resolved_on.isoformat() if public else "",
    )


def _posting(one: KeptPosting, document: int) -> Posting:
    removed = one.removed_by
    return Posting(
        number=one.number,
        told=one.told,
        place=one.place,
        fixed_at=moment(one.fixed_at, one.process),
        fixed_by=ROLES[Role(one.by.role)].name,
        days=one.days,
        counted=COUNTED[Counted(one.counted)],
        last_day=one.until.isoformat(),
        removed_at=moment(one.removed_at, one.process),
        removed_by=ROLES[Role(removed.role)].name if removed else "",
        document=document,
    )


def still(process: Process, content: bytes) -> None:
    """Refuse to show, frozen in *content*, what ended meanwhile: a publication, a fixing. Raises PART_REFUSES."""
    Process.objects.select_for_update().get(pk=process.pk)
    kept = dict(queries.published(process).values_list("number", "file_digest"))
    frozen = msgspec.json.decode(content, type=Commission)
    fixed = set(queries.postings(process).values_list("number", flat=True))
    gone = [each.title for each in frozen.documents if kept.get(each.number) != each.digest]
    gone += [each.told for each in frozen.postings if each.number not in fixed]
    if gone:
        raise refused(Reason.NOT_PUBLIC_ANY_MORE, title=gone[0])


def refused(reason: Reason, **details: str) -> Refused:
    """Why a release is not made or shown, in the words of whoever publishes documents."""
    return Refused(NotPublished.PART_REFUSES, words=sentence(Refused(reason, **details), PHRASES))

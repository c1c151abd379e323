# SPDX-License-Identifier: EUPL-1.2
"""What a package carries: the oficio, each document with its signed copies, the extract, each with its bytes."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from conoceles.candidacies.extracts.files import content_of as of_extract
from conoceles.files import papers as files
from conoceles.kernel.refusals import Refused
from conoceles.look.dates import moment
from conoceles.supervision.documents import queries as documents
from conoceles.supervision.documents.papers import paper
from conoceles.supervision.models import Document, Remission, Version

from . import queries
from .formats.filling import Made, with_extract, with_version
from .rules import Reason
from .rules.sheets import sheets
from .rules.zipping import Item

Told = Callable[[int, int], None]


def versions(remission: Remission) -> list[Version]:
    """Of each document that *remission* carries, the version that its route remits. Raises Refused: NOT_READY.

    Of one that goes along with an answer and has no such step, the last on which a step was taken.
    """
    return [_version(each) for each in remission.documents.order_by("pk")]


def current(document: Document) -> Version | None:
    """The version of *document* that would go now; None where its route does not say that it goes."""
    stands, step = documents.stood(document), queries.remit_step(document)
    if step is None:
        return stands.steps[-1].version if stands.steps else None
    return documents.version_for(stands, step) if step.key in stands.walk.ready else None


def _version(document: Document) -> Version:
    found = current(document)
    if found is None:
        raise Refused(Reason.NOT_READY, title=document.title)
    return found


def items(remission: Remission, carried: list[Version], *, told: Told) -> list[Item]:
    """Every file of the package but its indexes; *told* hears how many papers are set, of how many."""
    letter = remission.letter.versions.last() if remission.letter else None
    if letter is None:
        raise Refused(Reason.NO_LETTER)
    total = len(carried) + 1
    made: list[Item] = []
    for done, version in enumerate([letter, *carried]):
        told(done, total)
        folder = f"{done:02}-{_named(version, oficio=version is letter)}"
        made += _of_version(version, folder)
        if version is not letter:
            made += _formats(with_version(remission, version), folder)
    told(total, total)
    return [*made, *_of_extract(remission, total)]


def at(remission: Remission, carried: list[Version]) -> datetime:
    """The instant of the newest thing that it carries: the date of its index, the same however often it is made."""
    letter = remission.letter.versions.last() if remission.letter else None
    every = [*carried, *([letter] if letter else [])]
    instants = [one.at for one in every] + [copy.at for one in every for copy in one.copies.all()]
    return max([*instants, *([remission.extract.at] if remission.extract else [])], default=remission.opened_at)


def _named(version: Version, *, oficio: bool) -> str:
    way, occurrence = version.document.way.key, version.document.occurrence
    return _plain("oficio" if oficio else "-".join(filter(None, [way, occurrence])))


def _plain(words: str) -> str:
    return re.sub(r"[^a-z0-9-]+", "-", words.lower()).strip("-")[:80]


def _of_version(version: Version, folder: str) -> Iterator[Item]:
    document = version.document
    folio = getattr(document, "folio", None)
    called = f"{document.title}{f', {folio.text}' if folio else ''}, versión {version.number}"
    for kind in ("pdf", "docx"):
        content = files.made(paper(version), kind)
        count = sheets(content) if kind == "pdf" else None
        yield Item(f"{folder}/documento-v{version.number}.{kind}", called, content, count)
    for number, copy in enumerate(version.copies.order_by("pk"), 1):
        content = queries.content_of(copy.file, copy.file_digest)
        kept_at = moment(copy.at, ZoneInfo(document.process.timezone))
        what = f"{called}: {copy.get_kind_display().lower()}, guardado el {kept_at}"
        yield Item(f"{folder}/{copy.kind}-{number}.pdf", what, content, sheets(content))


def _formats(found: Iterable[Made], folder: str) -> Iterator[Item]:
    """INE's own formats, filled; whatever stayed blank is said."""
    for made in found:
        blank = f"; en blanco, porque no consta: {', '.join(made.blank)}" if made.blank else ""
        yield Item(
            f"{folder}/formato-{made.format.key}.{made.format.kind}",
            f"Formato del INE, llenado por el sistema: {made.format.name}{blank}",
            made.content,
        )


def _of_extract(remission: Remission, number: int) -> Iterator[Item]:
    extract = remission.extract
    if extract is None:
        return
    since = f"cambios desde el extracto {extract.since.number}" if extract.since else "con todos los movimientos"
    for each in extract.files:
        content = of_extract(extract, each["name"])
        yield Item(
            f"{number:02}-candidaturas/{each['name']}",
            f"Candidaturas aprobadas y sustituciones, extracto {extract.number}, {since}",
            content,
        )
    yield from _formats(with_extract(remission), f"{number:02}-candidaturas")

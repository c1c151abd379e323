# SPDX-License-Identifier: EUPL-1.2
"""Two custodians open what is blocked: the one module of custody that opens the vault.

What they open goes into one file, closed to the key of whoever the agreement says, and nothing of it is anywhere else
here: it is read, packed and closed in memory, piece by piece. Their pages are held while that lasts, and never kept.
"""

import json
import shutil
import uuid
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import pyrage
from django.views.decorators.debug import sensitive_variables

from conoceles.accounts.models import Capacity
from conoceles.candidacies.models import Candidacy
from conoceles.capture.identity import label_of
from conoceles.capture.models import Draft, Revision, Stash
from conoceles.custody import envelopes
from conoceles.custody.models import Ending, HeldAway, Unsealing
from conoceles.elections.models import Process
from conoceles.files.storage import private, scratch_folder
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.record.action import action
from conoceles.statistics.models import Annex
from conoceles.vault import opening
from conoceles.vault import queries as keys
from conoceles.vault.rules import Kind, Label

from . import queries
from .emptying import Owner, subject_of
from .permissions import may_unseal
from .rules import Reason


@sensitive_variables()
def open_blocked(unsealing: Unsealing, *, pages: Sequence[str], into: Path, by: Capacity) -> Unsealing:
    """Have what *unsealing* speaks of in one closed file at *into*, with the *pages* of two custodians.

    It is on record before the file is there: whoever dies between has it ordered again.
    Whose data were cancelled already is said in its index, and left out.
    Raises Refused: OPENED_ALREADY, NOT_CONFIRMED, OVER, NOT_BLOCKED, OTHER_CUSTODIES, NOT_WRITTEN; of the vault, as
    ``opening.reopen`` does.
    """
    if into.exists():
        raise Refused(Reason.NOT_WRITTEN, path=into)
    with scratch_folder() as folder:
        closed = Path(folder) / "opened.age"
        done = _opened(unsealing, pages=pages, into=closed, by=by)
        try:
            shutil.copyfile(closed, into)
        except OSError:
            raise Refused(Reason.NOT_WRITTEN, path=into) from None
    return done


@action("blocked-opened", allowed=may_unseal)
@sensitive_variables()
def _opened(unsealing: Unsealing, *, pages: Sequence[str], into: Path, by: Capacity) -> Unsealing:
    kept = Unsealing.objects.select_for_update(of=("self",)).select_related("process", "candidacy").get(pk=unsealing.pk)
    if kept.opened_at is not None:
        raise Refused(Reason.OPENED_ALREADY)
    if queries.waits(kept):
        raise Refused(Reason.NOT_CONFIRMED)
    if kept.until < queries.today(kept.process):
        raise Refused(Reason.OVER)
    if queries.in_force(kept.process, Ending.Stage.BLOCKED, kept.candidacy) is None:
        raise Refused(Reason.NOT_BLOCKED)
    owners = _owners(kept)
    there = _openable(kept, owners)
    content = _Packed(_entries(kept, owners, there, pages, by))
    to = envelopes.Keys((pyrage.x25519.Recipient.from_str(kept.recipient),))
    kept.file_digest = envelopes.close(content, into, to).digest
    kept.opened_by, kept.opened_at = by, clock.now()
    kept.count = sum(1 for owner in owners if isinstance(owner, Candidacy) and owner.pk in there)
    kept.save()
    return kept


def _owners(unsealing: Unsealing) -> list[Owner]:
    if unsealing.candidacy:
        return [unsealing.candidacy]
    everybody = Candidacy.objects.filter(process=unsealing.process).select_related("process").order_by("slug")
    return [*everybody, unsealing.process]


def _openable(unsealing: Unsealing, owners: list[Owner]) -> set[uuid.UUID]:
    """Of *owners* and of the cuts, what two custodians can open: those of one recovery key."""
    cuts = Annex.objects.filter(cut__process=unsealing.process) if unsealing.candidacy is None else Annex.objects.none()
    subjects = {*map(subject_of, owners), *cuts.values_list("cut", flat=True)}
    found = dict(keys.blocked(subjects).values_list("pk", "recoverable_with"))
    if not found:
        raise Refused(Reason.NOT_BLOCKED)
    if len(set(found.values())) > 1:
        raise Refused(Reason.OTHER_CUSTODIES)
    return set(found)


@sensitive_variables()
def _entries(
    unsealing: Unsealing, owners: list[Owner], there: set[uuid.UUID], pages: Sequence[str], by: Capacity
) -> Iterator[tuple[str, bytes]]:
    told = {
        "proceso": unsealing.process.slug,
        "acuerdo": unsealing.agreement,
        "para": unsealing.purpose,
        "de": [owner.slug for owner in owners if subject_of(owner) in there],
        "de quienes ya no hay nada que abrir": [owner.slug for owner in owners if subject_of(owner) not in there],
    }
    yield "indice.json", json.dumps(told, ensure_ascii=False, indent=1).encode()
    for owner in owners:
        if subject_of(owner) in there:
            yield from _of(owner, pages, by)
    if unsealing.candidacy is None:
        yield from _annexes(unsealing.process, there, pages, by)


@sensitive_variables()
def _of(owner: Owner, pages: Sequence[str], by: Capacity) -> Iterator[tuple[str, bytes]]:
    subject = subject_of(owner)
    sealed = list(_sealed(owner)) if isinstance(owner, Candidacy) else []
    held = list(HeldAway.objects.filter(subject=subject).order_by("pk"))
    away = [(f"values:{number}", bytes(each.content)) for number, each in enumerate(held)]
    files = [(what, path) for each in held for path, what in each.files.items()]
    boxes = [(what, _read(path)) for what, path in files]
    answers, contents = opening.reopen(
        subject, [(label, box) for label, box, _ in sealed], [*away, *boxes], pages=pages, by=by
    )
    folder = owner.slug if isinstance(owner, Candidacy) else "del-proceso"
    said = [about | {"respuestas": each} for (_, _, about), each in zip(sealed, answers, strict=True)]
    yield f"{folder}/selladas.json", msgspec.json.encode(said)
    values = [row for each in contents[: len(away)] for row in msgspec.json.decode(each)["values"]]
    yield f"{folder}/guardado.json", msgspec.json.encode(values)
    for (what, _), content in zip(boxes, contents[len(away) :], strict=True):
        yield f"{folder}/archivos/{what.replace(':', '-')}", content


def _sealed(candidacy: Candidacy) -> Iterator[tuple[Label, bytes, dict[str, Any]]]:
    """What she answered sealed, with its label and what to call it."""
    revisions = Revision.objects.filter(candidacy=candidacy, sealed__isnull=False)
    for each in revisions.select_related("candidacy", "questionnaire__process").order_by("pk"):
        about = {"cuestionario": each.questionnaire.slug, "envío": each.number, "fecha": each.sent_at.isoformat()}
        yield label_of(each), bytes(each.sealed or b""), about
    for kind, model in ((Kind.DRAFT, Draft), (Kind.STASH, Stash)):
        rows: Any = model.objects.filter(candidacy=candidacy, sealed__isnull=False)
        for each in rows.select_related("questionnaire__process").order_by("pk"):
            sheet = each.questionnaire
            label = Label(sheet.process.slug, candidacy.pk, sheet.slug, sheet.version, kind, each.section)
            yield label, bytes(each.sealed), {"cuestionario": sheet.slug, "sección": each.section, "clase": kind.value}


def _annexes(
    process: Process, there: set[uuid.UUID], pages: Sequence[str], by: Capacity
) -> Iterator[tuple[str, bytes]]:
    rows = (
        Annex.objects.filter(cut__process=process, cut__in=there).select_related("cut").order_by("cut__number", "group")
    )
    for each in rows:
        label = Label(process.slug, each.cut_id, "corte", each.cut.number, Kind.ANNEX, each.group)
        (said,), _ = opening.reopen(each.cut_id, [(label, bytes(each.sealed))], [], pages=pages, by=by)
        yield f"cortes/{each.cut.number}-{each.group}.json", msgspec.json.encode(said)


def _read(path: str) -> bytes:
    with private().open(path) as file:
        return bytes(file.read())


class _Packed:
    """A ZIP that is made as it is read: no more of it is in memory than one entry."""

    def __init__(self, entries: Iterator[tuple[str, bytes]]) -> None:
        self._entries, self._ready, self._over = entries, bytearray(), False
        self._zip = zipfile.ZipFile(self, "w")  # type: ignore[call-overload]

    def write(self, data: bytes, /) -> int:
        """What the ZIP says next."""
        self._ready += data
        return len(data)

    def flush(self) -> None:
        """Nothing waits here."""

    def read(self, size: int = -1, /) -> bytes:
        """The next *size* bytes at the most."""
        while not self._over and len(self._ready) < max(size, 1):
            entry = next(self._entries, None)
            if entry is None:
                self._zip.close()
                self._over = True
            else:
                self._zip.writestr(*entry)
        given, self._ready = bytes(self._ready[:size]), self._ready[size:]
        return given

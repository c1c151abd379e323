# SPDX-License-Identifier: EUPL-1.2
"""An uploaded file, read and then loaded, by a worker; what was found in it waits in private storage to be looked at.

Loading reads the file again: what was accepted is compared with what is found now, against the register as it is now,
and only if nothing new is found is it written, in one transaction. A file that is loaded twice changes nothing.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import IO, Any

import msgspec
from django.core.files import File

from conoceles.accounts.models import Capacity
from conoceles.files.reading import Foreign
from conoceles.files.storage import private, scratch, sweep_folder
from conoceles.kernel import clock, digests
from conoceles.kernel.refusals import Refused

from . import loading
from .intake.findings import Finding
from .intake.problems import Severity
from .intake.records import Record
from .intake.report import write as write_report
from .loading import Reading
from .models import ImportRun, Upload
from .rules import Reason
from .writing.changes import told

#: How long an upload that nobody loaded is kept, and the findings of one that was settled.
KEPT = timedelta(days=30)
#: How many records are written between one look at whether to stop and the next.
_LOOKS_EVERY = 1000
_BY_SEVERITY = {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.NOTICE: "notices"}
_decode = msgspec.json.Decoder(Finding).decode


def read(upload: Upload, held: Any, *, by: Capacity) -> None:
    """Read *upload* by its layout and keep what is found, with what it would change. Raises Refused."""
    with _opened(upload, held) as done:
        _keep(upload, done, by=by)


def load(upload: Upload, held: Any, *, by: Capacity) -> None:
    """Write *upload* in the register, if what is found in it is what was read and accepted.

    Raises Refused: NOT_READ, SETTLED, FILE_GONE, FINDINGS_CHANGED; REGISTER_CHANGED, when somebody else loaded at once.
    """
    upload.refresh_from_db()
    if upload.state == Upload.State.LOADED:  # the worker that did it died before it could say so
        return
    if upload.state != Upload.State.READ:
        raise Refused(Reason.SETTLED if upload.settled else Reason.NOT_READ)
    with _opened(upload, held) as done:
        found = _groups(done)
        if found.errors or set(found.keys("warnings")) - accepted(upload):
            _keep(upload, done, by=by)
            raise Refused(Reason.FINDINGS_CHANGED)

        def settle(run: ImportRun | None) -> None:
            _settled(upload, run)
            held.confirm()

        written = loading.write(done, by=by, records=_Watched(done, held), then=settle)
        if written.same:
            settle(None)
    private().delete(upload.file)


def accepted(upload: Upload) -> set[tuple[str, str]]:
    """Which kinds of warning were accepted, each with the digest of those that were read."""
    return set(upload.acceptances.values_list("problem", "digest"))


def ready(upload: Upload) -> bool:
    """Whether it may be loaded: read, without errors, and every kind of warning accepted."""
    found = upload.summary
    warnings = {(one["problem"], one["digest"]) for one in found.get("warnings", ())}
    return upload.state == Upload.State.READ and not found.get("errors") and warnings <= accepted(upload)


def groups(upload: Upload) -> list[dict[str, Any]]:
    """Each kind of finding with how many there are, the gravest first."""
    return [one for severity in _BY_SEVERITY.values() for one in upload.summary.get(severity, ())]


def findings(upload: Upload, problem: str = "") -> Iterator[Finding]:
    """What was found, one by one, in the order of the file; of one kind or of all."""
    if not upload.findings:
        return
    with private().open(upload.findings) as file:
        for line in file.file:
            finding = _decode(line)
            if not problem or finding.problem == problem:
                yield finding


def sweep() -> int:
    """Forget files that nobody loaded, findings of long ago, and what an interruption left; how many."""
    now, storage = clock.now(), private()
    for old in Upload.objects.filter(settled_at=None, at__lte=now - KEPT):
        Upload.objects.filter(pk=old.pk).update(state=Upload.State.CANCELLED, settled_at=now, file="")
    for old in Upload.objects.filter(settled_at__lte=now - KEPT).exclude(findings="", report=""):
        Upload.objects.filter(pk=old.pk).update(findings="", report="")
    gone = 0
    for folder in storage.listdir("uploads")[0] if storage.exists("uploads") else ():
        known = set()
        for kept in Upload.objects.filter(process__slug=folder).values_list("file", "findings", "report"):
            known.update(kept)
        gone += sweep_folder(f"uploads/{folder}", known)
    return gone


@contextmanager
def _opened(upload: Upload, held: Any) -> Iterator[Reading]:
    if not upload.file or not private().exists(upload.file):
        raise Refused(Reason.FILE_GONE)
    with private().open(upload.file) as stored:
        digest = digests.of_file(stored.file)
        if digest != upload.digest:
            raise Refused(Reason.FILE_GONE)
        foreign = Foreign(upload.file_name, digest, stored.file)
        with loading.read(foreign, loading.rules(upload.process, upload.layout), progress=held.told) as done:
            yield done


@dataclass
class _Groups:
    """What was found, by severity and kind: how many of each, and the digest of them all."""

    errors: list[dict[str, Any]] = field(default_factory=list)
    warnings: list[dict[str, Any]] = field(default_factory=list)
    notices: list[dict[str, Any]] = field(default_factory=list)

    def keys(self, severity: str) -> Iterator[tuple[str, str]]:
        """Each kind with its digest."""
        return ((one["problem"], one["digest"]) for one in getattr(self, severity))


def _groups(done: Reading, copy: IO[bytes] | None = None) -> _Groups:
    """What was found, grouped; each finding goes also to *copy*, a line each."""
    digests = {problem.key: hashlib.sha256() for problem in done.result.findings.counts}
    for line in done.result.findings.lines():
        digests[_decode(line).problem].update(line + b"\n")
        if copy is not None:
            copy.write(line + b"\n")
    groups = _Groups()
    for problem, count in sorted(done.result.findings.counts.items(), key=lambda group: -group[1]):
        getattr(groups, _BY_SEVERITY[problem.severity]).append(
            {"problem": problem.key, "count": count, "digest": digests[problem.key].hexdigest()}
        )
    return groups


def _keep(upload: Upload, done: Reading, *, by: Capacity) -> None:
    """What was found, and what it would change where there is no error. What an earlier reading found is put aside."""
    result, storage = done.result, private()
    with scratch() as lines:
        groups = _groups(done, lines)
        lines.seek(0)
        findings = storage.save(f"uploads/{upload.process.slug}/{upload.pk}-hallazgos", File(lines))
    changes = {} if groups.errors else loading.write(done, by=by, rehearse=True).run.counts
    about = {
        "proceso": upload.process.slug, "formato": upload.layout, "archivo": upload.file_name, "ensayo": True,
        "sha256": upload.digest, "resultado": "leído", "cambios": changes,
    }  # fmt: skip
    with scratch("w+", encoding="utf-8") as written:
        write_report(written, about, result, () if groups.errors else done.changes.told())
        written.seek(0)
        report = storage.save(f"uploads/{upload.process.slug}/{upload.pk}-informe", File(written.buffer))
    summary = {
        "rows": result.rows,
        "encoding": result.encoding,
        "captured": result.captured,
        "counted": result.counted,
        "recognised": len(result.recognised),
        "not_read": [title for _, title in result.not_read],
        "changes": changes,
        "changing": [told(one) for one in (*done.changes.first, *done.changes.new)],
        "changing_count": sum(done.changes.counts.values()),
        "errors": groups.errors,
        "warnings": groups.warnings,
        "notices": groups.notices,
    }
    former = upload.findings, upload.report
    kept = Upload.objects.filter(pk=upload.pk, settled_at=None).update(
        state=Upload.State.READ, read_at=clock.now(), summary=summary, findings=findings, report=report, problem=""
    )
    for path in former if kept else (findings, report):
        if path:
            storage.delete(path)


def _settled(upload: Upload, run: ImportRun | None) -> None:
    one = Upload.objects.filter(pk=upload.pk, state=Upload.State.READ)
    if not one.update(state=Upload.State.LOADED, settled_at=clock.now(), run=run, file=""):
        raise Refused(Reason.SETTLED)


class _Watched:
    """Records as they are written: somebody may ask to stop, and then nothing was written."""

    def __init__(self, done: Reading, held: Any) -> None:
        self._records, self._held = done.result.records, held

    def __iter__(self) -> Iterator[Record]:
        total = self._records.count
        for number, record in enumerate(self._records):
            if number % _LOOKS_EVERY == 0:
                self._held.told(total, total)
            yield record

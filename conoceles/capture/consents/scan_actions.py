# SPDX-License-Identifier: EUPL-1.2
"""Scans of signed forms: handed over, named, accepted, registered one by one, or taken away."""

import hashlib
from collections.abc import Iterable
from typing import Any

from django.core.files.base import ContentFile

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Role
from conoceles.capture.models import Scan, ScanBatch
from conoceles.capture.rules import papers
from conoceles.credentials.rules import acuse_kind
from conoceles.files.storage import let_go, private, unaltered
from conoceles.kernel import clock, codes
from conoceles.kernel.refusals import Refused
from conoceles.record.action import action

from . import scanning
from .actions import HandedIn, hand_in
from .permissions import may_handle_batch, may_handle_scan, may_read_scan, may_register_scan
from .rules import Match, Reason
from .telling import tell

_NAME = 200


@action("consent-scans-handed-over", allowed=may_handle_batch)
def hand_over(batch: ScanBatch, *, scans: Iterable[tuple[str, bytes]], by: Capacity) -> ScanBatch:  # noqa: ARG001
    """Keep *scans*, each with the name of its file. Nothing is registered: each is looked at, and then accepted.

    Raises Refused of the scan (``credentials.rules.acuse_kind``).
    """
    batch.at = clock.now()
    batch.save(force_insert=True)
    for name, content in scans:
        kind, digest = acuse_kind(content), hashlib.sha256(content).hexdigest()
        path = f"{scanning.FOLDER}/{batch.pk}/{codes.short(16)}.{kind}"
        code = papers.in_name(name)
        kept = Scan(batch=batch, name=name[:_NAME], digest=digest, code=code)
        kept.candidacy = scanning.named(batch.process, code)
        kept.file = private().save(path, ContentFile(content))
        kept.save()
    return batch


@action("consent-scan-named", allowed=may_handle_scan)
def name_scan(scan: Scan, *, code: str, by: Capacity) -> Scan:  # noqa: ARG001
    """Say which code stands on the form. Raises Refused: SCAN_SETTLED; NO_SUCH_CODE, for letters that are no code."""
    kept = _open(scan)
    if papers.read(code) is None:
        raise Refused(Reason.NO_SUCH_CODE, code=code)
    kept.code = papers.tidied(code)
    kept.candidacy = scanning.named(scan.batch.process, kept.code)
    kept.accepted_at = None
    kept.save(update_fields=["code", "candidacy", "accepted_at"])
    return kept


@action("consent-scan-taken-away", allowed=may_handle_scan)
def take_away(scan: Scan, *, by: Capacity) -> Scan:  # noqa: ARG001
    """Destroy a scan that is not to be registered. Raises Refused: SCAN_SETTLED."""
    return _settled(_open(scan), registered=False)


@action("consent-scans-accepted", allowed=may_handle_batch)
def accept(batch: ScanBatch, *, seen: str, by: Capacity) -> list[Scan]:  # noqa: ARG001
    """Accept those that match, as they were listed (``seen``): from now on a desk may read and register each.

    Raises Refused: BATCH_CHANGED.
    """
    ScanBatch.objects.select_for_update().get(pk=batch.pk)
    looked = scanning.of_batch(batch)
    if scanning.listing(looked) != seen:
        raise Refused(Reason.BATCH_CHANGED)
    found = [each.scan for each in looked if each.match is Match.MATCHED]
    for scan in found:
        scan.accepted_at = clock.now()
    Scan.objects.bulk_update(found, ["accepted_at"])
    return found


@action("consent-scan-registered", allowed=may_register_scan)
def register(scan: Scan, *, by: Capacity, **said: Any) -> HandedIn:
    """Register what an accepted scan says, as :func:`.actions.hand_in` does with what was marked and how it was signed.

    Raises Refused as that does; SCAN_SETTLED; NOT_MATCHED, where its code is no longer good for what is signed now.
    """
    kept = _open(scan)
    ScanBatch.objects.select_for_update().get(pk=kept.batch_id)
    if not any(each.scan.pk == kept.pk and each.match is Match.ACCEPTED for each in scanning.of_batch(kept.batch)):
        raise Refused(Reason.NOT_MATCHED)
    handed = hand_in(kept.candidacy, scan=_content(kept), by=by, **said)
    if kept.batch.by.role == Role.PARTY:
        tell(kept.candidacy, handed.consents, absent=True, by=by)
    _settled(kept, registered=True)
    return handed


@action("consent-scan-read", allowed=may_read_scan)
def read_scan(scan: Scan, *, by: Capacity) -> bytes:  # noqa: ARG001
    """The scan as it came: it bears a signature, so whoever reads it is on record. Raises Refused: FORM_GONE."""
    return _content(scan)


def _open(scan: Scan) -> Scan:
    found = Scan.objects.select_related("batch__by", "batch__process").select_for_update(of=("self",))
    kept = found.get(pk=scan.pk)
    if kept.settled_at is not None:
        raise Refused(Reason.SCAN_SETTLED)
    return kept


def _content(scan: Scan) -> bytes:
    content = unaltered(scan.file, scan.digest)
    if content is None:
        raise Refused(Reason.FORM_GONE)
    return content


def _settled(scan: Scan, *, registered: bool) -> Scan:
    let_go(scan.file)
    scan.file, scan.settled_at, scan.registered = "", clock.now(), registered
    scan.save(update_fields=["file", "settled_at", "registered"])
    return scan

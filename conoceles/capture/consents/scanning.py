# SPDX-License-Identifier: EUPL-1.2
"""What each scan of a signed form turns out to be, by the code that is typed or stands in the name of its file.

The code is not read from the picture: nothing this house runs on reads one. Whoever scans names the file by it
(«ab12-cd34-ef56-gh78.pdf», with whatever else beside), or types it in the list.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q, QuerySet

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Act
from conoceles.candidacies.models import Candidacy
from conoceles.capture.models import Consent, Scan, ScanBatch
from conoceles.capture.queries.reached import reached
from conoceles.capture.rules import papers
from conoceles.elections.models import Process
from conoceles.files.storage import private, sweep_folder
from conoceles.kernel import clock

from . import queries
from .rules import Match

#: Where scans lie in private storage, and how long one is kept that nobody accepts.
FOLDER = "consents/scans"
KEPT = timedelta(days=30)
#: What whoever handed it over must mend or take away before it may be accepted.
WRONG = frozenset({Match.NO_CODE, Match.UNKNOWN, Match.FOREIGN, Match.OTHER_TEXT, Match.TWICE, Match.BEFORE})


@dataclass(frozen=True)
class Looked:
    """A scan, and what it turned out to be. Of what is somebody else's nothing more is told."""

    scan: Scan
    match: Match

    @property
    def candidacy(self) -> Candidacy | None:
        """Whose form it is, where whoever handed it over may know."""
        return None if self.match in {Match.NO_CODE, Match.UNKNOWN, Match.FOREIGN} else self.scan.candidacy


def to_print(by: Capacity, *, all_of_them: bool) -> list[Candidacy]:
    """Whose forms *by* prints: those that owe something and never decided, or *all_of_them* that owe something."""
    found = reached(by, Act.HAND_OVER_FORMS)
    if not all_of_them:
        found = found.exclude(pk__in=Consent.objects.values("candidacy"))
    return [each for each in found if each.owes]


def named(process: Process, code: str) -> Candidacy | None:
    """The candidacy of *process* that a code is of; None where it is of none, or of two that begin alike."""
    read = papers.read(code)
    if read is None:
        return None
    found = Candidacy.objects.filter(process=process, pk__gte=read.first, pk__lte=read.last)[:2]
    return found[0] if len(found) == 1 else None


def of_batch(batch: ScanBatch) -> list[Looked]:
    """The scans of *batch* that were not taken away, each with what it is; in five queries, however many they are."""
    scans = list(
        batch.scans.filter(Q(settled_at=None) | Q(registered=True)).select_related(
            "candidacy__person", "candidacy__formula__position", "candidacy__formula__territory"
        )
    )
    for scan in scans:
        scan.batch = batch
    return _looked(batch, scans)


def _looked(batch: ScanBatch, scans: Iterable[Scan]) -> list[Looked]:
    scans = list(scans)
    digest = queries.digest_of(queries.texts(batch.process))
    ids = {scan.candidacy_id for scan in scans if scan.candidacy_id}
    own = set(reached(batch.by, Act.HAND_OVER_FORMS).filter(pk__in=ids).values_list("pk", flat=True))
    before = set(
        Consent.objects.filter(scan_digest__in={scan.digest for scan in scans}).values_list("candidacy", "scan_digest")
    )
    open_ones = [scan for scan in scans if scan.settled_at is None]
    times = Counter(scan.candidacy_id for scan in open_ones) + Counter(scan.digest for scan in open_ones)

    def what(scan: Scan) -> Match:
        read = papers.read(scan.code)
        found = (
            (Match.REGISTERED, scan.registered),
            (Match.NO_CODE, not scan.code),
            (Match.UNKNOWN, scan.candidacy_id is None),
            (Match.FOREIGN, scan.candidacy_id not in own),
            (Match.OTHER_TEXT, read is None or not read.prints(digest)),
            (Match.BEFORE, (scan.candidacy_id, scan.digest) in before),
            (Match.TWICE, times[scan.candidacy_id] > 1 or times[scan.digest] > 1),
            (Match.ACCEPTED, scan.accepted_at is not None),
        )
        return next((match for match, holds in found if holds), Match.MATCHED)

    return [Looked(scan, what(scan)) for scan in scans]


def listing(looked: Iterable[Looked]) -> str:
    """What names exactly what a list of scans says."""
    said = "\n".join(f"{each.scan.pk} {each.scan.code} {each.match}" for each in looked)
    return hashlib.sha256(said.encode()).hexdigest()


def sweep() -> int:
    """Destroy scans that nobody accepted within thirty days, and files that an interruption left; how many files."""
    now = clock.now()
    Scan.objects.filter(settled_at=None, accepted_at=None, batch__at__lte=now - KEPT).update(file="", settled_at=now)
    known = set(Scan.objects.exclude(file="").values_list("file", flat=True))
    batches = private().listdir(FOLDER)[0] if private().exists(FOLDER) else ()
    return sum(sweep_folder(f"{FOLDER}/{each}", known) for each in batches)


def waiting(by: Capacity) -> QuerySet[Scan]:
    """The accepted scans that the desk of *by* has to read and register, the oldest first."""
    mine = reached(by, Act.REGISTER_CONSENT)
    return (
        Scan.objects.filter(settled_at=None, accepted_at__isnull=False, candidacy__in=mine.order_by().values("pk"))
        .select_related("batch__by__user", "candidacy__person", "candidacy__process", "candidacy__formula__territory")
        .order_by("accepted_at", "pk")
    )

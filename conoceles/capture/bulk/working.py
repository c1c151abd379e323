# SPDX-License-Identifier: EUPL-1.2
"""What a worker does with a spreadsheet: read it, and write what was accepted, one section after another.

It may die anywhere: each section is written under a key of its own, and written again it is the same save.
"""

from dataclasses import asdict
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Act
from conoceles.capture.actions import type_section
from conoceles.capture.models import Change, Workbook
from conoceles.capture.queries.boards import in_the_open, sheets_of
from conoceles.capture.queries.reached import reached
from conoceles.capture.queries.sheets import Sheet
from conoceles.capture.rules import Reason as OfCapture
from conoceles.capture.rules.drafts import Ticket
from conoceles.capture.rules.progress import sections
from conoceles.capture.rules.windows import State
from conoceles.files.reading import Foreign
from conoceles.files.storage import let_go, private, sweep_folder
from conoceles.kernel import clock, digests
from conoceles.kernel.refusals import Refused, sentence

from . import phrases
from .reading import is_current, read, says_it
from .rules import Reason

#: Where spreadsheets lie until they are read.
_FOLDER = "sheets"
#: How long what a spreadsheet said is kept, accepted or not.
KEPT = timedelta(days=30)
#: Candidacies whose sheets are looked up at once.
_BATCH = 50


def take_in(workbook: Workbook, *, by: Capacity) -> None:
    """Read the file and keep what it would change; the file goes. Raises Refused."""
    if workbook.state != Workbook.State.RECEIVED:
        return
    if not workbook.file or not private().exists(workbook.file):
        raise Refused(Reason.FILE_GONE)
    folder = settings.PRIVATE / _FOLDER
    with private().open(workbook.file) as stored:
        if digests.of_file(stored.file) != workbook.digest:
            raise Refused(Reason.FILE_GONE)
        foreign = Foreign(workbook.file_name, workbook.digest, stored.file)
        found = read(foreign, in_the_open(workbook.process), list(reached(by, Act.CAPTURE_ON_BEHALF)), folder=folder)
    for change in found.changes:
        change.workbook = workbook
    with transaction.atomic():
        kept = Workbook.objects.select_for_update().get(pk=workbook.pk)
        if kept.state != Workbook.State.RECEIVED:
            return
        Change.objects.bulk_create(found.changes, batch_size=500)
        kept.rows, kept.findings = found.rows, [asdict(each) for each in found.findings]
        end(kept, Workbook.State.READ)


def end(workbook: Workbook, state: Workbook.State, problem: str = "") -> None:
    """It was read, or cannot be: the file is needed no longer."""
    file = workbook.file
    workbook.state, workbook.problem, workbook.file = state, problem, ""
    workbook.save(update_fields=["rows", "findings", "state", "problem", "file"])
    let_go(file)


def write(workbook: Workbook, held: Any, *, by: Capacity) -> dict[str, int]:
    """Write what is still to be written, as *by* would in each page; how many were."""
    theirs = workbook.changes.filter(state=Change.State.PENDING)
    total = theirs.count()
    done = written = 0
    asked = in_the_open(workbook.process)
    in_force = {each.pk for each in asked}
    while pending := list(theirs.select_related("candidacy__formula__position", "questionnaire")[:_BATCH]):
        whom = reached(by, Act.CAPTURE_ON_BEHALF).filter(pk__in={each.candidacy_id for each in pending})
        known = {each.pk: each for each in whom}
        sheets = {
            (pk, sheet.questionnaire.pk): sheet
            for pk, its in sheets_of(list(known.values()), asked).items()
            for sheet in its
        }
        for change in pending:
            held.told(done, total)
            if change.questionnaire_id not in in_force:
                change.state, change.told = Change.State.REFUSED, phrases.ANOTHER_VERSION
            elif (sheet := sheets.get((change.candidacy_id, change.questionnaire_id))) is None:
                change.state, change.told = Change.State.REFUSED, phrases.NO_LONGER
            else:
                _write(change, sheet, by=by)
            change.save(update_fields=["state", "told"])
            done += 1
            written += change.state == Change.State.WRITTEN
    return {"written": written, "left": done - written}


def _write(change: Change, sheet: Sheet, *, by: Capacity) -> None:
    section = next((each for each in sections(sheet.definition) if each.key == change.section), None)
    if section is None:
        change.state, change.told = Change.State.REFUSED, phrases.ANOTHER_VERSION
        return
    if not is_current(change, sheet, section) and not says_it(change, sheet, section):
        change.state, change.told = Change.State.CONFLICT, phrases.CHANGED
        return
    try:
        kept = type_section(
            sheet.candidacy,
            sheet.questionnaire,
            section=change.section,
            answers=change.answers,
            ticket=Ticket(key=f"hoja-{change.pk}", base=change.base),
            by=by,
        )
    except PermissionDenied:
        change.state, change.told = Change.State.REFUSED, phrases.NO_LONGER
    except Refused as refusal:
        conflict = refusal.reason in {OfCapture.CONFLICT, OfCapture.KEY_REUSED}
        change.state = Change.State.CONFLICT if conflict else Change.State.REFUSED
        change.told = phrases.CHANGED if conflict else sentence(refusal, phrases.PHRASES)
    else:
        change.state = Change.State.WRITTEN
        change.told = phrases.TOO_LATE if kept.state is State.CLOSED else ""


def sweep() -> int:
    """Forget what spreadsheets of long ago said, and files that an interruption left; how many of both."""
    now = clock.now()
    old = Workbook.objects.filter(at__lte=now - KEPT)
    old.exclude(file="").update(file="", state=Workbook.State.CANCELLED, settled_at=now)
    old.exclude(findings=[]).update(findings=[])
    gone = Change.objects.filter(workbook__in=old).delete()[0]
    return gone + sweep_folder(_FOLDER, set(Workbook.objects.exclude(file="").values_list("file", flat=True)))

# SPDX-License-Identifier: EUPL-1.2
"""The part of the settings that says what comes round by itself."""

from datetime import timedelta

#: What comes round by itself, and how often (dotted names). Each returns what it did, as plain counts, or None.
PERIODIC = {
    "conoceles.record.periodic.sign_each_hour": timedelta(hours=1),
    "conoceles.elections.periodic.sign_at_deadlines": timedelta(minutes=1),
    "conoceles.outbox.periodic.send": timedelta(minutes=1),
    "conoceles.accounts.periodic.forget_ended_sessions": timedelta(hours=1),
    "conoceles.files.periodic.sweep_passing": timedelta(days=1),
    "conoceles.candidacies.periodic.sweep_uploads": timedelta(hours=1),
    "conoceles.candidacies.extracts.periodic.sweep_extracts": timedelta(days=1),
    "conoceles.capture.periodic.remind_all": timedelta(hours=1),
    "conoceles.capture.periodic.sweep_photos": timedelta(days=1),
    "conoceles.capture.periodic.sweep_sheets": timedelta(days=1),
    "conoceles.capture.periodic.sweep_albums": timedelta(days=1),
    "conoceles.capture.periodic.sweep_scans": timedelta(days=1),
    "conoceles.supervision.dossiers.periodic.sweep_dossiers": timedelta(days=1),
    "conoceles.supervision.documents.periodic.sweep_documents": timedelta(days=1),
    "conoceles.supervision.follow_ups.periodic.sweep_evidence": timedelta(days=1),
    "conoceles.supervision.remissions.periodic.sweep_remissions": timedelta(days=1),
    "conoceles.publication.periodic.withdraw_all": timedelta(minutes=1),
    "conoceles.publication.scheduling.periodic.begin_due": timedelta(minutes=1),
    "conoceles.credentials.periodic.sweep_letters": timedelta(hours=1),
    "conoceles.validation.periodic.check_sealed": timedelta(minutes=1),
    "conoceles.validation.suggestions.periodic.keep_compared": timedelta(minutes=1),
    "conoceles.publication.previewing.periodic.look_after": timedelta(minutes=5),
    "conoceles.statistics.progress.periodic.freeze_today": timedelta(minutes=1),
    "conoceles.supervision.obligations.periodic.open_all": timedelta(minutes=5),
    "conoceles.supervision.obligations.periodic.remind_all": timedelta(hours=1),
    # Well within the five minutes that may be lost, with what taking one costs (bench/restore.py).
    "conoceles.custody.periodic.back_up": timedelta(minutes=3),
    "conoceles.custody.periodic.keep_journal": timedelta(minutes=1),
    "conoceles.custody.periodic.drill": timedelta(days=1),
    "conoceles.custody.ending.periodic.sweep_blocked": timedelta(hours=1),
    "conoceles.custody.ending.periodic.finish_left": timedelta(minutes=5),
    "conoceles.custody.watching.periodic.look": timedelta(minutes=1),
    "conoceles.custody.watching.periodic.verify": timedelta(hours=6),
    "conoceles.custody.watching.periodic.report_readings": timedelta(hours=1),
    "conoceles.rights.periodic.settle_all": timedelta(minutes=1),
    "conoceles.rights.periodic.remind_all": timedelta(hours=1),
    "conoceles.rights.periodic.sweep": timedelta(hours=1),
    "conoceles.work.periodic.forget_old_tasks": timedelta(days=1),
}

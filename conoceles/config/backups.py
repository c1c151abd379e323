# SPDX-License-Identifier: EUPL-1.2
"""Settings of custody: where backups are left, what they are closed to, what waits for them; and what is watched."""

import os

from conoceles.custody.watching.rules import limits

#: Where backups are left, what they are closed to, and which stay (``custody``).
BACKUPS = os.environ.get("CONOCELES_BACKUPS", "")
BACKUP_KEYS = os.environ.get("CONOCELES_BACKUP_KEYS", "")
BACKUPS_KEPT = os.environ.get("CONOCELES_BACKUPS_KEPT", "recientes=2,horas=48,dias=30")

#: From when on somebody is alerted (``custody.watching``).
ALERTS = limits(os.environ.get("CONOCELES_ALERTS", ""))

#: Acts by which somebody takes something back, and who hears of each once it is committed (dotted name): a system that
#: is restored must know of them.
FOLLOWED = {
    "consent-withdrawn", "consent-decided", "consent-form-handed-in", "consent-scan-registered", "profile-withdrawn",
    "section-paused", "identity-shredded", "capacity-ended", "movement-registered", "rectification-answered",
    "register-imported", "document-publication-ended", "document-withdrawn", "public-version-discarded",
    "estrados-set-aside",
    "photo-withdrawn", "scheduled-publication-cancelled", "preview-closed", "calendar-feed-ended",
    "access-given-back", "letter-issued-again", "accounts-moved", "accounts-closed", "email-changed",
    "password-changed", "factor-removed", "recovery-codes-renewed", "data-blocked", "data-cancelled",
    "destruction-certified",
}  # fmt: skip
FOLLOWED_BY = "conoceles.custody.journal.follow"
#: Who says which restoration keeps anything from being published, empty if none does (dotted name).
PUBLICATION_HELD_BY = "conoceles.custody.queries.held"

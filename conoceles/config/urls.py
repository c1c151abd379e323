# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the private side. The public side is a release: plain files, no address here."""

from django.conf import settings
from django.urls import include, path, register_converter

from conoceles.files.papers import PaperKind

from .static import static, style

register_converter(PaperKind, "paper")
#: What Django calls where nobody answered.
handler500 = "conoceles.config.failing.failed"

urlpatterns = [
    path("", include("conoceles.accounts.urls")),
    path("", include("conoceles.work.urls")),
    path("", include("conoceles.elections.urls")),
    path("", include("conoceles.candidacies.urls")),
    path("", include("conoceles.candidacies.movements.urls")),
    path("", include("conoceles.candidacies.balance.urls")),
    path("", include("conoceles.candidacies.extracts.urls")),
    path("", include("conoceles.credentials.urls")),
    path("", include("conoceles.capture.albums.urls")),
    path("", include("conoceles.capture.corrections.urls")),
    path("", include("conoceles.capture.urls")),
    path("", include("conoceles.publication.urls")),
    path("", include("conoceles.publication.previewing.urls")),
    path("", include("conoceles.publication.withdrawing.urls")),
    path("", include("conoceles.publication.releasing.urls")),
    path("", include("conoceles.publication.scheduling.urls")),
    path("", include("conoceles.capture.consents.urls")),
    path("", include("conoceles.capture.bulk.urls")),
    path("", include("conoceles.capture.notices.urls")),
    path("", include("conoceles.statistics.reports.urls")),
    path("", include("conoceles.supervision.dossiers.urls")),
    path("", include("conoceles.validation.queue.urls")),
    path("", include("conoceles.validation.afterwards.urls")),
    path("", include("conoceles.validation.suggestions.urls")),
    path("", include("conoceles.validation.measures.urls")),
    path("", include("conoceles.validation.reading.urls")),
    path("", include("conoceles.statistics.cuts.urls")),
    path("", include("conoceles.statistics.progress.urls")),
    path("", include("conoceles.supervision.plan.urls")),
    path("", include("conoceles.supervision.obligations.urls")),
    path("", include("conoceles.supervision.documents.urls")),
    path("", include("conoceles.supervision.follow_ups.urls")),
    path("", include("conoceles.supervision.sessions.urls")),
    path("", include("conoceles.supervision.remissions.urls")),
    path("", include("conoceles.supervision.publicity.urls")),
    path("", include("conoceles.custody.urls")),
    path("", include("conoceles.custody.watching.urls")),
    path("", include("conoceles.rights.urls")),
    path("", include("conoceles.custody.ending.urls")),
    path("", include("conoceles.custody.evidence.urls")),
    path("", include("conoceles.custody.breaches.urls")),
    path("", include("conoceles.desks.urls")),
    path("estilo/<str:name>", style, name="style"),
    path(f"{settings.STATIC_URL.strip('/')}/<path:path>", static, name="static"),
]

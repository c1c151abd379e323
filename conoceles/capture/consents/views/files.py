# SPDX-License-Identifier: EUPL-1.2
"""Consents as files, always saved and never opened inside this site; and the acuse on the screen."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from conoceles.accounts.policy import policy
from conoceles.capture.consents import actions, documents
from conoceles.capture.consents.permissions import may_consent, may_read_form
from conoceles.capture.consents.phrases import NAMES, PHRASES
from conoceles.capture.models import Consent
from conoceles.elections.consent import Decision
from conoceles.files.downloads import download
from conoceles.kernel.refusals import Refused, sentence


def _consent(request: HttpRequest, consent: int) -> Consent:  # noqa: ARG001
    found = Consent.objects.select_related("text", "candidacy__process", "candidacy__person")
    return get_object_or_404(found, pk=consent)


@policy(may_read_form, on=_consent)
@require_safe
def acuse(request: HttpRequest, consent: Consent) -> HttpResponse:
    """What was decided, on the screen."""
    return _page(request, consent)


def _page(request: HttpRequest, consent: Consent, *, refused: str = "") -> HttpResponse:
    context = {
        "consent": consent,
        "name": NAMES[Decision(consent.decision)],
        "at": documents.instant(consent),
        "own": may_consent(request.acting, consent.candidacy),
        "refused": refused,
    }
    return render(request, "consents/acuse.html", context, status=HTTPStatus.GONE if refused else HTTPStatus.OK)


@policy(may_read_form, on=_consent)
@require_safe
def acuse_file(request: HttpRequest, consent: Consent) -> HttpResponse:  # noqa: ARG001
    """The same as a PDF, to be kept or printed."""
    return download(documents.acuse(consent), f"acuse-{consent.folio.lower()}.pdf")


@policy(may_read_form, on=_consent)
@require_safe
def scan(request: HttpRequest, consent: Consent) -> HttpResponse:
    """The form as it was scanned; reading it is on record."""
    try:
        content = actions.read_form(consent, by=request.acting)
    except Refused as refusal:
        return _page(request, consent, refused=sentence(refusal, PHRASES))
    return download(content, f"formato-{consent.folio.lower()}.{consent.scan.rpartition('.')[2]}")

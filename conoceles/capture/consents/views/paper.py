# SPDX-License-Identifier: EUPL-1.2
"""A form signed by hand: handed in by the candidacy, or received at a desk."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from conoceles.accounts import quotas
from conoceles.accounts.phrases import PHRASES as OF_ACCOUNTS
from conoceles.accounts.policy import policy
from conoceles.accounts.rules.quotas import Spent
from conoceles.candidacies.models import Candidacy
from conoceles.capture.consents import actions, documents, forms, queries
from conoceles.capture.consents.permissions import may_consent, may_register
from conoceles.capture.consents.phrases import PHRASES
from conoceles.capture.consents.rules import Reason
from conoceles.credentials.phrases import PHRASES as OF_CREDENTIALS
from conoceles.credentials.rules import Reason as OfScans
from conoceles.files.downloads import download
from conoceles.kernel.refusals import Refused, sentence
from conoceles.vault.phrases import PHRASES as OF_VAULT

from .own import own_candidacy

#: The field beside which each refusal of a signed form is told.
FIELDS = {
    Reason.OTHER_NAME: "signature",
    Reason.SIGNED_LATER: "signed_on",
    Reason.NO_WITNESSES: "witness_one",
    Reason.NO_INTERPRETER: "interpreter",
    Reason.SAME_DECISION: "scan",
    OfScans.ACUSE_TOO_LARGE: "scan",
    OfScans.ACUSE_UNKNOWN: "scan",
    OfScans.ACUSE_ACTIVE: "scan",
}


def field(form: forms.ByHandForm, refusal: Refused) -> str | None:
    """Where *form* tells a refusal; None, above it."""
    named = FIELDS.get(refusal.reason)
    return named if named in form.fields else None


def _candidacy(request: HttpRequest, candidacy: uuid.UUID) -> Candidacy:  # noqa: ARG001
    return get_object_or_404(Candidacy.objects.select_related("process", "person"), pk=candidacy)


def _page(request: HttpRequest, candidacy: Candidacy, *, desk: bool) -> HttpResponse:
    texts = [each.text for each in queries.standings(candidacy)]
    if not texts:
        raise Http404
    form = forms.PaperForm(request.POST or None, request.FILES or None, texts=texts, process=candidacy.process)
    if form.is_valid():
        try:
            quotas.spend(request.user, Spent.SCANS)
            handed = actions.hand_in(candidacy, by=request.acting, **form.handed_in())
        except Refused as refusal:
            told = sentence(refusal, PHRASES, OF_CREDENTIALS, OF_VAULT, OF_ACCOUNTS)
            if refusal.reason is Reason.SAME_DECISION:
                told = "Ese archivo ya se entregó. Si firmó otro formato, súbalo."
            form.add_error(field(form, refusal), told)
        else:
            return redirect("consents:acuse", handed.consents[0].pk)
    context = {"candidacy": candidacy, "form": form, "desk": desk}
    return render(request, "consents/paper.html", context, status=422 if form.is_bound else 200)


@policy(may_consent, on=own_candidacy, step_up=True)
@require_http_methods(["GET", "HEAD", "POST"])
def own(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    """The candidacy uploads what it signed on paper."""
    return _page(request, candidacy, desk=False)


@policy(may_register, on=_candidacy, step_up=True)
@require_http_methods(["GET", "HEAD", "POST"])
def desk(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    """A desk takes in what somebody signed before it; who registered it is kept beside who signed."""
    return _page(request, candidacy, desk=True)


@policy(may_register, on=_candidacy)
@require_safe
def desk_form(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:  # noqa: ARG001
    """The form of that candidacy, to be printed and signed at the desk."""
    return download(documents.blank_forms([candidacy]), "formato-de-consentimiento.pdf")

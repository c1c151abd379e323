# SPDX-License-Identifier: EUPL-1.2
"""Forms printed together, and what came back signed: handed over, matched by code, accepted, and registered."""

from contextlib import suppress

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from conoceles.accounts import quotas
from conoceles.accounts.phrases import PHRASES as OF_ACCOUNTS
from conoceles.accounts.policy import policy
from conoceles.accounts.rules.quotas import Spent
from conoceles.capture.consents import documents, forms, queries, scan_actions, scanning
from conoceles.capture.consents.permissions import (
    may_hand_over,
    may_handle_batch,
    may_handle_scan,
    may_read_scan,
    may_register_scan,
)
from conoceles.capture.consents.phrases import MATCHES, PHRASES
from conoceles.capture.consents.rules import Match
from conoceles.capture.models import Scan, ScanBatch
from conoceles.capture.queries.reached import process_of
from conoceles.credentials.phrases import PHRASES as OF_CREDENTIALS
from conoceles.credentials.rules import acuse_kind
from conoceles.files.downloads import download
from conoceles.files.uploading import too_large
from conoceles.kernel.refusals import Refused, sentence
from conoceles.vault.phrases import PHRASES as OF_VAULT

from .paper import field

#: How many forms one file prints: some four hundred sheets.
PART = 200
_PAGE = 50
#: More digits than any part has.
_LONGEST = 6


@policy(may_hand_over, step_up=True)
@require_http_methods(["GET", "HEAD", "POST"])
def papers(request: HttpRequest) -> HttpResponse:
    """What there is to print, what was handed over, and what waits to be registered."""
    process = process_of(request.acting)
    asks = bool(queries.texts(process))
    form = forms.ScansForm(
        request.POST if request.method == "POST" else None, request.FILES or None, too_large=too_large(request)
    )
    if asks and form.is_valid():
        batch = _handed_over(request, form)
        if batch is not None:
            return redirect("consents:batch", batch.pk)
    everyone = "todas" in request.GET
    count = len(scanning.to_print(request.acting, all_of_them=everyone)) if asks else 0
    batches = ScanBatch.objects.filter(by__role=request.acting.role, by__scope=request.acting.scope)
    if request.acting.within:
        batches = batches.filter(by=request.acting)
    context = {
        "asks": asks,
        "form": form,
        "count": count,
        "everyone": everyone,
        "parts": [(n + 1, n * PART + 1, min(count, (n + 1) * PART)) for n in range(-(-count // PART))],
        "batches": Paginator(batches.select_related("by__user"), _PAGE).get_page(request.GET.get("hoja")),
        "waiting": list(scanning.waiting(request.acting)[:_PAGE]),
    }
    return render(request, "consents/papers.html", context, status=422 if form.is_bound else 200)


def _handed_over(request: HttpRequest, form: forms.ScansForm) -> ScanBatch | None:
    """Those that are scans; of the others it is said why not, and by what name they came."""
    try:
        quotas.spend(request.user, Spent.SCANS, len(form.cleaned_data["scans"]))
    except Refused as refusal:
        form.add_error("scans", sentence(refusal, OF_ACCOUNTS))
        return None
    good, wrong = [], []
    for each in form.cleaned_data["scans"]:
        content = each.read()
        try:
            acuse_kind(content)
        except Refused as refusal:
            wrong.append(f"«{each.name}»: {sentence(refusal, OF_CREDENTIALS)}")
        else:
            good.append((each.name, content))
    if not good:
        for told in wrong:
            form.add_error("scans", told)
        return None
    batch = ScanBatch(process=process_of(request.acting), by=request.acting)
    scan_actions.hand_over(batch, scans=good, by=request.acting)
    for told in wrong:
        messages.warning(request, f"No se recibió {told}")
    return batch


@policy(may_hand_over, step_up=True)
@require_safe
def print_file(request: HttpRequest) -> HttpResponse:
    """The forms of all, or of a part where they are too many for one file."""
    found = scanning.to_print(request.acting, all_of_them="todas" in request.GET)
    asked = request.GET.get("parte", "1")
    at = (int(asked) - 1) * PART if asked.isascii() and asked.isdigit() and len(asked) < _LONGEST else -1
    some = found[at : at + PART] if at >= 0 else []
    if not some or not queries.texts(some[0].process):
        return redirect("consents:papers")  # which says what there is to print
    return download(documents.blank_forms(some), f"formatos-de-consentimiento-{asked}.pdf")


def _batch(request: HttpRequest, batch: int) -> ScanBatch:  # noqa: ARG001
    return get_object_or_404(ScanBatch.objects.select_related("process", "by__user"), pk=batch)


def _scan(request: HttpRequest, scan: int) -> Scan:  # noqa: ARG001
    found = Scan.objects.select_related(
        "batch__process", "batch__by__user", "candidacy__process", "candidacy__person", "candidacy__formula__postulant",
        "candidacy__formula__answered_by", "candidacy__formula__position", "candidacy__formula__territory",
    )  # fmt: skip
    return get_object_or_404(found, pk=scan)


@policy(may_handle_batch, on=_batch)
@require_http_methods(["GET", "HEAD", "POST"])
def batch(request: HttpRequest, batch: ScanBatch) -> HttpResponse:
    """What each scan turned out to be; those that match are accepted together, and nothing before that."""
    refused = ""
    if request.method == "POST":
        try:
            found = scan_actions.accept(batch, seen=request.POST.get("seen", ""), by=request.acting)
        except Refused as refusal:
            refused = sentence(refusal, PHRASES)
        else:
            if found:
                messages.success(request, f"Se aceptaron {len(found)}. La mesa lee y registra cada uno.")
            return redirect("consents:batch", batch.pk)
    return _list(request, batch, refused=refused)


def _list(request: HttpRequest, batch: ScanBatch, *, refused: str = "", typed: Scan | None = None) -> HttpResponse:
    looked = scanning.of_batch(batch)
    context = {
        "batch": batch,
        "rows": [(each, *MATCHES[each.match], each.match in scanning.WRONG) for each in looked],
        "typed": request.POST.get("code", ""),
        "wrong_one": typed,
        "seen": scanning.listing(looked),
        "matched": sum(each.match is Match.MATCHED for each in looked),
        "mismatched": sum(each.match in scanning.WRONG for each in looked),
        "refused": refused,
    }
    return render(request, "consents/batch.html", context, status=422 if refused else 200)


@policy(may_handle_scan, on=_scan)
@require_POST
def name_scan(request: HttpRequest, scan: Scan) -> HttpResponse:
    """The code that stands on the form, typed."""
    form = forms.CodeForm(request.POST)
    if not form.is_valid():
        return _list(request, scan.batch, refused=" ".join(form.errors["code"]), typed=scan)
    try:
        scan_actions.name_scan(scan, code=form.cleaned_data["code"], by=request.acting)
    except Refused as refusal:
        return _list(request, scan.batch, refused=sentence(refusal, PHRASES), typed=scan)
    return redirect("consents:batch", scan.batch_id)


@policy(may_handle_scan, on=_scan)
@require_POST
def take_away(request: HttpRequest, scan: Scan) -> HttpResponse:
    """It is not to be registered; what somebody took away a moment ago is gone already."""
    with suppress(Refused):
        scan_actions.take_away(scan, by=request.acting)
    return redirect("consents:batch", scan.batch_id)


@policy(may_read_scan, on=_scan)
@require_safe
def scan_file(request: HttpRequest, scan: Scan) -> HttpResponse:
    """The scan as it came; reading it is on record."""
    try:
        content = scan_actions.read_scan(scan, by=request.acting)
    except Refused as refusal:
        messages.error(request, sentence(refusal, PHRASES))
        return redirect("consents:papers")
    return download(content, f"formato-{scan.pk}.{scan.file.rpartition('.')[2]}")


@policy(may_register_scan, on=_scan, step_up=True)
@require_http_methods(["GET", "HEAD", "POST"])
def register(request: HttpRequest, scan: Scan) -> HttpResponse:
    """A desk reads one accepted scan and writes down what it says; then comes the next."""
    texts = queries.texts(scan.candidacy.process)
    if not texts or scan.settled_at:
        return redirect("consents:papers")
    form = forms.ByHandForm(
        request.POST or None, texts=texts, process=scan.candidacy.process,
        initial={"signature": scan.candidacy.person.name},
    )  # fmt: skip
    if form.is_valid():
        try:
            scan_actions.register(scan, by=request.acting, **form.handed_in())
        except Refused as refusal:
            form.add_error(field(form, refusal), sentence(refusal, PHRASES, OF_CREDENTIALS, OF_VAULT))
        else:
            messages.success(request, f"Se registró el formato de {scan.candidacy.person.name}.")
            following = scanning.waiting(request.acting).first()
            return redirect("consents:register", following.pk) if following else redirect("consents:papers")
    context = {
        "scan": scan,
        "candidacy": scan.candidacy,
        "form": form,
        "left": scanning.waiting(request.acting).count(),
    }
    return render(request, "consents/register.html", context, status=422 if form.is_bound else 200)

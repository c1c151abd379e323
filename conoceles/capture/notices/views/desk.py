# SPDX-License-Identifier: EUPL-1.2
"""What waits to be handed over, its printed notices, and what came of each."""

import uuid

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from conoceles.accounts.policy import policy
from conoceles.capture.models import NoticeDelivery
from conoceles.capture.notices import actions, documents, forms, queries
from conoceles.capture.notices.permissions import may_keep_proof, may_notify, may_notify_any
from conoceles.capture.notices.phrases import PHRASES
from conoceles.capture.notices.rules import Reason, folio
from conoceles.credentials.phrases import PHRASES as OF_CREDENTIALS
from conoceles.credentials.rules import Reason as OfScans
from conoceles.files.downloads import download
from conoceles.kernel.refusals import Refused, sentence
from conoceles.outbox.models import Message
from conoceles.outbox.rendering import render as worded

#: How many notices one page lists, and one file prints.
_PAGE = 50
_FIELDS = {
    Reason.NOT_YET: "day",
    Reason.BEFORE_IT_WAS: "day",
    Reason.NOBODY_RECEIVED: "received_by",
    OfScans.ACUSE_TOO_LARGE: "acuse",
    OfScans.ACUSE_UNKNOWN: "acuse",
    OfScans.ACUSE_ACTIVE: "acuse",
}


def _page(request: HttpRequest) -> Paginator:
    return Paginator(queries.waiting(request.acting), _PAGE).get_page(request.GET.get("hoja"))


def _told(page: Paginator) -> list[queries.Told]:
    found = {each.pk: each for each in Message.objects.filter(pk__in=list(page)).prefetch_related("handed_over")}
    return queries.told(found[pk] for pk in page if pk in found)


@policy(may_notify_any)
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The notices of whoever has no mail, that this desk still has to hand over."""
    page = _page(request)
    context = {"page": page, "rows": [(each, worded(each.message).subject) for each in _told(page)]}
    return render(request, "notices/waiting.html", context)


@policy(may_notify_any)
@require_safe
def cedulas(request: HttpRequest) -> HttpResponse:
    """Those of one page of the list, to be printed together."""
    found = _told(_page(request))
    if not found:
        return redirect("notices:waiting")
    return download(documents.cedulas(found), "cedulas.pdf")


def _message(request: HttpRequest, notice: uuid.UUID) -> Message:  # noqa: ARG001
    return get_object_or_404(Message, pk=notice)


@policy(may_notify, on=_message)
@require_safe
def cedula(request: HttpRequest, message: Message) -> HttpResponse:  # noqa: ARG001
    """One of them; of a notice that went by mail too, for whoever asks for it on paper."""
    content = documents.cedulas(queries.told([message]))
    return download(content, f"{folio(message.pk)}.pdf")


@policy(may_notify, on=_message)
@require_http_methods(["GET", "HEAD", "POST"])
def deliver(request: HttpRequest, message: Message) -> HttpResponse:
    """What it says, what was tried, and the form with which a delivery is registered."""
    form = forms.ProofForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        acuse = form.cleaned_data["acuse"]
        try:
            actions.deliver(message, delivery=form.proof(), acuse=acuse.read() if acuse else b"", by=request.acting)
        except Refused as refusal:
            form.add_error(_FIELDS.get(refusal.reason), sentence(refusal, PHRASES, OF_CREDENTIALS))
        else:
            messages.success(request, "La constancia quedó registrada.")
            return redirect("notices:deliver", message.pk)
    context = {
        "told": queries.told([message])[0],
        "message": message,
        "said": worded(message),
        "folio": folio(message.pk),
        "deliveries": message.handed_over.select_related("by__user"),
        "tries": message.tries.all(),
        "form": form,
    }
    return render(request, "notices/deliver.html", context, status=422 if form.is_bound else 200)


def _delivery(request: HttpRequest, proof: int) -> NoticeDelivery:  # noqa: ARG001
    return get_object_or_404(NoticeDelivery.objects.select_related("message"), pk=proof)


@policy(may_keep_proof, on=_delivery)
@require_http_methods(["GET", "HEAD", "POST"])
def acuse(request: HttpRequest, delivery: NoticeDelivery) -> HttpResponse:
    """Keep the receipt of a proof, or read the one there is."""
    if request.method != "POST" and delivery.acuse:
        try:
            content = actions.read_acuse(delivery, by=request.acting)
        except Refused as refusal:
            messages.error(request, sentence(refusal, PHRASES))
            return redirect("notices:deliver", delivery.message_id)
        return download(content, delivery.acuse.rpartition("/")[2])
    form = forms.AcuseForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            actions.keep_acuse(delivery, content=form.cleaned_data["acuse"].read(), by=request.acting)
        except Refused as refusal:
            form.add_error("acuse", sentence(refusal, PHRASES, OF_CREDENTIALS))
        else:
            return redirect("notices:deliver", delivery.message_id)
    bound = request.method == "POST"
    context = {"form": form, "delivery": delivery, "folio": folio(delivery.message_id)}
    return render(request, "notices/acuse.html", context, status=422 if bound else 200)

# SPDX-License-Identifier: EUPL-1.2
"""One account: its letters, its deliveries, and what whoever delivers does."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from conoceles.accounts import quotas
from conoceles.accounts.phrases import PHRASES as OF_ACCOUNTS
from conoceles.accounts.policy import policy
from conoceles.accounts.rules.quotas import Spent
from conoceles.credentials import actions, forms, issuing, letters, queries
from conoceles.credentials.models import Account, Delivery, Letter
from conoceles.credentials.permissions import may_deliver, may_issue_again, may_keep_acuse
from conoceles.credentials.phrases import PHRASES
from conoceles.files.downloads import download
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused, sentence
from conoceles.outbox import actions as outbox
from conoceles.outbox import queries as notices
from conoceles.outbox.rendering import render as worded
from conoceles.record.naming import named


def account_of(request: HttpRequest, account: uuid.UUID) -> Account:  # noqa: ARG001
    """The account of an address."""
    return get_object_or_404(queries.with_standing(Account.objects.all()), pk=account)


def _delivery_of(request: HttpRequest, delivery: int) -> Delivery:  # noqa: ARG001
    found = Delivery.objects.select_related("letter__account__process", "letter__account__council")
    return get_object_or_404(found, pk=delivery)


@policy(may_deliver, on=account_of)
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest, account: Account) -> HttpResponse:
    """Whose it is, what was done, and the form with which a delivery is registered."""
    form = forms.DeliveryForm(request.POST or None, request.FILES or None)
    letter = Letter.objects.filter(pk=account.last_letter).first()
    if form.is_valid() and letter is not None:
        try:
            delivery = actions.deliver(letter, delivery=form.delivery(), by=request.acting)
        except Refused as refusal:
            form.add_error(None, sentence(refusal, PHRASES))
        else:
            messages.success(request, "Quedó registrado.")
            return _with_acuse(request, delivery, form)
    return _page(request, account, form=form)


def _with_acuse(request: HttpRequest, delivery: Delivery, form: forms.DeliveryForm) -> HttpResponse:
    """The delivery stays registered when its receipt cannot be kept: it did happen."""
    uploaded = form.cleaned_data["acuse"]
    if uploaded:
        try:
            quotas.spend(request.user, Spent.SCANS)
            actions.keep_acuse(delivery, content=uploaded.read(), by=request.acting)
        except Refused as refusal:
            wrong = forms.AcuseForm(data={}, files={})
            wrong.errors["acuse"] = wrong.error_class([sentence(refusal, PHRASES, OF_ACCOUNTS)])
            context = {"form": wrong, "delivery": delivery, "back": _back(request, delivery).url}
            return render(request, "credentials/acuse.html", context, status=422)
    return redirect("credentials:account", delivery.letter.account_id)


def _page(request: HttpRequest, account: Account, *, form: Any, refused: str = "") -> HttpResponse:
    now = clock.now()
    letter = Letter.objects.filter(pk=account.last_letter).select_related("activation").first()
    waiting = notices.for_hands(named(account)).first()
    context = {
        "account": account,
        "holder": letters.holder(account),
        "standing": queries.standing_of(account, now),
        "letter": letter,
        "serves": letter is not None and queries.in_force(letter, now),
        "deliveries": Delivery.objects.filter(letter__account=account).select_related("letter", "by__user"),
        "moves": account.moves.select_related("postulant", "council"),
        "form": form,
        "refused": refused,
        "notice": waiting,
        "notice_text": worded(waiting).short if waiting else "",
        "told_form": forms.ToldForm(),
        "notice_form": forms.NoticeForm(),
        "may_issue_again": may_issue_again(request.acting, account),
    }
    return render(request, "credentials/account.html", context, status=422 if form.is_bound or refused else 200)


@policy(may_issue_again, on=account_of, step_up=True)
@require_http_methods(["GET", "HEAD", "POST"])
def issue_again(request: HttpRequest, account: Account) -> HttpResponse:
    """Ask first: the former letter dies, and with it whoever was in the account."""
    refused = ""
    if request.method == "POST":
        try:
            issuing.issue_again(account, by=request.acting)
        except Refused as refusal:
            refused = sentence(refusal, PHRASES)
        else:
            messages.success(request, "Se emitió una carta nueva. La anterior ya no sirve.")
            return redirect("credentials:account", account.pk)
    context = {"account": account, "holder": letters.holder(account), "refused": refused}
    return render(request, "credentials/issue_again.html", context, status=422 if refused else 200)


@policy(may_issue_again, on=account_of, step_up=True)
@require_safe
def letter(request: HttpRequest, account: Account) -> HttpResponse:
    """The letter in force, to be printed."""
    found = Letter.objects.filter(pk=account.last_letter).select_related("activation").first()
    if found is None:
        raise Http404
    try:
        pdf = actions.read(found, by=request.acting)
    except Refused as refusal:
        context = {"account": account, "holder": letters.holder(account), "refused": sentence(refusal, PHRASES)}
        return render(request, "credentials/issue_again.html", context, status=410)
    return download(pdf, f"carta-{account.user.username}.pdf")


@policy(may_deliver, on=account_of)
@require_POST
def announce(request: HttpRequest, account: Account) -> HttpResponse:
    """Have somebody told by mail, or leave the notice on the page to be printed or copied."""
    form = forms.NoticeForm(request.POST)
    if not form.is_valid():
        return _page(request, account, form=forms.DeliveryForm(), refused=" ".join(form.errors["to"]))
    try:
        if form.cleaned_data["to"]:
            quotas.spend(request.user, Spent.ANNOUNCEMENTS)
        actions.announce(account, to=form.cleaned_data["to"], by=request.acting)
    except Refused as refusal:
        return _page(request, account, form=forms.DeliveryForm(), refused=sentence(refusal, PHRASES, OF_ACCOUNTS))
    return redirect("credentials:account", account.pk)


@policy(may_deliver, on=account_of)
@require_POST
def told(request: HttpRequest, account: Account) -> HttpResponse:
    """The notice on the page was handed over, and how."""
    form = forms.ToldForm(request.POST)
    waiting = notices.for_hands(named(account)).first()
    if not form.is_valid():
        return _page(request, account, form=forms.DeliveryForm(), refused="Diga cómo se comunicó el aviso.")
    if waiting is not None:  # else somebody said so a moment ago
        outbox.hand_over(waiting, how=form.cleaned_data["how"], by=request.acting)
    return redirect("credentials:account", account.pk)


@policy(may_keep_acuse, on=_delivery_of)
@require_http_methods(["GET", "HEAD", "POST"])
def acuse(request: HttpRequest, delivery: Delivery) -> HttpResponse:
    """Keep the receipt of a delivery, or read the one there is."""
    if request.method != "POST" and delivery.acuse:
        try:
            return download(actions.read_acuse(delivery, by=request.acting), delivery.acuse.rpartition("/")[2])
        except Refused as refusal:
            refused = sentence(refusal, PHRASES)
            if not may_deliver(request.acting, delivery.letter.account):
                context = {"delivery": delivery, "back": _back(request, delivery).url, "refused": refused}
                return render(request, "credentials/acuse.html", context, status=422)
            account = account_of(request, delivery.letter.account_id)
            return _page(request, account, form=forms.DeliveryForm(), refused=refused)
    form = forms.AcuseForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            quotas.spend(request.user, Spent.SCANS)
            actions.keep_acuse(delivery, content=form.cleaned_data["acuse"].read(), by=request.acting)
        except Refused as refusal:
            form.add_error("acuse", sentence(refusal, PHRASES, OF_ACCOUNTS))
        else:
            return _back(request, delivery)
    bound = request.method == "POST"
    context = {"form": form, "delivery": delivery, "back": _back(request, delivery).url}
    return render(request, "credentials/acuse.html", context, status=422 if bound else 200)


def _back(request: HttpRequest, delivery: Delivery) -> HttpResponseRedirect:
    """To its account, or to the list of whoever delivers the account no more."""
    account = delivery.letter.account
    if may_deliver(request.acting, account):
        return HttpResponseRedirect(reverse("credentials:account", args=[account.pk]))
    return HttpResponseRedirect(reverse("credentials:deliveries"))

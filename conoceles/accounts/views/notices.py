# SPDX-License-Identifier: EUPL-1.2
"""What people are told of their accounts: where it goes, what it said, and what must still be told by hand."""

import uuid
from contextlib import suppress

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from conoceles.accounts import actions, forms, queries
from conoceles.accounts.permissions import may_see_people
from conoceles.accounts.policy import policy, signed_in
from conoceles.kernel.refusals import Refused
from conoceles.outbox import actions as outbox
from conoceles.outbox import queries as messages
from conoceles.outbox.models import Message
from conoceles.outbox.rendering import render as worded

_PAGE = 20


@policy(signed_in, step_up=True)
@require_http_methods(["GET", "HEAD", "POST"])
def email(request: HttpRequest) -> HttpResponse:
    """Where my notices go. It is no way in: nothing is recovered by mail."""
    form = forms.EmailForm(request.POST or None, initial={"email": request.user.email})
    if form.is_valid():
        if form.cleaned_data["email"] != request.user.email:
            actions.change_email(request.user, email=form.cleaned_data["email"], by=actions.Oneself(request.user))
        return redirect("accounts:home")
    return render(request, "accounts/email.html", {"form": form}, status=422 if form.is_bound else 200)


@policy(signed_in)
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """What I was told of my account, also when there was nowhere to send it."""
    told = messages.about(queries.named(request.user))
    page = Paginator(told, _PAGE).get_page(request.GET.get("hoja"))
    return render(request, "accounts/notices.html", {"page": page, "notices": [(each, worded(each)) for each in page]})


@policy(may_see_people)
@require_safe
def by_hand(request: HttpRequest) -> HttpResponse:
    """What must be printed, read aloud or copied to the people whom I invite."""
    page = Paginator(queries.notices_by_hand(request.acting), _PAGE).get_page(request.GET.get("hoja"))
    context = {"page": page, "notices": [(each, worded(each)) for each in page], "form": forms.ToldForm()}
    return render(request, "accounts/notices_by_hand.html", context)


def _notice(request: HttpRequest, message: uuid.UUID) -> Message:
    """A notice of somebody whom she invites."""
    found = get_object_or_404(Message, pk=message)
    if found.about not in queries.invited(request.acting):
        raise Http404
    return found


@policy(may_see_people, on=_notice)
@require_POST
def told(request: HttpRequest, notice: Message) -> HttpResponse:
    """One of them was told, and how; one that somebody told a moment ago needs nothing more."""
    form = forms.ToldForm(request.POST)
    if not form.is_valid():
        context = {"notices": [(notice, worded(notice))], "form": form}
        return render(request, "accounts/notices_by_hand.html", context, status=422)
    with suppress(Refused):
        outbox.hand_over(notice, how=form.cleaned_data["how"], by=request.acting)
    return redirect("accounts:notices-by-hand")

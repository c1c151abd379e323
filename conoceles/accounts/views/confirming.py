# SPDX-License-Identifier: EUPL-1.2
"""What a first person gave waits here for the second, where a process asks for two."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from conoceles.accounts import confirming, queries
from conoceles.accounts.models import Capacity
from conoceles.accounts.permissions import may_confirm, may_see_unconfirmed
from conoceles.accounts.phrases import PHRASES
from conoceles.accounts.policy import policy
from conoceles.kernel.refusals import Refused, sentence

from .appointing import capacity_of


@policy(may_see_unconfirmed)
@require_safe
def unconfirmed(request: HttpRequest) -> HttpResponse:
    """What waits, and which of it this person may confirm: not what she asked for herself."""
    found = queries.worded(list(queries.unconfirmed(request.acting.scope)))
    rows = [(each, may_confirm(request.acting, each)) for each in found]
    asked = queries.asks_two_persons(request.acting.scope)
    return render(request, "accounts/unconfirmed.html", {"rows": rows, "asked": asked})


@policy(may_confirm, on=capacity_of, step_up=True)
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, capacity: Capacity) -> HttpResponse:
    """Look at who it is, and confirm."""
    refused = ""
    if request.method == "POST":
        try:
            confirming.confirm(capacity, by=request.acting)
        except Refused as refusal:
            refused = sentence(refusal, PHRASES)
        else:
            messages.success(request, f"{capacity.user.name or capacity.user.username}: {capacity.words}.")
            return redirect("accounts:unconfirmed")
    context = {"capacity": capacity, "refused": refused}
    return render(request, "accounts/confirm.html", context, status=422 if refused else 200)

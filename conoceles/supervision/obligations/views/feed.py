# SPDX-License-Identifier: EUPL-1.2
"""A calendar to subscribe to: its address is told once, and whoever has it needs no session."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from conoceles.accounts.policy import anyone, policy
from conoceles.elections.models import Process
from conoceles.elections.subjects import own_process
from conoceles.supervision.models import Feed
from conoceles.supervision.obligations import feed_actions, feeds, queries
from conoceles.supervision.plan.permissions import may_see_plan


@policy(may_see_plan, on=own_process)
@require_http_methods(["GET", "HEAD", "POST"])
def subscription(request: HttpRequest, process: Process) -> HttpResponse:
    """Make the address of one's own calendar, make it anew, or end it."""
    kept, address = queries.feed_of(request.acting), ""
    if request.method == "POST" and request.POST.get("step") == "end":
        if kept is not None:
            feed_actions.end(kept, by=request.acting)
    elif request.method == "POST":
        made = feed_actions.renew(Feed(capacity=request.acting), by=request.acting)
        address = settings.PRIVATE_URL + reverse("obligations:feed", args=[made.token])
    context = {"process": process, "feed": queries.feed_of(request.acting), "address": address}
    return render(request, "obligations/subscription.html", context)


@policy(anyone)
@never_cache
@require_safe
def file(request: HttpRequest, token: str) -> HttpResponse:  # noqa: ARG001
    """The calendar itself, for the program that asks for it."""
    feed = feeds.found(token)
    if feed is None:
        raise Http404
    response = HttpResponse(feeds.file(feed), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="obligaciones.ics"'
    return response

# SPDX-License-Identifier: EUPL-1.2
"""The first page of whoever signed in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from conoceles.accounts.policy import policy, signed_in
from conoceles.desks import queries
from conoceles.desks.phrases import ACTS, CAPACITIES
from conoceles.desks.places import doors
from conoceles.desks.waiting import waiting_for
from conoceles.desks.waiting.degraded import degraded
from conoceles.kernel import clock


@policy(signed_in)
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """What waits for me in the capacity I chose; whoever holds several chooses first."""
    if request.acting is None and request.capacities:
        return redirect(f"{reverse('accounts:capacities')}?next={reverse('start')}")
    told = waiting_for(request.acting, clock.now()) if request.acting else []
    done = [
        (entry.at, ACTS.get(entry.action, entry.action), CAPACITIES.get(entry.role, entry.role))
        for entry in queries.last_acts(request.user)
    ]
    context = {
        "notices": queries.recent_notices(request.user, clock.now()),
        "degraded": degraded(request.acting, clock.now()) if request.acting else [],
        "waiting": [each for each in told if each.waits],
        "going": [each for each in told if not each.waits],
        "done": done,
        "places": list(doors(request)) if request.acting else [],
    }
    return render(request, "desks/desk.html", context)

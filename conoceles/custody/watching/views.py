# SPDX-License-Identifier: EUPL-1.2
"""What whoever watches sees: from outside, one word for each thing; from the Unidad, all of it and what to do."""

from http import HTTPStatus

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from conoceles.accounts.policy import anyone, policy
from conoceles.custody.models import Alert
from conoceles.custody.permissions import may_watch
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused, sentence

from . import actions, phrases, probing, queries, rules, words
from .forms import Answer
from .permissions import may_answer


@policy(anyone)
@require_safe
def alive(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Whether this process answers; it asks nothing of anything."""
    return _words("viva\n", HTTPStatus.OK)


@policy(anyone)
@require_safe
def ready(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Whether it can serve: 503 where any of what it stands on is not well."""
    found = probing.ready()
    well = all(word == probing.WELL for word in found.values())
    said = "".join(f"{name}: {word}\n" for name, word in found.items())
    return _words(said, HTTPStatus.OK if well else HTTPStatus.SERVICE_UNAVAILABLE)


@policy(may_watch)
@require_safe
def standing(request: HttpRequest) -> HttpResponse:
    """How each part stands, what is open and what was."""
    now = clock.now()
    shown = list(queries.opened())
    kinds = queries.degraded(now)
    verified = queries.last_verification()
    blind = queries.blind(now)
    context = {
        "parts": queries.parts(kinds, words.TITLES, unseen=blind),
        "alerts": [_told(each) for each in shown],
        "past": [_told(each) for each in queries.past()],
        "looked_at": queries.looked_at(),
        "blind": blind,
        "verified": verified,
        "faults": (verified.record_faults + verified.release_faults) if verified else [],
        "reports": [(each, words.readings(each.counts)) for each in queries.reports()],
        "limits": [(limit, settings.ALERTS[name]) for name, limit in rules.LIMITS.items()],
    }
    return render(request, "watching/standing.html", context)


def _alert(request: HttpRequest, alert: int) -> Alert:  # noqa: ARG001
    found = Alert.objects.select_related("answered_by__user").filter(pk=alert).first()
    if found is None:
        raise Http404
    return found


@policy(may_answer, on=_alert)
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, alert: Alert) -> HttpResponse:
    """One alert; and, where nobody did yet, answering for it."""
    form = Answer(request.POST if request.method == "POST" else None)
    status = HTTPStatus.OK
    if request.method == "POST":
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        if form.is_valid():
            try:
                actions.answer(alert, note=form.cleaned_data["note"], by=request.acting)
            except Refused as refusal:
                form.add_error(None, sentence(refusal, phrases.PHRASES))
                alert.refresh_from_db()
            else:
                return HttpResponseRedirect(reverse("watching:standing"))
    return render(request, "watching/answer.html", {"told": _told(alert), "form": form}, status=status)


def _told(alert: Alert) -> dict[str, object]:
    return {
        "alert": alert,
        "title": words.TITLES[alert.kind],
        "figures": words.figures(alert),
        "do": words.TO_DO[alert.kind],
    }


def _words(said: str, status: HTTPStatus) -> HttpResponse:
    return HttpResponse(said, status=status, content_type="text/plain; charset=utf-8")

# SPDX-License-Identifier: EUPL-1.2
"""For the institute: who has not sent, and opening the window for one alone."""

from zoneinfo import ZoneInfo

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from conoceles.accounts.models import Capacity
from conoceles.accounts.policy import policy
from conoceles.accounts.rules import Act, Place, permits
from conoceles.capture import actions
from conoceles.capture import omissions as listed
from conoceles.capture.forms import OpeningForm
from conoceles.capture.notices.permissions import may_certify
from conoceles.capture.permissions import may_follow, may_open
from conoceles.capture.phrases import PHRASES
from conoceles.capture.queries.omissions import owing
from conoceles.elections.models import Process
from conoceles.files.papers import paper_file
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused, sentence
from conoceles.look.dates import day

from .asked import Asked, about_term, asked

_PAGE = 100


def _process(request: HttpRequest) -> Process:
    found = Process.objects.filter(slug=request.acting.scope).first()
    if found is None:
        raise Http404
    return found


@policy(may_follow)
@require_safe
def omissions(request: HttpRequest) -> HttpResponse:
    """Who owes and has not sent: those whose last day went by, or all of them."""
    process = _process(request)
    everybody = list(owing(process, now=clock.now()))
    late = [each for each in everybody if each.omitted]
    every = request.GET.get("ver") == "todas"
    page = Paginator(everybody if every else late, _PAGE).get_page(request.GET.get("hoja"))
    context = {
        "process": process,
        "page": page,
        "rows": [(each, day(each.term.last_day) if each.term.last_day else "") for each in page],
        "every": every,
        "omitted": len(late),
        "pending": len(everybody) - len(late),
        "certifies": may_certify(request.acting, process),
        "may_open": permits(request.acting, Act.OPEN_CAPTURE, Place(process=process.slug)),
    }
    return render(request, "capture/omissions.html", context)


@policy(may_follow, step_up=True)
@require_safe
def omissions_file(request: HttpRequest, kind: str) -> HttpResponse:
    """The same list as a paper, with its cut-off."""
    return paper_file(listed.document(_process(request), now=clock.now()), kind, "omisos")


def _may_open(by: Capacity, asked: Asked) -> bool:
    return may_open(by, asked.candidacy)


@policy(_may_open, on=asked, step_up=True)
@require_http_methods(["GET", "HEAD", "POST"])
def open_window(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Open the window for one candidacy until a day, saying why."""
    candidacy = asked.candidacy
    form = OpeningForm(request.POST or None, process=candidacy.process)
    if form.is_valid():
        try:
            actions.open_window(candidacy, by=request.acting, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, sentence(refusal, PHRASES))
        else:
            return redirect("capture:open", candidacy.pk)
    zone = ZoneInfo(candidacy.process.timezone)
    openings = candidacy.openings.select_related("agreement", "by__user")
    context = {
        "form": form,
        "candidacy": candidacy,
        "term": about_term(candidacy, clock.now()),
        "openings": [(each, each.since.astimezone(zone)) for each in openings],
    }
    return render(request, "capture/open.html", context, status=422 if form.is_bound else 200)

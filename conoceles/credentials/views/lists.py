# SPDX-License-Identifier: EUPL-1.2
"""What there is to deliver, and how it goes."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from conoceles.accounts.policy import policy
from conoceles.credentials import forms, letters, packages, queries, report
from conoceles.credentials.models import Batch
from conoceles.credentials.permissions import may_issue, may_list, may_read_report
from conoceles.elections import actions as elections
from conoceles.elections.models import Council, Process
from conoceles.elections.permissions import may_locate
from conoceles.elections.subjects import own_process
from conoceles.kernel import clock

from .bulk import prepared

_PAGE = 100


@policy(may_list)
@require_safe
def deliveries(request: HttpRequest) -> HttpResponse:
    """The accounts that somebody delivers, those that nobody has in hand unless all are asked for."""
    process, council = queries.delivers(request.acting)
    now = clock.now()
    form = forms.FilterForm(request.GET, process=process, own=council)
    chosen = form.cleaned_data if form.is_valid() else {}
    accounts = queries.to_deliver(process, council=council or chosen.get("council"))
    if chosen.get("postulant"):
        accounts = accounts.filter(postulant=chosen["postulant"])
    if chosen.get("show") != "todas":
        accounts = queries.undelivered(accounts, now)
    page = Paginator(accounts, _PAGE).get_page(request.GET.get("hoja"))
    asked = request.GET.copy()
    asked.pop("hoja", None)
    context = {
        "process": process,
        "council": council,
        "form": form,
        "page": page,
        "asked": asked.urlencode(),
        "rows": [(each, letters.holder(each), queries.standing_of(each, now)) for each in page],
        "owed": queries.owed_elsewhere(request.acting) if council else (),
        "may_issue": may_issue(request.acting, process),
        "unissued": 0 if council else queries.without_account(Batch(process=process)),
    }
    return render(request, "credentials/deliveries.html", context)


@policy(may_read_report)
@require_safe
def report_page(request: HttpRequest) -> HttpResponse:
    """The report of activity 10, on the screen."""
    process = own_process(request)
    return render(request, "credentials/report.html", {"report": report.of_deliveries(process)})


@policy(may_issue, on=own_process)
@require_safe
def package_list(request: HttpRequest, process: Process) -> HttpResponse:
    """The packages that can be put together."""
    context = {
        "councils": list(packages.by_council(process)),
        "representations": list(packages.by_representation(process)),
        "prepared": prepared(process),
    }
    return render(request, "credentials/packages.html", context)


def _council_of(request: HttpRequest, council: int) -> Council:  # noqa: ARG001
    return get_object_or_404(Council.objects.select_related("process"), pk=council)


@policy(may_locate, on=_council_of)
@require_http_methods(["GET", "HEAD", "POST"])
def place(request: HttpRequest, council: Council) -> HttpResponse:
    """Where a council attends, and when: letters and notices print it."""
    form = forms.PlaceForm(request.POST or None, initial={"address": council.address, "hours": council.hours})
    if form.is_valid():
        elections.locate(council, by=request.acting, **form.cleaned_data)
        messages.success(request, "Quedó guardado. Las cartas y los avisos que se hagan desde ahora lo imprimen.")
        return redirect("credentials:deliveries")
    context = {"form": form, "council": council}
    return render(request, "credentials/place.html", context, status=422 if form.is_bound else 200)

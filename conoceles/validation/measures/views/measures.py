# SPDX-License-Identifier: EUPL-1.2
"""How the review goes, as a page and as a workbook."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from conoceles.accounts.policy import policy
from conoceles.elections.subjects import own_process
from conoceles.files.downloads import download
from conoceles.kernel import clock
from conoceles.look.papers import xlsx
from conoceles.validation.measures.document import document
from conoceles.validation.measures.forms import MeasuresForm
from conoceles.validation.measures.permissions import may_measure, may_see_load
from conoceles.validation.measures.queries import Figures


@policy(may_measure)
@require_safe
def measures(request: HttpRequest) -> HttpResponse:
    """The figures of a period."""
    process, now = own_process(request), clock.now()
    form = MeasuresForm(request.GET, process=process)
    load = may_see_load(request.acting, process)
    report = document(Figures(form.period(now)), load=load, now=now)
    context = {"form": form, "report": report, "load": load, "asked": request.GET.urlencode()}
    return render(request, "measures/measures.html", context, status=422 if form.errors else 200)


@policy(may_measure)
@require_safe
def file(request: HttpRequest) -> HttpResponse:
    """The same as a workbook; for whoever reviews, with the rows from which it is counted."""
    process, now = own_process(request), clock.now()
    figures = Figures(MeasuresForm(request.GET, process=process).period(now))
    load = may_see_load(request.acting, process)
    found = document(figures, load=load, now=now, rows=load)
    return download(xlsx(found), "medidas-de-la-revision.xlsx")

# SPDX-License-Identifier: EUPL-1.2
"""How far the capture has come, as whoever asks may see it."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from conoceles.accounts.policy import policy
from conoceles.elections.models import Process
from conoceles.elections.subjects import own_process
from conoceles.files.downloads import download
from conoceles.kernel import clock
from conoceles.statistics.models import ProgressCut
from conoceles.statistics.progress import files, queries, reports
from conoceles.statistics.progress.permissions import may_see_some
from conoceles.statistics.progress.series import series
from conoceles.statistics.progress.showing import Extent, extent, shown

#: How many days are on the screen; all of them are in the spreadsheet.
_DAYS = 14


@policy(may_see_some, on=own_process)
@require_safe
def progress(request: HttpRequest, process: Process) -> HttpResponse:
    """The last cut, or that of another day, with the days before it and the reports that are ordered."""
    by, today = request.acting, queries.lies_at(process, clock.now())
    asked = request.GET.get("dia", "")
    cut = _cut(process, asked)
    how = extent(by, process)
    context = {
        "process": process,
        "how": how.name.lower(),
        "asked": asked,
        "found": shown(cut, by) if cut else None,
        "cuts": queries.cuts(process).values_list("day", flat=True).reverse(),
        "days": list(series(process, by, newest=_DAYS)),
        "missed": [each.day for each in queries.missed(process, today) if not each.counted and each.day != today],
        "orders": queries.orders(process, today) if how is not Extent.OWN else [],
        "stages": reports.definitions(),
    }
    return render(request, "progress/progress.html", context)


@policy(may_see_some, on=own_process)
@require_safe
def as_csv(request: HttpRequest, process: Process) -> HttpResponse:
    """The cells that she may see, as they are frozen."""
    cut = _cut(process, request.GET.get("dia", ""))
    if cut is None:
        return _told(request)
    return download(files.csv(shown(cut, request.acting)), f"avance-{cut.day.isoformat()}.csv")


@policy(may_see_some, on=own_process)
@require_safe
def as_xlsx(request: HttpRequest, process: Process) -> HttpResponse:
    """The tables, every day, and what they are."""
    cut = _cut(process, request.GET.get("dia", ""))
    if cut is None:
        return _told(request)
    return download(files.xlsx(shown(cut, request.acting), request.acting), f"avance-{cut.day.isoformat()}.xlsx")


def _told(request: HttpRequest) -> HttpResponse:
    """To the screen, which says that there is no such cut, and which there are."""
    return redirect(f"{reverse('progress:progress')}?{urlencode({'dia': request.GET.get('dia', '')})}")


def _cut(process: Process, asked: str) -> ProgressCut | None:
    """The cut of the day *asked* for, or else the last one; None where that day has none."""
    if not asked:
        found = queries.last(process)
    else:
        try:
            found = queries.cuts(process).filter(day=date.fromisoformat(asked)).first()
        except ValueError:
            return None
    if found is not None:
        found.process = process
    return found

# SPDX-License-Identifier: EUPL-1.2
"""What is due, who owes it, what is late and what comes this week; one obligation; the process as a line."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from conoceles.accounts.policy import policy
from conoceles.accounts.queries import worded
from conoceles.elections.models import Process
from conoceles.elections.subjects import own_process
from conoceles.look.charts import drawn
from conoceles.supervision.models import Fulfilment, Obligation, Start
from conoceles.supervision.obligations import queries, showing
from conoceles.supervision.obligations.forms import FilterForm
from conoceles.supervision.obligations.permissions import may_excuse, may_meet, may_open_notice, may_see, may_start
from conoceles.supervision.obligations.timeline import timeline
from conoceles.supervision.plan.permissions import may_see_plan
from conoceles.supervision.plan.phrases import act as act_in_words
from conoceles.supervision.plan.showing import told

from .subjects import obligation_of

#: How many rows are shown at once.
_PAGE = 100


@policy(may_see_plan, on=own_process)
@require_safe
def board(request: HttpRequest, process: Process) -> HttpResponse:
    """Everything that is owed, or what one role owes."""
    ledger = queries.ledger(process)
    found = ledger.all()
    roles = {role for one in found for role in one.owed_by}
    form = FilterForm(request.GET or None, roles=roles)
    asked = form.cleaned_data if form.is_bound and form.is_valid() else {}
    chosen = [one for one in found if _fits(one, asked)]
    page = Paginator([one for one in chosen if one.standing.settled], _PAGE).get_page(request.GET.get("hoja"))
    context = {
        "process": process,
        "today": ledger.today,
        "form": form,
        "narrowed": len(chosen) != len(found),
        "all": len(found),
        "lights": showing.counted(chosen),
        "groups": showing.groups([one for one in chosen if not one.standing.settled], ledger.today),
        "settled": [showing.shown(one, ledger.today) for one in page],
        "page": page,
        "asked": urlencode({key: value for key, value in asked.items() if value}),
        "opened": bool(found),
        "may_open": may_open_notice(request.acting, process),
        "whole": [one for plan in ledger.plans.values() for one in plan.file.beside("")],
    }
    return render(request, "obligations/board.html", context)


def _fits(one: queries.Seen, asked: dict[str, str]) -> bool:
    who, light = asked.get("who"), asked.get("light")
    return (not who or who in one.owed_by) and (not light or one.standing.light == light)


@policy(may_see, on=obligation_of)
@require_safe
def obligation(request: HttpRequest, obligation: Obligation) -> HttpResponse:
    """One: its rule, every date that it may have, what started them, with what it was met, and what the plan leaves."""
    ledger = queries.ledger(obligation.process)
    seen = ledger.one(obligation.pk)
    aside = [
        *Start.objects.filter(obligation=obligation).exclude(set_aside="").select_related("by__user"),
        *Fulfilment.objects.filter(obligation=obligation).exclude(set_aside="").select_related("by__user"),
    ]
    written = [*seen.starts, *filter(None, [seen.fulfilment, seen.excuse]), *aside]
    capacities = [each.by for each in written if each.by]
    worded(capacities)
    names = {event.key: event.name for event in seen.plan.file.event}
    said = [(each.document or act_in_words(each.act, names), each) for each in aside]
    context = {
        "one": showing.shown(seen, ledger.today),
        "seen": seen,
        "plan": seen.plan,
        "rule": told(seen.due, names),
        "other": [told(due, names) for due in (seen.row.other if seen.row and obligation.owed == "actividad" else ())],
        "candidates": showing.candidates(seen),
        "starts": [(each, act_in_words(each.act, names), showing.also_is(each.by)) for each in seen.starts],
        "met_double": showing.also_is(seen.fulfilment.by) if seen.fulfilment else (),
        "excused_double": showing.also_is(seen.excuse.by) if seen.excuse else (),
        "aside": said,
        "may_start": bool(queries.acts_of(seen)) and may_start(request.acting, obligation),
        "may_meet": not seen.standing.settled and may_meet(request.acting, obligation),
        "may_reopen": seen.fulfilment is not None and may_meet(request.acting, obligation),
        "may_excuse": bool(seen.row and seen.row.excusable)
        and not seen.standing.settled
        and may_excuse(request.acting, obligation),
        "several": len({each.last_day for each in seen.standing.all}) > 1,
    }
    return render(request, "obligations/obligation.html", context)


@policy(may_see_plan, on=own_process)
@require_safe
def line(request: HttpRequest, process: Process) -> HttpResponse:
    """The process from its first day to its last: a list by months, and then the picture."""
    ledger = queries.ledger(process)
    found = sorted(ledger.all(), key=lambda one: (one.day is None, one.day or ledger.today, one.obligation.pk))
    page = Paginator(found, _PAGE).get_page(request.GET.get("hoja"))
    context = {
        "process": process,
        "today": ledger.today,
        "page": page,
        "asked": "",
        "rows": [
            {"shown": showing.shown(one, ledger.today), "month": f"{one.day:%Y-%m}" if one.day else ""} for one in page
        ],
        "picture": timeline(found, ledger.today),
    }
    return render(request, "obligations/timeline.html", context)


def _process_of(request: HttpRequest, shade: str) -> Process:
    if shade not in {"clara", "oscura"}:
        raise Http404
    request.shade = shade  # type: ignore[attr-defined]
    return own_process(request)


@policy(may_see_plan, on=_process_of)
@require_safe
def picture(request: HttpRequest, process: Process) -> HttpResponse:
    """The image that goes with the table, for a light page or for a dark one."""
    ledger = queries.ledger(process)
    found = sorted(ledger.all(), key=lambda one: (one.day is None, one.day or ledger.today, one.obligation.pk))
    made = timeline(found, ledger.today)
    if made is None:
        raise Http404
    images = drawn([made])[0]
    return HttpResponse(images.dark if request.shade == "oscura" else images.light, content_type="image/svg+xml")

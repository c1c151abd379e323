# SPDX-License-Identifier: EUPL-1.2
"""The queue: how much waits, which, and taking one."""

from collections import Counter
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from conoceles.accounts.policy import policy
from conoceles.elections.models import Process
from conoceles.elections.subjects import own_process
from conoceles.kernel import clock
from conoceles.look.dates import day
from conoceles.validation.queue import queries
from conoceles.validation.queue.contents import State, contents
from conoceles.validation.queue.forms import QueueForm
from conoceles.validation.queue.permissions import may_review_any
from conoceles.validation.queue.phrases import VIEWS
from conoceles.validation.queue.queries import Item
from conoceles.validation.queue.rules import View
from conoceles.validation.queue.taking import take_next
from conoceles.validation.queue.wording import who

_PAGE = 50
TAGS = {
    State.NOT_SENT: "absent",
    State.COMPLETE: "done",
    State.SEALED: "done",
    State.LACKING: "grave",
    State.RETURNED: "waiting",
    State.APPROVED: "done",
}
#: Of what each count is a part: of what is to be read, or of all who sent something.
_OF_SENDERS = {View.TO_READ, View.PARTY, View.RETURNED}


def _process(request: HttpRequest) -> tuple[Process, datetime, date]:
    process, now = own_process(request), clock.now()
    return process, now, now.astimezone(ZoneInfo(process.timezone)).date()


@policy(may_review_any)
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """What waits, the most pressing first."""
    process, now, today = _process(request)
    everything = queries.queue(process, now=now)
    dated = queries.deadlines(process) is not None
    form = QueueForm(request.GET, process=process, items=everything, dated=dated)
    fitting, me = form.chosen(everything, now=now, today=today), request.acting.pseudonym
    found = [each for each in fitting if form.view in each.waits.views(me)]
    page = Paginator(found, _PAGE).get_page(request.GET.get("hoja"))
    filters = {name: value for name, value in form.cleaned_data.items() if value and name != "estado"}
    mine = next((each.candidacy for each in everything if each.waits.is_of(me)), None)
    context = {
        "process": process,
        "form": form,
        "state": VIEWS[form.view],
        "counts": _counts(process, fitting, me, filters),
        "page": page,
        "rows": _rows(process, page, me=me, today=today),
        "asked": urlencode(filters | {"estado": form.view}),
        "filters": urlencode(filters),
        "open": sum(each.waits.open_to(me) for each in fitting),
        "next": mine,
        "dated": dated,
        "days": process.parameters.get("validation_days", {}).get("value"),
    }
    return render(request, "queue/queue.html", context)


def _counts(process: Process, fitting: list[Item], me: str, filters: dict[str, str]) -> list[tuple[str, int, str, str]]:
    """Each part of the queue with how many, of how many, and the address that lists them."""
    to_read = f"de {sum(each.waits.stage.reads for each in fitting)} por leer"
    in_queue = f"de {len(fitting)} en la cola"
    senders = in_queue if filters else f"de {queries.senders(process)} que han enviado"
    of = dict.fromkeys(View, to_read) | dict.fromkeys(_OF_SENDERS, senders) | {View.SEALED: in_queue}
    count = Counter(view for each in fitting for view in each.waits.views(me))
    return [(VIEWS[view], count[view], of[view], urlencode(filters | {"estado": view})) for view in View]


def _rows(process: Process, page: Page[Item], *, me: str, today: date) -> list[dict[str, object]]:
    shown = contents(process, [each.candidacy for each in page])
    names = queries.names(process)
    zone = ZoneInfo(process.timezone)
    return [
        {
            "candidacy": shown[each.candidacy].candidacy,
            "contents": [(one, TAGS[one.state]) for one in shown[each.candidacy].contents],
            "waits": each.waits,
            "who": who(each.waits, me, names),
            "since": _since(each, zone, today),
            "deadline": _deadline(each, today),
            "mine": each.waits.is_of(me),
            "open": each.waits.open_to(me),
        }
        for each in page
    ]


def _since(item: Item, zone: ZoneInfo, today: date) -> str:
    days = (today - item.waits.since.astimezone(zone).date()).days
    return "desde hoy" if days <= 0 else "desde ayer" if days == 1 else f"desde hace {days} días"


def _deadline(item: Item, today: date) -> str:
    deadline = item.waits.deadline
    if deadline is None:
        return ""
    left = (deadline - today).days
    if left < 0:
        return f"Venció el {day(deadline)}"
    return f"Último día: {day(deadline)} ({'hoy' if left == 0 else 'mañana' if left == 1 else f'en {left} días'})"


@policy(may_review_any)
@require_POST
def take_the_next(request: HttpRequest) -> HttpResponse:
    """Take the first that fits and that nobody has, and read it."""
    process, now, today = _process(request)
    items = queries.queue(process, now=now)
    form = QueueForm(request.GET, process=process, items=items, dated=queries.deadlines(process) is not None)
    taken = take_next(form.chosen(items, now=now, today=today), by=request.acting)
    if taken is None:
        messages.info(request, "No queda ninguna libre que usted pueda leer.")
        return redirect(f"{reverse('queue:queue')}?{request.GET.urlencode()}")
    return redirect("validation:read", taken.pk)

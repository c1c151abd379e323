# SPDX-License-Identifier: EUPL-1.2
"""Where whoever captures begins: her own questionnaires, or the board of all the candidacies of a representation."""

from collections import Counter

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from conoceles.accounts.policy import policy
from conoceles.accounts.rules import Act, Role
from conoceles.candidacies.queries import named
from conoceles.capture.board_forms import BoardForm
from conoceles.capture.permissions import lends, may_enter
from conoceles.capture.queries.boards import Line, counts, lines
from conoceles.capture.queries.reached import reached
from conoceles.capture.rules.standing import Standing
from conoceles.capture.rules.windows import State
from conoceles.elections.subjects import own_process
from conoceles.kernel import clock
from conoceles.look.dates import day

_PAGE = 50
#: How a standing looks as a tag.
TAGS = {
    Standing.RETURNED: "grave",
    Standing.TO_MEND: "grave",
    Standing.EMPTY: "absent",
    Standing.MISSING: "waiting",
    Standing.READY: "waiting",
    Standing.CHANGED: "waiting",
    Standing.TO_ENDORSE: "waiting",
    Standing.SENT: "done",
    Standing.NOT_OWED: "absent",
}

_NO_DAY = {True: "El calendario todavía no dice cuándo abre la captura.", False: "No tiene último día."}
_TODAY = "Hoy, {last}, es su último día."
_UNTIL = {
    State.OPEN: "Su último día es el {last}: {left}.",
    State.NOT_YET: "Todavía no abre. Su último día será el {last}.",
    State.LATE: "Su último día fue el {last}. Todavía se recibe, como extemporánea.",
    State.CLOSED: "Su último día fue el {last}: ya no puede enviar.",
}


@policy(may_enter)
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """One's own candidacy, or how all those stand for which a representation captures."""
    if request.acting.role == Role.CANDIDACY:
        return redirect("capture:tasks", request.acting.scope)
    process = own_process(request)
    everybody = lines(process, reached(request.acting, Act.CAPTURE_ON_BEHALF), now=clock.now())
    form = BoardForm(request.GET, process=process)
    chosen = form.cleaned_data if form.is_valid() else {}
    found = _chosen(request, everybody, chosen)
    asked = request.GET.copy()
    asked.pop("hoja", None)
    page = Paginator(found, _PAGE).get_page(request.GET.get("hoja"))
    how = Counter(each.standing for each in everybody)
    context = {
        "form": form,
        "page": page,
        "rows": [(each, TAGS[each.standing], _until(each)) for each in page],
        "counts": counts(everybody),
        "standings": [(each, how[each]) for each in Standing if how[each]],
        "all": len(everybody),
        "set_aside": 0 if any(chosen.values()) else how[Standing.NOT_OWED],
        "filtered": any(chosen.values()),
        "asked": asked.urlencode(),
        "lends": lends(process),
    }
    return render(request, "capture/board.html", context)


def _chosen(request: HttpRequest, everybody: list[Line], chosen: dict[str, str]) -> list[Line]:
    """Those that were asked for; when nothing was, all that have something to answer."""
    if not any(chosen.values()):
        return [each for each in everybody if each.standing is not Standing.NOT_OWED]
    called = None
    if chosen.get("name"):
        called = set(named(reached(request.acting, Act.CAPTURE_ON_BEHALF), chosen["name"]).values_list("pk", flat=True))
    return [
        each
        for each in everybody
        if (called is None or each.candidacy.pk in called)
        and chosen.get("office") in {None, "", each.candidacy.formula.position.office.key}
        and chosen.get("standing") in {None, "", each.standing.code}
    ]


def _until(line: Line) -> str:
    """Her own last day, in words; nothing for whoever owes nothing."""
    if not line.sheets:
        return ""
    if line.term.last_day is None or line.state is State.NO_WINDOW:
        return _NO_DAY[line.state is State.NO_WINDOW]
    left = line.days_left or 0
    words = _TODAY if line.state is State.OPEN and not left else _UNTIL[line.state]
    return words.format(last=day(line.term.last_day), left="queda 1 día" if left == 1 else f"quedan {left} días")

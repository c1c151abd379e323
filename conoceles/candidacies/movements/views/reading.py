# SPDX-License-Identifier: EUPL-1.2
"""Movements, read: those of a candidacy, those of the process, their spreadsheet, and the seats left empty."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from conoceles.accounts.policy import policy
from conoceles.accounts.queries import worded
from conoceles.candidacies.models import Candidacy, Movement
from conoceles.candidacies.movements import queries, workbook
from conoceles.candidacies.movements.forms import FilterForm
from conoceles.candidacies.movements.orders import Kind
from conoceles.candidacies.movements.phrases import BESIDE
from conoceles.candidacies.permissions import may_correct, may_register
from conoceles.candidacies.views.register import candidacy_of
from conoceles.elections.models import Process
from conoceles.elections.subjects import own_process
from conoceles.files.downloads import download

_PAGE = 30


@policy(may_correct, on=candidacy_of)
@require_safe
def candidacy(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    """What was ordered of one candidacy, the newest first, and what may be ordered now."""
    effects, words = list(queries.timeline(candidacy)), queries.Words(candidacy.process)
    worded([one.movement.by for one in effects])
    context = {
        "candidacy": candidacy,
        "possible": queries.possible(candidacy),
        "timeline": [(one.movement, _beside(one.movement), words.of(one)) for one in effects],
    }
    return render(request, "movements/candidacy.html", context)


@policy(may_register, on=own_process)
@require_safe
def ledger(request: HttpRequest, process: Process) -> HttpResponse:
    """The movements of the process, by kind, office, who nominates and day."""
    form, found = _filtered(request, process)
    page = Paginator(found, _PAGE).get_page(request.GET.get("hoja"))
    rows = queries.attach(page, queries.Words(process))
    worded([one.by for one, _ in rows])
    told = [(movement, _beside(movement), what) for movement, what in rows]
    asked = request.GET.copy()
    asked.pop("hoja", None)
    context = {"process": process, "form": form, "page": page, "rows": told, "asked": asked.urlencode()}
    return render(request, "movements/ledger.html", context)


@policy(may_register, on=own_process)
@require_safe
def ledger_file(request: HttpRequest, process: Process) -> HttpResponse:
    """The same, as a spreadsheet, all of them."""
    _, found = _filtered(request, process)
    return download(workbook.of(process, found), "movimientos.xlsx")


@policy(may_register, on=own_process)
@require_safe
def vacant(request: HttpRequest, process: Process) -> HttpResponse:
    """The seats where nobody stands, with who held each last."""
    page = Paginator(queries.vacant(process), _PAGE).get_page(request.GET.get("hoja"))
    return render(request, "movements/vacant.html", {"process": process, "page": page})


def _beside(movement: Movement) -> str:
    return BESIDE.get(Kind(movement.kind), "")


def _filtered(request: HttpRequest, process: Process) -> tuple[FilterForm, QuerySet[Movement]]:
    form = FilterForm(request.GET, process=process)
    chosen: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    zone = timezone.get_current_timezone()
    wanted = {
        "kind": chosen.get("kind"),
        "candidacy__formula__position__office": chosen.get("office"),
        "candidacy__formula__postulant": chosen.get("postulant"),
    }
    found = queries.ledger(process).filter(**{field: value for field, value in wanted.items() if value})
    return form, queries.between(found, chosen.get("since"), chosen.get("until"), zone)

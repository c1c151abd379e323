# SPDX-License-Identifier: EUPL-1.2
"""The register on the screen: whom it holds, and what it holds of each."""

import uuid

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from conoceles.accounts.policy import policy
from conoceles.accounts.queries import worded
from conoceles.candidacies import queries
from conoceles.candidacies.forms import by_hand
from conoceles.candidacies.intake.words_by_hand import FIELDS
from conoceles.candidacies.models import Candidacy
from conoceles.candidacies.permissions import may_correct, may_register
from conoceles.elections.models import Process
from conoceles.elections.subjects import own_process

_PAGE = 50


def candidacy_of(request: HttpRequest, candidacy: uuid.UUID) -> Candidacy:  # noqa: ARG001
    """The candidacy of an address."""
    found = queries.whole().filter(pk=candidacy).first()
    if found is None:
        raise Http404
    return found


@policy(may_register, on=own_process)
@require_safe
def register(request: HttpRequest, process: Process) -> HttpResponse:
    """The candidacies of the process, looked up by name or key, office, place, postulation and status."""
    form = by_hand.FilterForm(request.GET, process=process)
    chosen = form.cleaned_data if form.is_valid() else {}
    found = queries.named(queries.listed(process), chosen.get("q", ""))
    wanted = {
        "formula__position__office": chosen.get("office"),
        "formula__territory": chosen.get("place"),
        "formula__postulant": chosen.get("postulant"),
        "status": chosen.get("status"),
    }
    found = found.filter(**{field: value for field, value in wanted.items() if value})
    asked = request.GET.copy()
    asked.pop("hoja", None)
    context = {
        "process": process,
        "form": form,
        "page": Paginator(found, _PAGE).get_page(request.GET.get("hoja")),
        "asked": asked.urlencode(),
    }
    return render(request, "candidacies/register.html", context)


@policy(may_correct, on=candidacy_of)
@require_safe
def candidacy(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    """What the register holds of one candidacy, who shares its formula, and what was corrected by hand."""
    words, cells = queries.Options(candidacy.process).words, queries.cells(candidacy)
    history = list(queries.history(candidacy))
    worded([one.by for one in history])
    context = {
        "candidacy": candidacy,
        "facts": [(FIELDS[name], words(name, value)) for name, value in cells.items()],
        "formula": queries.whole().filter(formula=candidacy.formula_id).order_by("seat", "status_on"),
        "others": queries.whole().filter(person=candidacy.person_id).exclude(pk=candidacy.pk).order_by("key"),
        "history": [(one, [(FIELDS[change["field"]], change) for change in one.changes]) for one in history],
    }
    return render(request, "candidacies/candidacy.html", context)

# SPDX-License-Identifier: EUPL-1.2
"""What is off the public site, and what has happened to one profile."""

import uuid

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from conoceles.accounts.policy import policy
from conoceles.candidacies.models import Candidacy
from conoceles.candidacies.queries import whole
from conoceles.capture.corrections import queries as corrections
from conoceles.elections.subjects import own_process
from conoceles.validation.afterwards import queries
from conoceles.validation.afterwards.forms import SearchForm
from conoceles.validation.afterwards.permissions import may_take_off, may_take_off_any

_PAGE = 50


def candidacy_of(request: HttpRequest, candidacy: uuid.UUID) -> Candidacy:  # noqa: ARG001
    """Whom an address is about."""
    return get_object_or_404(whole(), pk=candidacy)


@policy(may_take_off_any)
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What is off now, the newest first; or whoever bears the name that is sought."""
    process = own_process(request)
    form = SearchForm(request.GET)
    form.is_valid()
    name = form.cleaned_data.get("nombre", "").strip()
    found = queries.called(process, name) if name else queries.with_something_off(process)
    page = Paginator(found, _PAGE).get_page(request.GET.get("hoja"))
    rows = list(page)
    off = {each.pk: queries.Off([], []) for each in rows} | queries.off(each.pk for each in rows)
    asked = urlencode({"nombre": name}) if name else ""
    context = {
        "form": form,
        "name": name,
        "asked": asked,
        "page": page,
        "rows": [(each, off[each.pk]) for each in rows],
        "waiting": [] if name else list(corrections.pending(process)[:_PAGE]),
    }
    return render(request, "afterwards/home.html", context)


@policy(may_take_off, on=candidacy_of)
@require_safe
def profile(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    """What of one candidacy is published, what is off and why, and all that was ever off."""
    history = queries.history(candidacy)
    names = queries.names(candidacy)
    context = {
        "candidacy": candidacy,
        "parts": queries.still_shown(candidacy),
        "waiting": corrections.requests(candidacy).filter(outcome=corrections.Outcome.PENDING).first(),
        "now": [(each, queries.what(each, names), queries.because(each)) for each in history if each.in_force],
        "before": [(each, queries.what(each, names), queries.because(each)) for each in history if not each.in_force],
        "withdrawn": any(each.in_force and each.key.startswith("retiro") for each in history),
    }
    return render(request, "afterwards/profile.html", context)

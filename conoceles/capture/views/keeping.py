# SPDX-License-Identifier: EUPL-1.2
"""What a page posts when its session has ended is kept for whoever it was made for, as long as the account is hers."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode

from conoceles.accounts.actions import Oneself
from conoceles.accounts.models import User
from conoceles.accounts.pages import owner
from conoceles.accounts.pages import signed as signed_page
from conoceles.capture import actions, forms
from conoceles.capture.queries.sheets import candidacy as whole
from conoceles.elections.queries import in_force
from conoceles.kernel.refusals import Refused

from .asked import Asked

View = Callable[..., HttpResponse]


def signed(user: User, captured: dict[str, Any]) -> str:
    """What the page of *user* at that address says of itself (``accounts.pages``)."""
    return signed_page(user, *captured.values())


def keeping(view: View) -> View:
    """Keep what comes in when the session has ended, and lead back to it through the door."""

    @wraps(view)
    def kept(request: HttpRequest, **captured: Any) -> HttpResponse:
        if request.method != "POST" or request.user.is_authenticated:
            return view(request, **captured)
        _keep(request, captured)
        page = reverse("capture:section", kwargs=captured)
        return HttpResponseRedirect(f"{reverse('account_login')}?{urlencode({'next': page, 'sesion': 'terminada'})}")

    return kept


def _keep(request: HttpRequest, captured: dict[str, Any]) -> None:
    """Keep it, if the page it comes from was made for somebody who may still type there; else there is nobody."""
    person = owner(request.POST.get("page", ""), *captured.values())
    found = whole(captured["candidacy"]).first()
    if found is None or person is None:
        return
    questionnaire = in_force(found.process).get(captured["questionnaire"])
    if questionnaire is None:
        return
    part = Asked(found, **{key: captured[key] for key in ("questionnaire", "section")}).part(questionnaire.definition)
    try:
        actions.stash_section(
            found,
            questionnaire,
            section=part.key,
            answers=forms.read(part, request.POST),
            base=forms.ticket(request.POST).base,
            by=Oneself(person),
        )
    except (Refused, PermissionDenied):
        return

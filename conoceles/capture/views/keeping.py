# SPDX-License-Identifier: EUPL-1.2
"""What a page posts when its session has ended is kept for whoever it was made for, as long as the account is hers."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.signing import BadSignature, dumps, loads
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode

from conoceles.accounts.actions import Oneself
from conoceles.accounts.models import User
from conoceles.accounts.proofs import mark_of
from conoceles.capture import actions, forms
from conoceles.capture.queries.sheets import candidacy as whole
from conoceles.elections.queries import in_force
from conoceles.kernel.refusals import Refused

from .asked import Asked

View = Callable[..., HttpResponse]
#: What a page says of itself, so that what it posts after its session ended is known to be hers.
_SALT = "conoceles.capture.page"
_PAGE_LASTS = 24 * 3600


def signed(user: User, captured: dict[str, Any]) -> str:
    """What the page of *user* at that address says of itself: nothing once somebody else may be in the account."""
    return dumps([str(user.pk), mark_of(user), *(str(each) for each in captured.values())], salt=_SALT)


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
    try:
        user, mark, *about = loads(request.POST.get("page", ""), salt=_SALT, max_age=_PAGE_LASTS)
    except BadSignature:
        return
    found = whole(captured["candidacy"]).first()
    person = User.objects.filter(pk=user, is_active=True).first()
    if found is None or person is None or mark != mark_of(person):
        return
    if about != [str(value) for value in captured.values()]:
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

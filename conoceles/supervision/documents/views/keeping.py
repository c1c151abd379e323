# SPDX-License-Identifier: EUPL-1.2
"""What the page of a draft posts when its session has ended is kept for whoever it was made for."""

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode

from conoceles.accounts.actions import Oneself
from conoceles.accounts.pages import owner, signed
from conoceles.supervision.documents import leaving
from conoceles.supervision.documents.forms import DraftForm
from conoceles.supervision.models import Document

View = Callable[..., HttpResponse]
_MOST = 9  # digits: no draft was saved a thousand million times


def page_of(request: HttpRequest, document: Document) -> str:
    """What the page of that draft says of itself."""
    return signed(request.user, "draft", document.pk)


def seen_in(request: HttpRequest) -> int:
    """On how many saves what was posted stood; -1 where it does not say."""
    given = request.POST.get("seen", "")
    return int(given) if given.isdecimal() and len(given) <= _MOST else -1


def keeping(view: View) -> View:
    """Keep what comes in when the session has ended, and lead back to it through the door."""

    @wraps(view)
    def kept(request: HttpRequest, writing: int) -> HttpResponse:
        if request.method != "POST" or request.user.is_authenticated:
            return view(request, writing=writing)
        _keep(request, writing)
        query = urlencode({"next": reverse("documents:edit", args=[writing]), "sesion": "terminada"})
        return HttpResponseRedirect(f"{reverse('account_login')}?{query}")

    return kept


def _keep(request: HttpRequest, pk: int) -> None:
    person = owner(request.POST.get("page", ""), "draft", pk)
    document = Document.objects.select_related("draft", "process", "routes").filter(pk=pk, withdrawn="").first()
    if person is None or document is None:
        return
    form = DraftForm(request.POST, document=document)
    if not form.is_valid():
        return
    try:
        texts = {**form.texts(), "": form.cleaned_data["title"]}
        leaving.leave(document, texts=texts, seen=max(seen_in(request), 0), by=Oneself(person))
    except PermissionDenied:
        return

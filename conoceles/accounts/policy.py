# SPDX-License-Identifier: EUPL-1.2
"""``@policy(may_…)``: who may open an address. A view without one is refused by ``middleware.DenyByDefault``.

::

    @policy(may_decide, on=revision_of)         # subject looked up from the address, given to the view
    def decide(request, revision): ...

    @policy(may_export, on=process_of, step_up=True)   # identity proved again a moment ago
    @policy(signed_in)                          # any person, in any capacity
    @policy(anyone)                             # no session needed

What a person may not do to a subject she may not even see answers like an address that does not exist (404),
so that nobody learns from the difference which candidacies there are.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache

from . import proofs
from .models import Capacity

View = Callable[..., HttpResponse]


def anyone(by: Capacity | None, subject: Any) -> bool:  # noqa: ARG001
    """No session is needed."""
    return True


def signed_in(by: Capacity | None, subject: Any) -> bool:  # noqa: ARG001
    """Any person who signed in, whatever her capacity, or none."""
    return True


@dataclass(frozen=True)
class Policy:
    """Who may open an address."""

    allowed: Callable[[Any, Any], bool]
    on: Callable[..., Any] | None = None
    step_up: bool = False
    #: Open to a session that has not proved the second factor its owner needs: only what leads to proving it.
    before_second_factor: bool = False

    @property
    def needs_capacity(self) -> bool:
        """Whether someone must have chosen in what capacity she acts."""
        return self.allowed not in {anyone, signed_in}


def policy(
    allowed: Callable[[Any, Any], bool],
    *,
    on: Callable[..., Any] | None = None,
    step_up: bool = False,
    before_second_factor: bool = False,
) -> Callable[[View], View]:
    """Declare who may open a view: *allowed* gets the capacity acting and the subject that *on* finds.

    ``on`` receives the request and what the address captured, and may raise ``Http404``; the view then
    receives the subject in place of what was captured. Without ``on`` the subject is None.
    """
    declared = Policy(allowed, on, step_up, before_second_factor)

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **captured: Any) -> HttpResponse:
            detour = None if declared.allowed is anyone else _detour(request, declared)
            if detour is not None:
                return detour
            subject = on(request, **captured) if on else None
            if not allowed(request.acting, subject):
                if on:
                    raise Http404
                raise PermissionDenied
            if step_up and not proofs.recent(request):
                return proofs.ask_again(request)
            return view(request, subject, *args) if on else view(request, *args, **captured)

        decorated = guarded if declared.allowed is anyone else never_cache(guarded)
        decorated.policy = declared  # type: ignore[attr-defined]
        return decorated

    return decorate


def _detour(request: HttpRequest, declared: Policy) -> HttpResponse | None:
    """Where to go first: to sign in, to the second factor, to choose a capacity; None when nothing is missing."""
    if not request.user.is_authenticated:
        return _towards("account_login", request)
    if not declared.before_second_factor and proofs.second_factor_missing(request):
        if request.method not in {"GET", "HEAD"}:
            raise PermissionDenied
        return _towards("mfa_index", request)
    if declared.needs_capacity and request.acting is None:
        return _towards("accounts:capacities", request)
    return None


def _towards(name: str, request: HttpRequest) -> HttpResponse:
    query = {"next": request.get_full_path()} if request.method == "GET" else {}
    if request.session_over:
        query["sesion"] = "terminada"
    return HttpResponseRedirect(reverse(name) + (f"?{urlencode(query)}" if query else ""))

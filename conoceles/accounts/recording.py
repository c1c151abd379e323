# SPDX-License-Identifier: EUPL-1.2
"""What allauth does to an account is one transaction with its line in the record.

allauth writes where it wants; so its views run inside a transaction, the account is looked at before and
after, and each difference becomes an act of the person on her own account, written before the commit.
"""

from collections.abc import Callable
from dataclasses import replace

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.account.internal.stagekit import unstash_login
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.http import HttpRequest, HttpResponse

from conoceles.kernel import clock

from . import guessing, proofs, queries
from .actions import TELL, Oneself
from .models import Session, User
from .rules.changes import Change, Keys, changes
from .rules.notices import notices_of
from .sessions import BEGAN, DEVICE, SEEN

#: What changes with which a session can be opened; a new password ends the others too, by its digest.
_FACTORS = {Change.FACTOR_ADDED, Change.FACTOR_REMOVED, Change.RECOVERY_CODES_RENEWED}


def recorded(request: HttpRequest, doing: Callable[[], HttpResponse]) -> HttpResponse:
    """The response of *doing*, with what it changed on record. Nothing is kept of either when one fails."""
    with transaction.atomic():
        before = _keys(request, whose := _whose(request))
        response = doing()
        person = whose or _whose(request)
        after = _keys(request, person)
        if whose is None:  # nobody was known before: she can only have arrived
            before = replace(after, session=False, proofs=0)
        told = changes(before, after)
        _tell(request, person, told)
        if _FACTORS & set(told):
            # Whoever was inside by the former keys may be whoever she is keeping out. The act on record says it.
            Session.objects.filter(user=person).exclude(session_key=request.session.session_key).delete()
    _follow(request, response, told)
    return response


def _tell(request: HttpRequest, person: User | None, told: list[Change]) -> None:
    """Put each change on record; the last one takes along the notice of all of them."""
    if person is None or not told:
        return
    here = device(request.headers.get("User-Agent", ""))
    notices = notices_of(told, new_device=guessing.is_new(request, person.username))
    *former, last = told
    for change in former:
        TELL[change](person, by=Oneself(person))
    TELL[last](person, notices=notices, device=here, by=Oneself(person))


def _whose(request: HttpRequest) -> User | None:
    """The person signed in, or half way through signing in."""
    if request.user.is_authenticated:
        return request.user
    login = unstash_login(request, peek=True)
    return login.user if login else None


def _keys(request: HttpRequest, person: User | None) -> Keys:
    if person is None:
        return Keys()
    password = User.objects.values_list("password", flat=True).get(pk=person.pk)
    held = list(Authenticator.objects.filter(user=person))
    codes = [each for each in held if each.type == Authenticator.Type.RECOVERY_CODES]
    here = request.user.is_authenticated and request.user.pk == person.pk
    return Keys(
        password=password,
        factors=frozenset(each.pk for each in held if each.type != Authenticator.Type.RECOVERY_CODES),
        recovery=frozenset(each.pk for each in codes),
        recovery_used=sum(each.data["used_mask"] for each in codes),
        session=here,
        proofs=len(get_authentication_records(request, person)) if here else 0,
    )


def _follow(request: HttpRequest, response: HttpResponse, told: list[Change]) -> None:
    """What a session does after a change: new key, its times, and the place becomes known."""
    if not request.user.is_authenticated:
        if Change.SIGNED_OUT in told:
            response["Clear-Site-Data"] = '"cache", "storage"'
        return
    if Change.SIGNED_IN in told:
        request.session[BEGAN] = request.session[SEEN] = clock.now().isoformat()
        request.session[DEVICE] = device(request.headers.get("User-Agent", ""))
    if Change.FACTOR_ADDED in told:
        # Whoever enrols a factor has just used it: the session has proved it, and need not ask at once.
        enrolled = queries.factors(request.user).latest("created_at", "pk").type
        record_authentication(request, request.user, "mfa", reauthenticated=True, type=enrolled)
    if {Change.PROVED_AGAIN, Change.FACTOR_ADDED} & set(told):
        request.session.cycle_key()
    if told and not proofs.second_factor_missing(request):
        guessing.remember(request, response, request.user.username)


def device(agent: str) -> str:
    """A browser in plain words, for its owner to recognise."""
    browsers = {"Edg/": "Edge", "OPR/": "Opera", "Firefox/": "Firefox", "Chrome/": "Chrome", "Safari/": "Safari"}
    systems = {
        "iPhone": "iPhone", "iPad": "iPad", "Android": "Android", "Windows": "Windows", "Mac OS": "Mac",
        "Linux": "Linux",
    }  # fmt: skip
    browser = next((name for mark, name in browsers.items() if mark in agent), "Navegador")
    system = next((name for mark, name in systems.items() if mark in agent), "otro sistema")
    return f"{browser} en {system}"

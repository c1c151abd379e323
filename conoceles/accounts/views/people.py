# SPDX-License-Identifier: EUPL-1.2
"""The people whom a capacity invites: listed, and given access back; under a generic account, invited too."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from conoceles.accounts import actions, forms, queries
from conoceles.accounts.models import Capacity, User
from conoceles.accounts.permissions import may_invite, may_keep_to_places, may_reissue, may_see_people
from conoceles.accounts.phrases import PHRASES
from conoceles.accounts.policy import policy
from conoceles.accounts.rules import Role
from conoceles.kernel.refusals import Refused, sentence


def _newcomer(request: HttpRequest) -> Capacity:
    """A representative of the same postulant, not yet anyone."""
    return Capacity(user=User(), role=Role.PARTY, scope=request.acting.scope)


def _person(request: HttpRequest, person: str) -> User:  # noqa: ARG001
    return get_object_or_404(User, pk=person)


def code_page(request: HttpRequest, person: User, code: str) -> HttpResponse:
    """The code that *person* is to be given, this once."""
    context = {"person": person, "code": code, "days": actions.CODE_LASTS.days}
    return render(request, "accounts/code.html", context)


@policy(may_see_people)
@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Who is here, and who still has not taken her account."""
    return render(request, "accounts/people.html", {"people": queries.worded(list(queries.by_name(request.acting)))})


@policy(may_invite, on=_newcomer, step_up=True)
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest, newcomer: Capacity) -> HttpResponse:
    """Open an account for someone with a name; the code is shown once, to be handed over."""
    form = forms.NewcomerForm(request.POST or None, scope=request.acting.scope)
    if form.is_valid():
        newcomer.user.name, newcomer.user.username = form.cleaned_data["name"], form.cleaned_data["username"]
        newcomer.within = form.within()
        try:
            code = actions.invite(newcomer, by=request.acting)
        except Refused as refusal:
            form.add_error("username", sentence(refusal, PHRASES))
        else:
            return code_page(request, newcomer.user, code)
    return render(request, "accounts/invite.html", {"form": form}, status=422 if form.is_bound else 200)


def _capacity(request: HttpRequest, capacity: int) -> Capacity:  # noqa: ARG001
    return get_object_or_404(Capacity.objects.select_related("user"), pk=capacity)


@policy(may_keep_to_places, on=_capacity, step_up=True)
@require_http_methods(["GET", "HEAD", "POST"])
def places(request: HttpRequest, capacity: Capacity) -> HttpResponse:
    """Say for which offices and places somebody of the representation captures."""
    chosen = {"offices": capacity.within, "places": capacity.within}
    data = request.POST if request.method == "POST" else None  # nothing chosen is a choice too
    form = forms.PlacesForm(data, scope=capacity.scope, initial=chosen)
    if form.is_valid():
        if form.within() != capacity.within:
            actions.keep_to_places(capacity, within=form.within(), by=request.acting)
        return redirect("accounts:people")
    context = {"form": form, "person": capacity.user}
    return render(request, "accounts/places.html", context, status=422 if form.is_bound else 200)


@policy(may_reissue, on=_person, step_up=True)
@require_http_methods(["GET", "HEAD", "POST"])
def reissue(request: HttpRequest, person: User) -> HttpResponse:
    """Give access back to someone who lost it."""
    if request.method == "POST":
        code = actions.reissue(person, by=request.acting)
        return code_page(request, person, code)
    return render(request, "accounts/reissue.html", {"person": person})

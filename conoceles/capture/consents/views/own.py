# SPDX-License-Identifier: EUPL-1.2
"""The candidacy's own consents: where each stands, deciding, withdrawing, and its acuse."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from conoceles.accounts.models import Capacity
from conoceles.accounts.policy import policy
from conoceles.accounts.rules import Role
from conoceles.candidacies.models import Candidacy
from conoceles.capture.consents import actions, documents, forms, queries
from conoceles.capture.consents.permissions import may_consent
from conoceles.capture.consents.phrases import NAMES, PHRASES
from conoceles.capture.consents.queries import Standing
from conoceles.capture.consents.rules import Reason
from conoceles.elections.consent import Decision
from conoceles.files.downloads import download
from conoceles.kernel.refusals import Refused, sentence
from conoceles.vault.phrases import PHRASES as OF_VAULT

_FOUND = Candidacy.objects.select_related("process", "person", "formula__position", "formula__territory",
                                          "formula__postulant")  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """One decision of the candidacy acting."""

    candidacy: Candidacy
    standing: Standing

    @property
    def decision(self) -> Decision:
        """Which one."""
        return Decision(self.standing.text.decision)


def own_candidacy(request: HttpRequest) -> Candidacy:
    """The candidacy that somebody acts as."""
    if request.acting is None or request.acting.role != Role.CANDIDACY:
        raise Http404
    return get_object_or_404(_FOUND, pk=request.acting.scope)


def _asked(request: HttpRequest, decision: str) -> Asked:
    candidacy = own_candidacy(request)
    found = [each for each in queries.standings(candidacy) if each.text.decision == decision]
    if not found:
        raise Http404
    return Asked(candidacy, found[0])


def _may_decide(by: Capacity, asked: Asked) -> bool:
    return may_consent(by, asked.candidacy)


@policy(may_consent, on=own_candidacy)
@require_safe
def state(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    """The three decisions, what they show now, and everything that was decided before."""
    names = {group["key"]: group["name"] for group in candidacy.process.groups}
    groups = queries.disclosed_groups([candidacy.pk]).get(candidacy.pk, ())
    context = {
        "candidacy": candidacy,
        "standings": [(NAMES[Decision(each.text.decision)], each) for each in queries.standings(candidacy)],
        "badges": [names.get(group, group) for group in groups],
        "history": [(NAMES[Decision(each.decision)], each) for each in queries.history(candidacy)],
    }
    return render(request, "consents/state.html", context)


@policy(_may_decide, on=_asked, step_up=True)
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, asked: Asked) -> HttpResponse:
    """One text, exactly as it is signed; a yes or a no; a name."""
    form = forms.DecisionForm(request.POST or None, text=asked.standing.text, name=asked.candidacy.person.name)
    if form.is_valid():
        try:
            consent = actions.decide(asked.candidacy, decision=asked.decision, by=request.acting, **form.signed())
        except Refused as refusal:
            if refusal.reason is Reason.SAME_DECISION:  # a second click, or a page that was left open
                return redirect("consents:state")
            field = "signature" if refusal.reason is Reason.OTHER_NAME else None
            form.add_error(field, sentence(refusal, PHRASES, OF_VAULT))
            if refusal.reason is Reason.TEXT_CHANGED:
                form.data = form.data.copy()
                form.data["seen"] = asked.standing.text.digest
        else:
            return redirect("consents:acuse", consent.pk)
    context = {"candidacy": asked.candidacy, "standing": asked.standing, "name": NAMES[asked.decision], "form": form}
    return render(request, "consents/decide.html", context, status=422 if form.is_bound else 200)


@policy(_may_decide, on=_asked)
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Taking a yes back asks for nothing but a button: it is never harder than giving it."""
    if request.method == "POST":
        try:
            consent = actions.withdraw(asked.candidacy, decision=asked.decision, by=request.acting)
        except Refused:  # it was withdrawn a moment ago
            return redirect("consents:state")
        return redirect("consents:acuse", consent.pk)
    if asked.standing.last is None or not asked.standing.last.given:
        return redirect("consents:state")
    context = {"standing": asked.standing, "name": NAMES[asked.decision], "decision": asked.decision}
    return render(request, "consents/withdraw.html", context)


@policy(may_consent, on=own_candidacy)
@require_safe
def blank_form(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:  # noqa: ARG001
    """The form, with the names of this candidacy, to be signed by hand."""
    return download(documents.blank_forms([candidacy]), "formato-de-consentimiento.pdf")

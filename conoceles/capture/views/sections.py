# SPDX-License-Identifier: EUPL-1.2
"""One section a page: written, saved as it is written, and never lost."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from conoceles.accounts.policy import policy
from conoceles.candidacies.models import Candidacy
from conoceles.capture import actions, forms
from conoceles.capture.actions.typing import Kept
from conoceles.capture.corrections.limits import shut
from conoceles.capture.models import Draft, Stash
from conoceles.capture.permissions import may_capture
from conoceles.capture.phrases import PHRASES
from conoceles.capture.queries.returned import observed
from conoceles.capture.queries.sheets import Sheet
from conoceles.capture.queries.stashes import left, left_by
from conoceles.capture.rules import Fault, Problem, Reason, as_kept
from conoceles.capture.rules import problems as all_problems
from conoceles.capture.rules.progress import chosen, sections, typed, typed_keys
from conoceles.capture.rules.windows import State
from conoceles.elections.models import Questionnaire
from conoceles.elections.questionnaire import Section
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused, sentence
from conoceles.vault.phrases import PHRASES as OF_VAULT

from .asked import Asked, about_term, asked, may_type_there, proved_anew
from .keeping import keeping, signed
from .typists import who

_CONFLICTS = {Reason.CONFLICT, Reason.KEY_REUSED}
#: What is not a mistake while it is being written.
_NOT_YET = {Fault.MISSING, Fault.NONE_OF_GROUP, Fault.NOT_ASKED}


@keeping
@policy(may_type_there, on=asked)
@proved_anew
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def section(request: HttpRequest, asked: Asked) -> HttpResponse:
    """The questions of one section, with what was answered so far."""
    sheet = asked.sheet(request.acting)
    part = asked.part(sheet.definition)
    if request.method != "POST":
        photographs = list(filter(chosen, part.questions))
        if photographs and not any(map(typed, part.questions)):
            return redirect("capture:photo", asked.candidacy.pk, asked.questionnaire, photographs[0].key)
        stash = left_by(request.user, sheet.candidacy, sheet.questionnaire.slug, part.key, now=clock.now())
        return _page(request, sheet, part, Shown(stash=stash))
    answers = forms.read(part, request.POST)
    if part.key in sheet.withheld and not as_kept(answers):
        return _onward(request, sheet, part, sheet.answers)  # what is kept and not shown is not emptied
    try:
        kept = _typed(request, sheet.candidacy, sheet.questionnaire, part)
    except Refused as refusal:
        theirs = refusal.details["draft"] if refusal.reason in _CONFLICTS else None
        refused = "" if theirs else sentence(refusal, PHRASES, OF_VAULT)
        return _page(request, sheet, part, Shown(answers, theirs=theirs, refused=refused))
    before, sheet = sheet.answers, sheet.with_draft(kept.draft, answers)
    wrong = mistakes(sheet, part)
    fixed = shut(sheet, part.key, receives=kept.state.receives, now=clock.now())
    if wrong or fixed or kept.state is State.CLOSED:
        return _page(request, sheet, part, Shown(problems=wrong, saved=True))
    return _onward(request, sheet, part, before)


@keeping
@policy(may_type_there, on=asked)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def save(request: HttpRequest, asked: Asked) -> JsonResponse:
    """The same save, while she goes on writing. Asked with GET: on what to stand, after signing in again."""
    questionnaire = asked.owed(request.acting)
    part = asked.part(questionnaire.definition)
    if request.method != "POST":
        there = Draft.objects.filter(candidacy=asked.candidacy, slug=questionnaire.slug, section=part.key).first()
        return JsonResponse({"version": there.version if there else 0, "token": get_token(request)})
    try:
        kept = _typed(request, asked.candidacy, questionnaire, part)
    except Refused as refusal:
        return JsonResponse(
            {"reason": refusal.reason.name, "words": sentence(refusal, PHRASES, OF_VAULT)},
            status=409 if refusal.reason in _CONFLICTS else 422,
        )
    at = timezone.localtime(kept.draft.typed_at).strftime("%H:%M")
    return JsonResponse({"version": kept.version, "at": at, "open": kept.state.receives})


def _typed(request: HttpRequest, candidacy: Candidacy, questionnaire: Questionnaire, part: Section) -> Kept:
    return actions.type_section(
        candidacy,
        questionnaire,
        section=part.key,
        answers=forms.read(part, request.POST),
        claimed="claimed" in request.POST,
        ticket=forms.ticket(request.POST),
        by=request.acting,
    )


def mistakes(sheet: Sheet, part: Section) -> list[Problem]:
    """What is wrong in a section with what is there; what is missing is for the end."""
    keys = {question.key for question in part.questions}
    found = all_problems(sheet.definition, as_kept(sheet.asked))
    return [each for each in found if each.question in keys and each.fault not in _NOT_YET]


def _onward(request: HttpRequest, sheet: Sheet, part: Section, before: dict[str, Any]) -> HttpResponse:
    """To the list, to questions that her answers brought up, or to the next section, and from the last to the check."""
    here = (sheet.candidacy.pk, sheet.questionnaire.slug)
    if request.POST.get("then") == "lista":
        return redirect("capture:tasks", here[0])
    new = [each for each in part.questions if each.asked(sheet.answers) and not each.asked(before)]
    unanswered = [each for each in new if not sheet.answers.get(each.key)]
    if unanswered:
        messages.info(request, "Guardado. Por lo que contestó, hay algo más que preguntarle en esta sección.")
        return redirect(f"{reverse('capture:section', args=[*here, part.key])}#{forms.PREFIX}{unanswered[0].key}")
    order = [each.key for each in sections(sheet.definition)]
    after = order[order.index(part.key) + 1 :]
    return redirect("capture:section", *here, after[0]) if after else redirect("capture:check", *here)


@dataclass(frozen=True)
class Shown:
    """What a section's page says besides what is kept: what was typed instead, and what came of saving it."""

    answers: dict[str, Any] | None = None
    problems: Sequence[Problem] = ()
    theirs: Draft | None = None  # in a conflict, what somebody else saved
    refused: str = ""
    saved: bool = False
    stash: Stash | None = None


def _page(request: HttpRequest, sheet: Sheet, part: Section, shown: Shown) -> HttpResponse:
    """The section with what was typed in its fields, or else what is kept; a conflict shows both texts."""
    answers = left(shown.stash, by=request.acting) if shown.stash else shown.answers
    captured = {"candidacy": sheet.candidacy.pk, "questionnaire": sheet.questionnaire.slug, "section": part.key}
    draft = shown.theirs or sheet.drafts.get(part.key)
    fields = forms.fields(
        sheet.definition,
        part,
        sheet.answers if answers is None else _over(sheet, part, answers),
        problems=shown.problems,
        theirs=_text_of(shown.theirs, sheet),
    )
    now = clock.now()
    term = about_term(sheet.candidacy, now)
    limited = shut(sheet, part.key, receives=term["receives"], now=now)
    context = {
        "sheet": sheet,
        "part": part,
        "fields": fields,
        "photographs": [(each, each.key in sheet.answers) for each in part.questions if chosen(each)],
        "wrong": [(field.id, error) for field in fields for error in field.errors],
        "counting": sheet.definition.counting.value,
        "version": shown.stash.version if shown.stash else draft.version if draft else 0,
        "key": uuid4().hex,
        "page": signed(request.user, captured),
        "own": may_capture(request.acting, sheet.candidacy),
        "secret": sheet.definition.sealed,
        "term": term,
        "observed": observed(sheet, part.key),
        "heard": " ".join(save[0] for save in draft.saves) if draft else "",
        "typed_by": who(draft.typed_by, acting=request.acting) if draft else "",
        "typed_at": draft.typed_at if draft else None,
        "theirs": shown.theirs,
        "refused": shown.refused,
        "saved": shown.saved,
        "stash": shown.stash,
        "withheld": part.key in sheet.withheld,
        "shut": limited,
        "fixed": limited and not (shown.stash or shown.theirs or shown.refused),  # what is not kept yet has its button
    }
    status = 409 if shown.theirs else 422 if shown.problems or shown.refused else 200
    return render(request, "capture/section.html", context, status=status)


def _text_of(theirs: Draft | None, sheet: Sheet) -> dict[str, Any] | None:
    if theirs is None:
        return None
    return dict(theirs.answers or (sheet.opened or {}).get(theirs.section, {}))


def _over(sheet: Sheet, part: Section, answers: dict[str, Any]) -> dict[str, Any]:
    """All answers, those that are typed in *part* being *answers*."""
    return {key: value for key, value in sheet.answers.items() if key not in typed_keys(part)} | answers

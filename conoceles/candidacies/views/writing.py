# SPDX-License-Identifier: EUPL-1.2
"""Writing one candidacy by hand: the form, what it would change, and only then the register.

Each page carries all that was typed to the next. What it would change is not worked out beforehand: it is done
and undone (as ``import_candidacies --dry-run`` does), so that what is shown is what happens.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from conoceles.accounts.models import Capacity
from conoceles.accounts.policy import policy
from conoceles.candidacies import actions, queries
from conoceles.candidacies.forms import by_hand
from conoceles.candidacies.forms.by_hand import CandidacyForm
from conoceles.candidacies.intake.one import Found, Weighed, weigh
from conoceles.candidacies.intake.problems import Problem, Severity
from conoceles.candidacies.intake.words_by_hand import FIELDS
from conoceles.candidacies.models import Candidacy, Correction
from conoceles.candidacies.permissions import may_correct, may_register
from conoceles.candidacies.phrases import PHRASES, accounts_moved
from conoceles.candidacies.rules import Followed, Reason
from conoceles.elections.models import Process
from conoceles.elections.subjects import own_process
from conoceles.kernel import digests
from conoceles.kernel.refusals import Refused, sentence

from .register import candidacy_of


@dataclass(frozen=True)
class _Task:
    """What is being written: a new candidacy, or *candidacy* otherwise than it is."""

    process: Process
    candidacy: Candidacy | None

    def current(self) -> dict[str, str]:
        """What the register says now."""
        return queries.cells(self.candidacy) if self.candidacy else {}

    def form(self, data: Any = None) -> CandidacyForm:
        """The form, beginning with what the register says."""
        current = self.current()
        begin = {**by_hand.initial(current), "seen": digests.digest(current)} if current else None
        return CandidacyForm(data, process=self.process, adding=self.candidacy is None, initial=begin)

    def write(self, form: CandidacyForm, *, accepted: Collection[str], by: Capacity) -> Correction:
        """Do it. Raises Refused."""
        told = {"written": form.written(), "accepted": accepted, "correction": form.correction(), "by": by}
        if self.candidacy is None:
            return actions.add(self.process, **told)
        return actions.correct(self.candidacy, seen=form.cleaned_data["seen"], **told)


@policy(may_register, on=own_process)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, process: Process) -> HttpResponse:
    """Write a candidacy that no file brought."""
    return _written(request, _Task(process, None))


@policy(may_correct, on=candidacy_of)
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    """Correct what the register says of one."""
    return _written(request, _Task(candidacy.process, candidacy))


def _written(request: HttpRequest, task: _Task) -> HttpResponse:
    form = task.form(request.POST or None)
    back = request.POST.get("step") == "back"
    if not form.is_valid() or back:
        return _form(request, task, form, status=422 if form.is_bound and not back else 200)
    weighed = weigh(task.process, {**task.current(), **form.written()}, of=task.candidacy)
    done = _already(task, form, weighed, request.acting)
    if done is not None:
        return redirect("candidacies:candidacy", done.pk)
    form.tell(weighed)
    if form.errors:
        return _form(request, task, form, status=422)
    try:
        return _checked(request, task, form, weighed.of(Severity.WARNING))
    except Refused as refusal:
        return _refused(request, task, form, refusal)


def _checked(request: HttpRequest, task: _Task, form: CandidacyForm, warnings: list[Found]) -> HttpResponse:
    """Written, once every warning was read; until then, what it would change. Raises Refused."""
    accepted, saving = request.POST.getlist("accepted"), request.POST.get("step") == "save"
    if saving and {one.code for one in warnings} <= set(accepted):
        kept = task.write(form, accepted=accepted, by=request.acting)
        told = "La candidatura quedó en el registro." if kept.adds else "La corrección quedó hecha."
        messages.success(request, f"{told} {accounts_moved(kept.followed)}".strip())
        return redirect("candidacies:candidacy", kept.candidacy_id)
    changes, followed = _rehearsed(task, form, [one.code for one in warnings], request.acting)
    context = {
        "task": task,
        "adding": task.candidacy is None,
        "form": form,
        "changes": [(FIELDS[change["field"]], change) for change in changes],
        "follows": accounts_moved(followed),
        "warnings": [(one.code, one.message) for one in warnings],
        "accepted": accepted,
        "unread": saving,
    }
    return render(request, "candidacies/check.html", context, status=422 if saving else 200)


def _already(task: _Task, form: CandidacyForm, weighed: Weighed, by: Capacity) -> Candidacy | None:
    """The candidacy that this very person just added for this very motive: a second click adds nothing."""
    for found in weighed.of(Severity.ERROR):
        if task.candidacy is None and found.problem is Problem.SAME_KEY:
            same = Correction.objects.filter(
                candidacy=found.other, adds=True, by=by, motive=form.cleaned_data["motive"]
            )
            return found.other if same.exists() else None
    return None


def _rehearsed(
    task: _Task, form: CandidacyForm, accepted: Collection[str], by: Capacity
) -> tuple[list[dict[str, str]], Followed]:
    """What writing it would change, and what would follow."""
    before = task.current()
    with transaction.atomic():
        kept = task.write(form, accepted=accepted, by=by)
        changes = queries.changes(task.process, before, queries.cells(kept.candidacy))
        transaction.set_rollback(True)
    return changes, kept.followed


def _refused(request: HttpRequest, task: _Task, form: CandidacyForm, refusal: Refused) -> HttpResponse:
    """Back to the form with all that was typed; beside it, what the register says now where that is another thing."""
    if refusal.reason is not Reason.CANDIDACY_CHANGED:
        form.add_error(None, sentence(refusal, PHRASES))
        return _form(request, task, form, status=422)
    current, written = task.current(), form.written()
    words = queries.Options(task.process).words
    differing = [
        (FIELDS[name], words(name, current[name]), words(name, value))
        for name, value in written.items()
        if value != current[name]
    ]
    if not differing:  # a second click, or somebody else corrected the same
        return redirect("candidacies:candidacy", task.candidacy.pk)
    again = request.POST.copy()
    again["seen"] = digests.digest(current)
    form = task.form(again)
    form.add_error(None, sentence(refusal, PHRASES))
    return _form(request, task, form, differing=differing, status=409)


def _form(
    request: HttpRequest, task: _Task, form: CandidacyForm, *, differing: Any = (), status: int = 200
) -> HttpResponse:
    context = {"task": task, "form": form, "differing": differing}
    return render(request, "candidacies/write.html", context, status=status)

# SPDX-License-Identifier: EUPL-1.2
"""What there is to do, what was answered, and sending it."""

from collections.abc import Mapping, Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from conoceles.accounts.models import Capacity
from conoceles.accounts.policy import policy
from conoceles.candidacies.models import Candidacy
from conoceles.capture import actions, forms
from conoceles.capture.consents.phrases import PHRASES as OF_CONSENTS
from conoceles.capture.corrections.limits import Limit, limit
from conoceles.capture.corrections.phrases import PHRASES as OF_CORRECTIONS
from conoceles.capture.permissions import assisted, may_attend, may_capture, may_send, takes_envelope
from conoceles.capture.phrases import PHRASES, fault
from conoceles.capture.queries.endorsements import endorsed, waits
from conoceles.capture.queries.photos import named
from conoceles.capture.queries.returned import LONGEST_REPLY, Observed, approved, as_reply, of_section, returned
from conoceles.capture.queries.sheets import Sheet, owed, sheets
from conoceles.capture.rules import Reason
from conoceles.capture.rules.progress import Progress, Task, answered, chosen
from conoceles.elections.questionnaire import Question, Section
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused, sentence
from conoceles.vault import queries as vault
from conoceles.vault.phrases import PHRASES as OF_VAULT

from .asked import Asked, about_term, asked, may_type_there, proved_anew
from .typists import last

#: What the field for the answer to an observation is called, before its id.
_REPLY = "respuesta-"
#: How a state looks as a tag.
TAGS = {
    Progress.EMPTY: "absent",
    Progress.MISSING: "waiting",
    Progress.TO_MEND: "grave",
    Progress.KEPT: "done",
    Progress.READY: "done",
    Progress.CHANGED: "waiting",
    Progress.SENT: "done",
}


@policy(may_type_there, on=asked)
@require_safe
def tasks(request: HttpRequest, asked: Asked) -> HttpResponse:
    """The sections of every questionnaire with their state, and one next step."""
    candidacy = asked.candidacy
    found = sheets(candidacy, owed(candidacy, by=request.acting))
    sent = [each.sent for each in found if each.sent]
    accepted, back = endorsed(sent), returned(sent)
    typed_from = assisted(request.acting, candidacy)
    now = clock.now()
    term = about_term(candidacy, now)
    limits = {each.questionnaire.slug: limit(each, now=now) for each in found if term["receives"]}
    free = [
        each for each in found if _open(limits.get(each.questionnaire.slug)) or (each.sent and each.sent.pk in back)
    ]
    context = {
        "candidacy": candidacy,
        "own": may_capture(request.acting, candidacy),
        "received": list(typed_from.values()) if may_attend(request.acting, candidacy) else [],
        "envelope": takes_envelope(request.acting, candidacy),
        "any_sent": bool(sent),
        "ended": vault.ended(candidacy.pk, process=candidacy.process.slug),
        "registered": candidacy.status == Candidacy.Status.REGISTERED,
        "term": term,
        "approved": approved(candidacy) if back else frozenset(),
        "parts": [
            _listed(each, request.acting, back)
            | {"waits": waits(each, accepted), "limit": limits.get(each.questionnaire.slug)}
            for each in found
        ],
        "next": next(filter(None, (_next(each, back) for each in free)), None),
    }
    return render(request, "capture/tasks.html", context)


def _open(limited: Limit | None) -> bool:
    """Whether there is something to send of what a granted correction leaves open."""
    return limited is None or limited.changes


def _listed(sheet: Sheet, acting: Capacity, back: Mapping[int, list[Observed]]) -> dict[str, object]:
    observed = back.get(sheet.sent.pk) if sheet.sent else None
    done = sum(not task.problems and task.progress is not Progress.EMPTY for task in sheet.tasks)
    return {
        "sheet": sheet,
        "tasks": [
            (task, *_state(task, observed or ()), last(sheet, task.section, acting=acting)) for task in sheet.tasks
        ],
        "returned": observed is not None,
        "observed": [
            (task.section, _questioned(task.section, each), each)
            for task in sheet.tasks
            for each in of_section(observed or (), task.section.key)
        ],
        "done": done,
        "complete": done == len(sheet.tasks),
    }


def _state(task: Task, observed: Sequence[Observed]) -> tuple[str, str]:
    """How a section stands, in a word and as a tag; one that came back and was not touched since, as observed."""
    if task.progress is Progress.SENT and of_section(observed, task.section.key):
        return "Observada", "grave"
    return task.progress.value, TAGS[task.progress]


def _questioned(section: Section, observed: Observed) -> str:
    """The label of the question that was observed; empty where it is the section as a whole, or says its name."""
    label = next((each.label for each in section.questions if each.key == observed.question), "")
    return "" if label == section.name else label


def _next(sheet: Sheet, back: Mapping[int, list[Observed]]) -> dict[str, object] | None:
    """The one thing to do next in a questionnaire; None when it was sent as it is."""
    left = sheet.next
    if left is not None:
        return {"sheet": sheet, "section": left.section}
    observed = back.get(sheet.sent.pk) if sheet.sent else None
    untouched = (task for task in sheet.tasks if _state(task, observed or ())[0] == "Observada")
    for task in untouched:
        return {"sheet": sheet, "section": task.section}
    if observed is not None:
        return {"sheet": sheet, "section": None}
    return {"sheet": sheet, "section": None} if sheet.unsent else None


@policy(may_type_there, on=asked)
@proved_anew
@require_safe
def check(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Everything that would be sent, to be read before."""
    return _check(request, asked.sheet(request.acting))


def _may_send(by: Capacity, asked: Asked) -> bool:
    return may_send(by, asked.candidacy) or may_attend(by, asked.candidacy)


@policy(_may_send, on=asked)
@require_POST
def send(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Send it; pressed twice, the receipt is the same. A desk that has nothing more to type is led back."""
    if not may_send(request.acting, asked.candidacy):
        return redirect("capture:attend", asked.candidacy.pk)
    sheet = asked.sheet(request.acting)
    try:
        revision = actions.send_typed(
            sheet.candidacy,
            sheet.questionnaire,
            seen=request.POST.get("seen", ""),
            replies=_replies(request),
            at=request.received_at,
            by=request.acting,
        )
    except Refused as refusal:
        if refusal.reason is Reason.NOTHING_CHANGED and sheet.sent is not None and not _held_back(request, sheet):
            return redirect("capture:acuse", sheet.candidacy.pk, sheet.sent.pk)
        return _check(request, asked.sheet(request.acting), refused=refusal)
    return redirect("capture:acuse", sheet.candidacy.pk, revision.pk)


def _held_back(request: HttpRequest, sheet: Sheet) -> bool:
    """Whether all that she sent is what a granted correction leaves shut: no receipt says that it was received."""
    limited = limit(sheet, now=request.received_at) if request.POST.get("seen") == sheet.seen else None
    return limited is not None and bool(limited.besides)


def _replies(request: HttpRequest) -> dict[str, str]:
    """What she answers to each observation, by its id."""
    return {name.removeprefix(_REPLY): text for name, text in request.POST.items() if name.startswith(_REPLY)}


def _replied(observed: Observed, replies: Mapping[str, str]) -> tuple[str, str, int]:
    """The field of the answer to *observed*: its name, what is in it, and how long it is if that is too much."""
    reply = replies.get(observed.id, "")
    length = len(as_reply(reply))
    return f"{_REPLY}{observed.id}", reply, length if length > LONGEST_REPLY else 0


def _file_of(question: Question, sheet: Sheet) -> str:
    """The file that shows the photograph that answers *question*; empty where there is none."""
    photo = named(sheet.candidacy, sheet.answers.get(question.key, "")) if chosen(question) else None
    return photo.files[0]["digest"] if photo else ""


def _check(request: HttpRequest, sheet: Sheet, refused: Refused | None = None) -> HttpResponse:
    labels = {question.key: question for question in sheet.definition.questions}
    names = {question.key: task.section for task in sheet.tasks for question in task.section.questions}
    problems = [
        (
            names[each.question].key,
            forms.PREFIX + each.question,
            fault(
                each,
                label=labels[each.question].label,
                section=names[each.question].name,
                hosts=labels[each.question].hosts,
            ),
        )
        for task in sheet.tasks
        for each in task.problems
    ]
    back = returned([sheet.sent]).get(sheet.sent.pk) if sheet.sent else None
    replies = _replies(request)
    now = clock.now()
    term = about_term(sheet.candidacy, now)
    context = {
        "sheet": sheet,
        "returned": back is not None,
        "observed": [
            (task.section, _questioned(task.section, each), each, *_replied(each, replies))
            for task in sheet.tasks
            for each in of_section(back or (), task.section.key)
        ],
        "longest_reply": LONGEST_REPLY,
        "own": may_capture(request.acting, sheet.candidacy),
        "sends": may_capture(request.acting, sheet.candidacy)
        or sheet.questionnaire.slug in assisted(request.acting, sheet.candidacy),
        "term": term,
        "limit": limit(sheet, now=now) if term["receives"] else None,
        "parts": [
            (
                task.section,
                [
                    (question, question.shown(sheet.answers), _file_of(question, sheet))
                    for question in task.section.questions
                    if answered(question) and question.asked(sheet.answers)
                ],
                last(sheet, task.section, acting=request.acting),
            )
            for task in sheet.tasks
        ],
        "problems": problems,
        "refused": sentence(refused, PHRASES, OF_CONSENTS, OF_CORRECTIONS, OF_VAULT)
        if refused and refused.reason is not Reason.INCOMPLETE
        else "",
        "tried": refused is not None,
    }
    return render(request, "capture/check.html", context, status=422 if refused else 200)

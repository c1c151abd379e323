# SPDX-License-Identifier: EUPL-1.2
"""Writing a row, adding a file to it, setting it aside, and having a file byte for byte."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from conoceles.accounts.policy import policy
from conoceles.elections.models import Process
from conoceles.elections.queries import today
from conoceles.files.downloads import download
from conoceles.files.storage import unaltered
from conoceles.files.uploading import DOCUMENT, tell_too_large, too_large
from conoceles.kernel.refusals import Refused, sentence
from conoceles.supervision.follow_ups import actions, queries
from conoceles.supervision.follow_ups.described import Register
from conoceles.supervision.follow_ups.forms import EvidenceForm, RowForm, WhyForm
from conoceles.supervision.follow_ups.permissions import may_add, may_see_evidence, may_set_aside, may_write_in
from conoceles.supervision.follow_ups.phrases import PHRASES
from conoceles.supervision.follow_ups.rules import Reason
from conoceles.supervision.models import Evidence, FollowUp
from conoceles.supervision.obligations.phrases import place

from .subjects import evidence_of, register_of, row_of

_TOO_LARGE = Refused(Reason.TOO_LARGE, largest=DOCUMENT // 1_000_000)
_FIELD = {
    Reason.DAY_TO_COME: "on",
    Reason.NO_EVIDENCE: "proof",
    Reason.NOT_MET_BY_IT: "meets",
    Reason.NOT_AGREED: "approved",
    Reason.NOT_TO_THEM: "postulant",
}
_OF_THE_FILE = frozenset({Reason.NOT_A_KIND, Reason.TOO_LARGE, Reason.SAME_FILE})


@policy(may_write_in, on=register_of)
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, found: tuple[Process, Register]) -> HttpResponse:
    """A row of the register."""
    process, register = found
    form = RowForm(
        request.POST or None,
        request.FILES or None,
        process=process,
        register=register,
        meetable=queries.meetable(process, register, request.acting),
        awaited=queries.awaited(process, register),
        day=today(process),
    )
    if too_large(request):
        tell_too_large(form, "proof", sentence(_TOO_LARGE, PHRASES))
    elif form.is_valid():
        try:
            made = actions.write(process, register, row=form.row(), proofs=form.proofs(), by=request.acting)
        except Refused as refusal:
            _told(form, refusal, file="proof")
        else:
            messages.success(request, _said(made))
            return redirect("follow-ups:register", register.key)
    context = {"process": process, "register": register, "form": form}
    return render(request, "follow_ups/write.html", context, status=422 if form.is_bound else 200)


def _said(made: FollowUp) -> str:
    told = [f"Quedó anotado con el número {made.number}"]
    if made.met is not None:
        told.append(f"con él se cumplió: {place(made.met.obligation.row)}{made.met.obligation.name[:80]}")
    if made.notice is not None:
        told.append("se abrió su aviso al INE")
    return f"{'; '.join(told)}."


@policy(may_add, on=row_of)
@require_http_methods(["GET", "HEAD", "POST"])
def keep(request: HttpRequest, follow_up: FollowUp) -> HttpResponse:
    """An acuse, or one more file that proves it."""
    form = EvidenceForm(request.POST or None, request.FILES or None, follow_up=follow_up)
    if too_large(request):
        form.add_error("file", sentence(_TOO_LARGE, PHRASES))
    elif form.is_valid():
        given = form.cleaned_data
        kind = given.get("kind", Evidence.Kind.PROOF)
        try:
            made = actions.keep(
                follow_up, kind=kind, sent=form.sent(), postulant=given.get("postulant"), by=request.acting
            )
        except Refused as refusal:
            _told(form, refusal, file="file")
        else:
            messages.success(request, f"Quedó guardado, con huella {made.file_digest}.")
            return redirect("follow-ups:register", follow_up.register)
    context = {"row": follow_up, "form": form}
    return render(request, "follow_ups/keep.html", context, status=422 if form.is_bound else 200)


def _told(form: RowForm | EvidenceForm, refusal: Refused, *, file: str) -> None:
    name = file if refusal.reason in _OF_THE_FILE else _FIELD.get(refusal.reason)  # type: ignore[arg-type]
    form.add_error(name if name in form.fields else None, sentence(refusal, PHRASES))


@policy(may_set_aside, on=row_of)
@require_http_methods(["GET", "HEAD", "POST"])
def set_aside(request: HttpRequest, follow_up: FollowUp) -> HttpResponse:
    """A row that was written by mistake."""
    form = WhyForm(request.POST or None)
    if form.is_valid():
        try:
            actions.set_aside(follow_up, why=form.cleaned_data["why"], by=request.acting)
        except Refused as refusal:
            form.add_error(None, sentence(refusal, PHRASES))
        else:
            messages.success(request, "Ya no cuenta; se conserva con su motivo.")
            return redirect("follow-ups:register", follow_up.register)
    context = {"row": follow_up, "form": form}
    return render(request, "follow_ups/aside.html", context, status=422 if form.is_bound else 200)


@policy(may_see_evidence, on=evidence_of)
@require_safe
def evidence(request: HttpRequest, evidence: Evidence) -> HttpResponse:
    """A file, byte for byte."""
    content = unaltered(evidence.file, evidence.file_digest)
    if content is None:
        messages.error(request, sentence(Refused(Reason.FILE_GONE), PHRASES))
        return redirect("follow-ups:register", evidence.follow_up.register)
    name = f"{evidence.follow_up.register}-{evidence.follow_up.number}-{evidence.pk}.{evidence.suffix}"
    return download(content, name)

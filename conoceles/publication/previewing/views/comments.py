# SPDX-License-Identifier: EUPL-1.2
"""What is said of a preview, and what is answered."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from conoceles.accounts.policy import policy
from conoceles.accounts.queries import worded
from conoceles.elections.models import Process
from conoceles.elections.subjects import own_process
from conoceles.files.downloads import download
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused, sentence
from conoceles.publication.models import CouncilPreview, PreviewComment
from conoceles.publication.previewing import actions, evidence, forms, pages, queries
from conoceles.publication.previewing.permissions import may_answer, may_comment, may_enter, may_follow, may_prepare
from conoceles.publication.previewing.phrases import PHRASES
from conoceles.publication.previewing.rules import Reason

from .reading import closed
from .subjects import comment_of, preview_of

#: How many comments one page lists.
_PAGE = 25
_OF_THE_TEXT = {Reason.NOTHING_SAID, Reason.TOO_LONG}


@policy(may_comment, on=preview_of)
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, preview: CouncilPreview) -> HttpResponse:
    """Say something of a page, or of the whole. What was typed stays where it is refused."""
    by = request.acting
    days = queries.days_for(by, preview, clock.now())
    if not days.open and request.method != "POST":
        return closed(request, preview, days)
    path = request.GET.get("pagina", "")
    page = path if path and pages.asked(preview, path, by) else ""
    form = forms.CommentForm(request.POST or None)
    if form.is_valid():
        try:
            actions.comment(preview, text=form.cleaned_data["text"], page=page, by=by)
        except Refused as refusal:
            form.add_error("text" if refusal.reason in _OF_THE_TEXT else None, sentence(refusal, PHRASES))
        else:
            messages.success(
                request, "Su comentario quedó registrado. Sólo lo leen usted y quienes preparan y vigilan."
            )
            return redirect("previewing:comments")
    context = {"preview": preview, "page": page, "form": form}
    return render(request, "previewing/comment.html", context, status=422 if form.is_bound else 200)


@policy(may_enter, on=own_process)
@require_safe
def listed(request: HttpRequest, process: Process) -> HttpResponse:
    """Hers; those of everybody, for whoever follows previews."""
    by = request.acting
    page = Paginator(queries.comments(by, process), _PAGE).get_page(request.GET.get("hoja"))
    worded([each.by for each in page])
    context = {
        "process": process,
        "page": page,
        "live": queries.live(process),
        "may_follow": may_follow(by, process),
        "may_prepare": may_prepare(by, process),
    }
    return render(request, "previewing/comments.html", context)


@policy(may_follow, on=own_process)
@require_safe
def listed_file(request: HttpRequest, process: Process) -> HttpResponse:  # noqa: ARG001
    """All of them, as a spreadsheet."""
    return download(evidence.comments(process), "comentarios-de-la-vista-previa.xlsx")


@policy(may_answer, on=comment_of)
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, comment: PreviewComment) -> HttpResponse:
    """Answer one."""
    form = forms.AnswerForm(request.POST or None)
    if form.is_valid():
        given = form.cleaned_data
        try:
            actions.answer(comment, text=given["text"], attended=given["attended"], by=request.acting)
        except Refused as refusal:
            form.add_error("text" if refusal.reason in _OF_THE_TEXT else None, sentence(refusal, PHRASES))
        else:
            messages.success(request, "La respuesta quedó registrada.")
            return redirect("previewing:comments")
    context = {"comment": comment, "form": form}
    return render(request, "previewing/answer.html", context, status=422 if form.is_bound else 200)

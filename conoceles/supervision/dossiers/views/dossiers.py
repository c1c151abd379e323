# SPDX-License-Identifier: EUPL-1.2
"""Files that were made, and making one more."""

import uuid

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from conoceles.accounts.policy import policy
from conoceles.accounts.queries import worded
from conoceles.elections.models import Process
from conoceles.elections.subjects import own_process
from conoceles.files.downloads import download
from conoceles.kernel.refusals import Refused, sentence
from conoceles.supervision.dossiers import actions, forms, queries
from conoceles.supervision.dossiers.permissions import may_make, may_read
from conoceles.supervision.dossiers.phrases import PHRASES
from conoceles.supervision.models import Dossier
from conoceles.work.asking import ask
from conoceles.work.models import Job

#: By which name ``settings.JOBS`` knows it.
_MAKING = "make-dossier"
_PAGE, _FOUND = 20, 25


@policy(may_make, on=own_process, step_up=True)
@require_http_methods(["GET", "HEAD", "POST"])
def home(request: HttpRequest, process: Process) -> HttpResponse:
    """Look somebody up, have her file made, and the files there are."""
    search = forms.SearchForm(request.GET or None)
    words = search.cleaned_data["nombre"].strip() if search.is_valid() else ""
    form = forms.MakeForm(request.POST or None, process=process)
    if form.is_valid():
        job = Job(kind=_MAKING, process=process.slug, subject=form.subject())
        return redirect("work:job", ask(job, by=request.acting).pk)
    page = Paginator(queries.made(process), _PAGE).get_page(request.GET.get("hoja"))
    worded([each.by for each in page])
    found = list(queries.called(process, words)[: _FOUND + 1]) if words else []
    context = {
        "process": process,
        "search": search,
        "words": words,
        "found": found[:_FOUND],
        "more": len(found) > _FOUND,
        "form": form,
        "page": page,
    }
    return render(request, "dossiers/dossiers.html", context, status=422 if form.is_bound else 200)


def _dossier(request: HttpRequest, dossier: uuid.UUID, document: str) -> Dossier:
    found = get_object_or_404(Dossier.objects.select_related("process"), pk=dossier)
    if document not in {each["name"] for each in found.files}:
        raise Http404
    request.wanted = document
    return found


@policy(may_read, on=_dossier, step_up=True)
@require_safe
def file(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    """One of its files, byte for byte as it was made."""
    try:
        return download(actions.read(dossier, name=request.wanted, by=request.acting), request.wanted)
    except Refused as refusal:
        messages.error(request, sentence(refusal, PHRASES))
        return redirect("dossiers:home")

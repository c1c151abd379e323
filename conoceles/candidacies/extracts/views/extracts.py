# SPDX-License-Identifier: EUPL-1.2
"""What was taken out of the register for INE, and taking it out again."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from conoceles.accounts.policy import policy
from conoceles.accounts.queries import worded
from conoceles.candidacies.extracts import actions, files, forms, queries
from conoceles.candidacies.extracts.columns import CHANGES, LIST
from conoceles.candidacies.extracts.permissions import may_download, may_extract
from conoceles.candidacies.extracts.phrases import PHRASES
from conoceles.candidacies.models import Extract
from conoceles.elections.models import Process
from conoceles.elections.subjects import own_process
from conoceles.files.downloads import download
from conoceles.kernel.refusals import Refused, sentence

_PAGE = 20


@policy(may_extract, on=own_process, step_up=True)
@require_http_methods(["GET", "HEAD", "POST"])
def extracts(request: HttpRequest, process: Process) -> HttpResponse:
    """Those there are, the newest first, and the form that takes one more."""
    last = queries.last(process)
    first = {"seen": last.number if last else 0, "since": last}
    form = forms.ExtractForm(request.POST or None, process=process, initial=first)
    if form.is_valid():
        try:
            taken = actions.extract(process, by=request.acting, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, sentence(refusal, PHRASES))
        else:
            messages.success(request, f"El extracto {taken.number} quedó guardado.")
            return redirect("extracts:extracts")
    kept = process.extracts.select_related("since", "by__user")
    page = Paginator(kept, _PAGE).get_page(request.GET.get("hoja"))
    worded([each.by for each in page])
    context = {"process": process, "form": form, "page": page, "list": LIST, "changes": CHANGES}
    return render(request, "extracts/extracts.html", context, status=422 if form.is_bound else 200)


def _extract(request: HttpRequest, extract: int, document: str) -> Extract:
    found = get_object_or_404(Extract.objects.select_related("process"), pk=extract)
    if document not in {each["name"] for each in found.files}:
        raise Http404
    request.wanted = document
    return found


@policy(may_download, on=_extract, step_up=True)
@require_safe
def download_file(request: HttpRequest, extract: Extract) -> HttpResponse:
    """One of its files, byte for byte as it was made."""
    try:
        return download(files.content_of(extract, request.wanted), request.wanted)
    except Refused as refusal:
        messages.error(request, sentence(refusal, PHRASES))
        return redirect("extracts:extracts")

# SPDX-License-Identifier: EUPL-1.2
"""Files that were sent to be loaded: sent, listed, replaced and cancelled."""

import uuid
from contextlib import suppress

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from conoceles.accounts.policy import policy
from conoceles.candidacies import actions, jobs
from conoceles.candidacies.forms import uploading
from conoceles.candidacies.models import Upload
from conoceles.candidacies.permissions import may_register, may_upload
from conoceles.candidacies.phrases import PHRASES
from conoceles.elections.models import Process
from conoceles.elections.subjects import own_process
from conoceles.files.uploading import too_large
from conoceles.kernel.refusals import Refused, sentence
from conoceles.work.asking import ask

_PAGE = 30


def upload_of(request: HttpRequest, upload: uuid.UUID) -> Upload:  # noqa: ARG001
    """The upload of an address."""
    return get_object_or_404(Upload.objects.select_related("process", "by__user", "run"), pk=upload)


@policy(may_register, on=own_process)
@require_safe
def uploads(request: HttpRequest, process: Process) -> HttpResponse:
    """Every file that was sent, the newest first, and what became of it."""
    found = process.uploads.select_related("by__user")
    page = Paginator(found, _PAGE).get_page(request.GET.get("hoja"))
    return render(request, "candidacies/uploads.html", {"process": process, "page": page})


@policy(may_register, on=own_process, step_up=True)
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest, process: Process) -> HttpResponse:
    """Send a file, or a mended one in place of another; it is read at once, by a worker."""
    replaces = _replaced(request, process)
    data, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    initial = {"layout": replaces.layout} if replaces else None
    form = uploading.UploadForm(data, files, process=process, too_large=too_large(request), initial=initial)
    if form.is_valid():
        try:
            made, content = form.upload(process, replaces=replaces)
            made = actions.receive(made, content=content, by=request.acting)
        except Refused as refusal:
            form.add_error(None, sentence(refusal, PHRASES))
        else:
            return redirect("work:job", ask(jobs.job(jobs.READ, made), by=request.acting).pk)
    context = {"process": process, "form": form, "replaces": replaces}
    return render(request, "candidacies/upload.html", context, status=422 if form.is_bound else 200)


def _replaced(request: HttpRequest, process: Process) -> Upload | None:
    """The upload that a mended one takes the place of, if the address names one of this process."""
    named = request.GET.get("sustituye")
    if not named:
        return None
    try:
        return get_object_or_404(Upload, pk=uuid.UUID(named), process=process)
    except ValueError as nonsense:
        raise Http404 from nonsense


@policy(may_upload, on=upload_of)
@require_POST
def cancel(request: HttpRequest, upload: Upload) -> HttpResponse:
    """It will not be loaded; pressed twice, it is cancelled all the same."""
    with suppress(Refused):
        actions.cancel(upload, by=request.acting)
    return redirect("candidacies:reading", upload.pk)

# SPDX-License-Identifier: EUPL-1.2
"""Issuing many letters and putting them together: both as jobs, begun here and followed on their own page."""

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from conoceles.accounts.policy import policy
from conoceles.credentials import actions, forms, issuing
from conoceles.credentials.models import Batch, Bundle
from conoceles.credentials.permissions import may_handle_bundle, may_issue
from conoceles.credentials.phrases import PHRASES
from conoceles.elections.models import Process
from conoceles.elections.subjects import own_process
from conoceles.files.downloads import apart
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused, sentence
from conoceles.work import queries as work
from conoceles.work.asking import ask
from conoceles.work.models import Job

_ISSUING, _PACKAGING = "issue-letters", "package-letters"


@policy(may_issue, on=own_process, step_up=True)
@require_http_methods(["GET", "HEAD", "POST"])
def issue(request: HttpRequest, process: Process) -> HttpResponse:
    """Of whom, and whether for the first time; then it is a job."""
    form = forms.IssueForm(request.POST or None, process=process)
    if form.is_valid():
        try:
            issuing.check(form.batch())
        except Refused as refusal:
            form.add_error(None, sentence(refusal, PHRASES))
        else:
            return _asked(request, Job(kind=_ISSUING, process=process.slug, options=form.options()))
    context = {
        "process": process,
        "form": form,
        "new": issuing.left(Batch(process=process)),
        "expired": issuing.left(Batch(process=process, again=True)),
        "under_way": work.under_way(_ISSUING, process.slug),
        "before": work.asked(_ISSUING, process.slug)[:10],
    }
    return render(request, "credentials/issue.html", context, status=422 if form.is_bound else 200)


@policy(may_issue, on=own_process, step_up=True)
@require_http_methods(["GET", "HEAD", "POST"])
def prepare(request: HttpRequest, process: Process) -> HttpResponse:
    """All the packages of a route, which holds codes: ask first."""
    form = forms.PrepareForm(request.POST or None)
    if form.is_valid():
        return _asked(request, Job(kind=_PACKAGING, process=process.slug, options=form.cleaned_data))
    context = {"process": process, "form": form, "under_way": work.under_way(_PACKAGING, process.slug)}
    return render(request, "credentials/prepare.html", context, status=422 if form.is_bound else 200)


def _asked(request: HttpRequest, job: Job) -> HttpResponse:
    begun = ask(job, by=request.acting)
    if begun.pk != job.pk:
        messages.info(request, "Ya había una en curso, y es ésta. Cuando termine podrá pedir otra.")
    return redirect("work:job", begun.pk)


def _bundle_of(request: HttpRequest, bundle: int) -> Bundle:  # noqa: ARG001
    return get_object_or_404(Bundle.objects.select_related("process"), pk=bundle)


@policy(may_handle_bundle, on=_bundle_of, step_up=True)
@require_safe
def bundle(request: HttpRequest, bundle: Bundle) -> HttpResponse | FileResponse:
    """The letters of a package that was prepared."""
    try:
        file = actions.read_package(bundle, by=request.acting)
    except Refused as refusal:
        messages.error(request, sentence(refusal, PHRASES))
        return redirect("credentials:packages")
    return apart(FileResponse(file, content_type="application/zip"), f"{bundle.name}.zip")


@policy(may_handle_bundle, on=_bundle_of)
@require_POST
def discard(request: HttpRequest, bundle: Bundle) -> HttpResponse:
    """It was printed; pressed twice it is gone all the same."""
    actions.discard_package(bundle, by=request.acting)
    return redirect("credentials:packages")


def prepared(process: Process) -> list[tuple[Bundle, bool]]:
    """The packages that wait to be printed, and whether some letter was issued since each was made."""
    last = process.accounts.order_by("-letters__issued_at").values_list("letters__issued_at", flat=True).first()
    waiting = process.bundles.exclude(file="").filter(expires_at__gt=clock.now())
    return [(each, bool(last and last > each.made_at)) for each in waiting]

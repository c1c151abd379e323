# SPDX-License-Identifier: EUPL-1.2
"""One remission: what it carries, its oficio, its packages as files, and how it ends."""

import io
import zipfile

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from conoceles.accounts.policy import policy
from conoceles.elections.queries import today
from conoceles.files.downloads import download
from conoceles.kernel.refusals import Refused
from conoceles.supervision.models import Package, Remission
from conoceles.supervision.remissions import actions, jobs, letters, queries, sending_actions, showing
from conoceles.supervision.remissions.forms import InformForm, LetterForm, WhyForm
from conoceles.supervision.remissions.permissions import may_read_package, may_see, may_see_package, may_work
from conoceles.work.asking import ask
from conoceles.work.queries import under_way

from .asking import asked, said
from .subjects import index_of, package_of, remission_of


def page_of(remission: Remission) -> str:
    """The address of its page."""
    return reverse("remissions:remission", args=[remission.pk])


@policy(may_see, on=remission_of)
@require_safe
def remission(request: HttpRequest, remission: Remission) -> HttpResponse:
    """All that is known of it, and what may be done next."""
    making = under_way(jobs.PACK, remission.process.slug, str(remission.pk))
    return render(request, "remissions/remission.html", showing.page(remission, request.acting) | {"making": making})


@policy(may_work, on=remission_of)
@require_http_methods(["GET", "HEAD", "POST"])
def letter(request: HttpRequest, remission: Remission) -> HttpResponse:
    """Its oficio, as it is proposed, to be corrected and issued."""
    form = LetterForm(request.POST or None, initial=letters.proposed(remission) | {"on": today(remission.process)})
    return asked(
        request,
        form,
        lambda: actions.issue_letter(remission, **form.cleaned_data, by=request.acting),
        page_of(remission),
        title="Emitir el oficio",
        done="Quedó emitido, con su número. Fírmelo y suba el ejemplar firmado, o arme el paquete.",
        lead="Toma el número que sigue de su serie y ya no se cambia.",
    )


@policy(may_work, on=remission_of)
@require_POST
def pack(request: HttpRequest, remission: Remission) -> HttpResponse:
    """Have its package put together: how it goes is told by its own page."""
    return redirect("work:job", ask(jobs.job(remission), by=request.acting).pk)


@policy(may_work, on=remission_of)
@require_http_methods(["GET", "HEAD", "POST"])
def inform(request: HttpRequest, remission: Remission) -> HttpResponse:
    """The commission was told."""
    form = InformForm(request.POST or None, day=today(remission.process))
    return asked(
        request,
        form,
        lambda: sending_actions.inform(remission, on=form.cleaned_data["on"], by=request.acting),
        page_of(remission),
        title="Anotar que se informó a la Comisión",
        done="Quedó anotado. La remisión concluyó.",
        lead=remission.title,
    )


@policy(may_work, on=remission_of)
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, remission: Remission) -> HttpResponse:
    """Give it up before it is sent."""
    form = WhyForm(request.POST or None)
    return asked(
        request,
        form,
        lambda: actions.withdraw(remission, why=form.cleaned_data["why"], by=request.acting),
        page_of(remission),
        title="Abandonar la remisión",
        done="Quedó abandonada. Lo que llevaba puede ir en otra.",
        lead=remission.title,
    )


@policy(may_read_package, on=package_of)
@require_safe
def package(request: HttpRequest, package: Package) -> HttpResponse:
    """The ZIP, byte for byte."""
    try:
        return download(queries.content_of(package.file, package.file_digest), package.name)
    except Refused as refusal:
        messages.error(request, said(refusal))
        return redirect(page_of(package.remission))


@policy(may_see_package, on=index_of)
@require_safe
def index(request: HttpRequest, package: Package) -> HttpResponse:
    """The index of a package, for people or for programs, as it goes in it."""
    try:
        content = queries.content_of(package.file, package.file_digest)
    except Refused as refusal:
        messages.error(request, said(refusal))
        return redirect(page_of(package.remission))
    with zipfile.ZipFile(io.BytesIO(content)) as kept:
        name = f"{package.name.removesuffix('.zip')}-{request.index}"
        return download(kept.read(request.index), name)

# SPDX-License-Identifier: EUPL-1.2
"""An album is sent, looked at file by file, and accepted or cancelled."""

from contextlib import suppress
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from conoceles.accounts import quotas
from conoceles.accounts.policy import policy
from conoceles.accounts.rules import Act
from conoceles.accounts.rules.quotas import Spent
from conoceles.capture.albums import actions, forms, jobs, queries
from conoceles.capture.albums.permissions import may_handle, may_type_many
from conoceles.capture.albums.phrases import PHRASES, TAGS
from conoceles.capture.models import Album, Shot
from conoceles.capture.queries.reached import reached
from conoceles.elections.models import Process
from conoceles.elections.subjects import own_process
from conoceles.files.uploading import too_large
from conoceles.kernel.refusals import Refused, sentence
from conoceles.work import queries as work
from conoceles.work.asking import ask
from conoceles.work.phrases import BUSY

_PAGE = 50


def _album(request: HttpRequest, album: UUID) -> Album:  # noqa: ARG001
    return get_object_or_404(Album.objects.select_related("process", "by__user"), pk=album)


@policy(may_type_many, on=own_process)
@require_http_methods(["GET", "HEAD", "POST"])
def home(request: HttpRequest, process: Process) -> HttpResponse:
    """What each file must be called, the albums that were sent before, and sending one; a worker looks at it."""
    asked = queries.asked(process)
    data, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = forms.AlbumForm(data, files, too_large=too_large(request))
    if form.is_valid() and work.busy(jobs.KINDS, request.acting):
        form.add_error("file", BUSY)
    if asked and form.is_valid() and quotas.allows(form, "file", request.user, Spent.BUNDLES):
        content = form.cleaned_data["file"]
        made = Album(process=process, by=request.acting, file_name=content.name)
        actions.receive(made, content=content, by=request.acting)
        return redirect("work:job", ask(jobs.job(jobs.LOOK, made), by=request.acting).pk)
    page = Paginator(reached(request.acting, Act.CAPTURE_ON_BEHALF), _PAGE).get_page(request.GET.get("hoja"))
    context = {
        "asked": asked,
        "form": form,
        "page": page,
        "names": [(each, queries.file_name(each)) for each in page],
        "albums": Album.objects.filter(process=process, by=request.acting)[:_PAGE],
    }
    return render(request, "albums/home.html", context, status=422 if form.is_bound else 200)


@policy(may_handle, on=_album)
@require_safe
def album(request: HttpRequest, album: Album) -> HttpResponse:
    """What each file turned out to be, or what became of it."""
    return _page(request, album)


@policy(may_handle, on=_album)
@require_POST
def accept(request: HttpRequest, album: Album) -> HttpResponse:
    """Have those that are ready taken by a worker; pressed twice, they are taken once."""
    asked = queries.asked(album.process)
    if asked is None:
        raise Http404
    form = forms.AcceptForm(request.POST, question=asked[1])
    if not form.is_valid():
        return _page(request, album, form=form)
    try:
        actions.accept(album, by=request.acting)
    except Refused as refusal:
        return _page(request, album, refused=sentence(refusal, PHRASES))
    return redirect("work:job", ask(jobs.job(jobs.TAKE, album), by=request.acting).pk)


@policy(may_handle, on=_album)
@require_POST
def cancel(request: HttpRequest, album: Album) -> HttpResponse:
    """It will not be taken; pressed twice, it is cancelled all the same."""
    with suppress(Refused):
        actions.cancel(album, by=request.acting)
    return redirect("albums:album", album.pk)


def _under_way(album: Album) -> Any:
    return next(filter(None, (work.under_way(kind, album.process.slug, str(album.pk)) for kind in jobs.KINDS)), None)


def _page(
    request: HttpRequest, album: Album, *, refused: str = "", form: forms.AcceptForm | None = None
) -> HttpResponse:
    asked = queries.asked(album.process)
    found = album.shots.select_related("candidacy__person", "candidacy__formula__territory")
    page = Paginator(found, _PAGE).get_page(request.GET.get("hoja"))
    figures = queries.figures(album)
    context = {
        "album": album,
        "page": page,
        "shots": [(each, TAGS.get(Shot.State(each.state), "grave")) for each in page],
        "figures": figures,
        "ready": dict(figures).get(Shot.State.READY, 0),
        "under_way": _under_way(album),
        "question": asked[1] if asked else None,
        "form": form or (forms.AcceptForm(question=asked[1]) if asked else None),
        "refused": refused,
    }
    return render(request, "albums/album.html", context, status=422 if refused or form else 200)

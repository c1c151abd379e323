# SPDX-License-Identifier: EUPL-1.2
"""What is published and what may be; public versions; publishing one version, and ending that."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from conoceles.accounts.policy import policy
from conoceles.accounts.queries import worded
from conoceles.elections.models import Process
from conoceles.elections.subjects import own_process
from conoceles.files.downloads import download
from conoceles.files.storage import unaltered
from conoceles.files.uploading import DOCUMENT, tell_too_large, too_large
from conoceles.kernel.refusals import Refused, sentence
from conoceles.supervision.documents.permissions import may_post_in
from conoceles.supervision.documents.phrases import SORTS
from conoceles.supervision.documents.rules.words import Sort
from conoceles.supervision.models import Publication, PublicVersion, Version
from conoceles.supervision.publicity import actions, queries
from conoceles.supervision.publicity.forms import DrawnForm, PublishForm, TypedForm, WhyForm
from conoceles.supervision.publicity.permissions import (
    may_end,
    may_handle,
    may_post,
    may_publish,
    may_publish_in,
    may_see_publicity,
    may_see_version,
)
from conoceles.supervision.publicity.phrases import PHRASES
from conoceles.supervision.publicity.rules import Reason

from .subjects import public_of, publication_of, version_of

#: How many rows of a list are shown at once.
_PAGE = 50
_FIELD = {
    Reason.NO_PASSAGES: "passages",
    Reason.TOO_SHORT: "passages",
    Reason.NOT_FOUND: "passages",
    Reason.STILL_THERE: "passages",
    Reason.SAYS_IT: "motive",
    Reason.DAY_TO_COME: "resolved_on",
    Reason.NOT_LOOKED_AT: "looked",
    Reason.PERSONAL_DATA: "personal",
    Reason.HAS_PUBLIC_VERSION: "personal",
    **dict.fromkeys(
        (
            Reason.NOT_A_PDF,
            Reason.TOO_LARGE,
            Reason.LOCKED,
            Reason.HIDES,
            Reason.UNREADABLE,
            Reason.TOO_MANY_SHEETS,
        ),
        "file",
    ),
}


@policy(may_see_publicity, on=own_process)
@require_safe
def listing(request: HttpRequest, process: Process) -> HttpResponse:
    """What may be published, what is, and what is in the estrados now and was before."""
    publishes = may_publish_in(request.acting, process)
    postings = queries.postings(process).order_by("-number")
    now = list(postings.filter(removed_at=None))
    earlier = _page(request, postings.exclude(removed_at=None), "retirados")
    published = _page(request, queries.published(process).order_by("-number"), "publicados")
    waiting = _page(request, queries.may_go_out(process), "hoja")
    aside = process.postings.exclude(set_aside="").order_by("-number")
    worded([each.by for each in published])
    context = {
        "process": process,
        "page": waiting,
        "waiting": [(each, SORTS[Sort(each.document.sort)]) for each in waiting],
        "published": published,
        "now": now,
        "aside": _page(request, aside, "quitadas"),
        "earlier": earlier,
        "publishes": publishes,
        "posts": may_post_in(request.acting, process),
    }
    return render(request, "publicity/listing.html", context)


def _page(request: HttpRequest, rows: Any, name: str) -> Page[Any]:
    return Paginator(rows, _PAGE).get_page(request.GET.get(name))


@policy(may_see_version, on=version_of)
@require_safe
def version(request: HttpRequest, version: Version) -> HttpResponse:
    """One version: whether it is public, its public versions, and where it is fixed."""
    publics = list(queries.public_versions(version))
    worded([each.by for each in publics])
    context = {
        "version": version,
        "document": version.document,
        "final": queries.final(version) and not version.document.withdrawn,
        "publication": version.publications.filter(ended_at=None).select_related("by__user", "public").first(),
        "publics": publics,
        "postings": version.postings.all(),
        "publishes": may_publish(request.acting, version),
        "posts": may_post(request.acting, version),
    }
    return render(request, "publicity/version.html", context)


@policy(may_publish, on=version_of)
@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest, version: Version) -> HttpResponse:
    """Publish it, whole or as its public version."""
    form = PublishForm(request.POST or None, version=version)
    return _written(
        request, version, form, "Publicar",
        lambda: actions.publish(version, by=request.acting, **form.given()),
        "Saldrá con la próxima publicación del sitio.", about="publish",
    )  # fmt: skip


@policy(may_publish, on=version_of)
@require_http_methods(["GET", "HEAD", "POST"])
def type_out(request: HttpRequest, version: Version) -> HttpResponse:
    """Make its public version by typing what is to be taken out."""
    form = TypedForm(request.POST or None, version=version)
    return _written(
        request, version, form, "Hacer la versión pública",
        lambda: actions.type_out(
            version, passages=form.given(), said=form.said(), seen=form.cleaned_data["seen"], by=request.acting
        ),
        "Quedó hecha, y todavía no es pública. Ábrala y léala completa.", about="type",
    )  # fmt: skip


@policy(may_publish, on=version_of)
@require_http_methods(["GET", "HEAD", "POST"])
def draw(request: HttpRequest, version: Version) -> HttpResponse:
    """Make its public version of a PDF from which it was taken out."""
    form = DrawnForm(request.POST or None, request.FILES or None, version=version)
    if too_large(request):
        refusal = Refused(Reason.TOO_LARGE, largest=DOCUMENT // 1_000_000)
        tell_too_large(form, "file", sentence(refusal, PHRASES))
    return _written(
        request, version, form, "Hacer la versión pública",
        lambda: actions.draw(
            version, title=form.cleaned_data["title"], content=form.cleaned_data["file"].read(), said=form.said(),
            seen=form.cleaned_data["seen"], by=request.acting,
        ),
        "Quedó hecha, y todavía no es pública. Ábrala y léala completa.", about="draw",
    )  # fmt: skip


@policy(may_handle, on=public_of)
@require_safe
def public_file(request: HttpRequest, public: PublicVersion) -> HttpResponse:
    """The file itself, byte for byte as it would be published."""
    content = unaltered(public.file, public.file_digest)
    if content is None:
        messages.error(request, sentence(Refused(Reason.FILE_GONE), PHRASES))
        return redirect("publicity:version", public.version_id)
    return download(content, f"version-publica-{public.pk}.pdf")


@policy(may_handle, on=public_of)
@require_http_methods(["GET", "HEAD", "POST"])
def discard(request: HttpRequest, public: PublicVersion) -> HttpResponse:
    """Destroy one that is wrong."""
    form = WhyForm(request.POST or None)
    return _written(
        request, public.version, form, "Desechar la versión pública",
        lambda: actions.discard(public, why=form.cleaned_data["why"], by=request.acting),
        "Se desechó, y su archivo se destruyó.",
    )  # fmt: skip


@policy(may_end, on=publication_of)
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, publication: Publication) -> HttpResponse:
    """It is public no more."""
    form = WhyForm(request.POST or None)
    return _written(
        request, publication.version, form, "Retirar de lo publicado",
        lambda: actions.end(publication, why=form.cleaned_data["why"], by=request.acting),
        "Ya no saldrá en la próxima publicación. La que hoy se ve lo lleva hasta entonces.", about="end",
    )  # fmt: skip


def _written(
    request: HttpRequest, version: Version, form: Form, title: str, act: Callable[[], Any], done: str, about: str = ""
) -> HttpResponse:
    if form.is_valid():
        try:
            act()
        except Refused as refusal:
            named = _FIELD.get(refusal.reason)
            form.add_error(named if named in form.fields else None, sentence(refusal, PHRASES))
        else:
            messages.success(request, done)
            return redirect("publicity:version", version.pk)
    context = {"version": version, "document": version.document, "form": form, "title": title, "about": about}
    return render(request, "publicity/write.html", context, status=422 if form.is_bound else 200)

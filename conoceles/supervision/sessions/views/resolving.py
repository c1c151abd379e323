# SPDX-License-Identifier: EUPL-1.2
"""What a session resolves: votes by name, votes in writing, and instructions."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from conoceles.accounts.policy import policy
from conoceles.files.downloads import download
from conoceles.files.storage import unaltered
from conoceles.supervision.models import AgendaItem, Resolution, Session
from conoceles.supervision.sessions import passing_actions, queries, resolving_actions, showing
from conoceles.supervision.sessions.forms import DissentForm, InstructForm, PassageForm
from conoceles.supervision.sessions.permissions import may_dissent, may_keep_session, may_resolve, may_see_item
from conoceles.supervision.sessions.voting_forms import ResolveForm

from .asking import asked
from .subjects import dissent_of, item_of, session_of


def _page(session: Session) -> str:
    return reverse("sessions:session", args=[session.pk])


@policy(may_resolve, on=item_of)
@require_http_methods(["GET", "HEAD", "POST"])
def resolve(request: HttpRequest, item: AgendaItem) -> HttpResponse:
    """What was resolved of an item, and how each voted; or what it was, where it was written down wrong."""
    session = item.session
    former = Resolution.objects.filter(item=item).select_related("item").first()
    written_at = former.written_at if former else None
    voters = queries.there(session, queries.stood(session).call, until=written_at)
    form = ResolveForm(request.POST or None, item=item, voters=voters, former=former)

    def act() -> object:
        given = {"resolved": form.resolved(), "by": request.acting}
        if former is None:
            return resolving_actions.resolve(item, **given)
        return resolving_actions.resolve_anew(item, why=form.cleaned_data["why"], **given)

    what = "Corregir lo que se resolvió" if former else "Anotar qué se resolvió"
    done = "Quedó corregido; lo anterior se conserva." if former else "Quedó anotado, con el voto de cada quien."
    return asked(request, form, act, _page(session), title=f"{what} del punto {item.number}", done=done, lead=item.text)


@policy(may_dissent, on=item_of)
@require_http_methods(["GET", "HEAD", "POST"])
def dissent(request: HttpRequest, item: AgendaItem) -> HttpResponse:
    """A particular, concurrent or reserved vote."""
    own = None if may_resolve(request.acting, item) else request.acting
    form = DissentForm(request.POST or None, request.FILES or None, item=item, own=own)

    def act() -> object:
        given = form.cleaned_data
        content = given["file"].read() if given["file"] else b""
        return resolving_actions.dissent(
            item, member=given["member"], kind=given["kind"], text=given["text"], content=content, by=request.acting
        )

    return asked(
        request,
        form,
        act,
        _page(item.session),
        title=f"Agregar un voto por escrito al punto {item.number}",
        done="Quedó agregado. Es público, como la sesión.",
        lead=item.text,
    )


@policy(may_see_item, on=dissent_of)
@require_safe
def dissent_file(request: HttpRequest, item: AgendaItem) -> HttpResponse:
    """A vote in writing, as it came."""
    found = request.dissent
    content = unaltered(found.file, found.file_digest)
    if content is None:
        raise Http404
    return download(content, f"voto-{found.kind}-punto-{item.number}.pdf")


@policy(may_keep_session, on=session_of)
@require_http_methods(["GET", "HEAD", "POST"])
def passage(request: HttpRequest, session: Session) -> HttpResponse:
    """Somebody came late, or left."""
    call = queries.stood(session).call
    people = [each.member or each.guest for each in queries.attended(session, call)]
    form = PassageForm(
        request.POST or None, people=people, inside=queries.inside(session, call), now=showing.likely(session)
    )
    return asked(
        request,
        form,
        lambda: passing_actions.came_or_left(session, **form.passed(), by=request.acting),
        _page(session),
        title="Anotar que alguien llegó o se retiró",
        done="Quedó anotado, con su hora: desde entonces vota, o deja de votar.",
        lead="Anótelo antes de lo que se votó después: quien no estaba no vota, y el acta lo dice.",
    )


@policy(may_keep_session, on=session_of)
@require_http_methods(["GET", "HEAD", "POST"])
def instruct(request: HttpRequest, session: Session) -> HttpResponse:
    """What the session instructed."""
    form = InstructForm(request.POST or None)
    return asked(
        request,
        form,
        lambda: resolving_actions.instruct(session, **form.cleaned_data, by=request.acting),
        _page(session),
        title="Anotar una instrucción",
        done="Quedó anotada: se le da seguimiento hasta que se cumpla.",
    )

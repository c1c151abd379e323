# SPDX-License-Identifier: EUPL-1.2
"""One session: its agenda, whoever was told and came, its acts, and the papers that leave of it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from conoceles.accounts.policy import policy
from conoceles.files.downloads import download
from conoceles.files.papers import paper_file
from conoceles.files.storage import unaltered
from conoceles.kernel import clock
from conoceles.supervision.models import Session
from conoceles.supervision.sessions import (
    actions,
    notifying,
    notifying_actions,
    papers,
    queries,
    resolving_actions,
    showing,
)
from conoceles.supervision.sessions.forms import (
    AttendanceForm,
    BroadcastForm,
    CloseForm,
    MomentForm,
    NoteForm,
    NotifyForm,
)
from conoceles.supervision.sessions.permissions import (
    may_acknowledge,
    may_keep_session,
    may_read_guion,
    may_see_session,
)
from conoceles.supervision.sessions.rules.words import Deed

from .asking import asked, pressed
from .subjects import act_of, notice_of, paper_of, session_of

_TITLES = {
    Deed.CALL_AGAIN: "Convocar por segunda vez",
    Deed.CLOSE: "Clausurar la sesión",
    Deed.CANCEL: "Cancelar la sesión",
    Deed.TELL_INE: "Anotar el aviso al INE",
}
_LEADS = {
    Deed.CALL_AGAIN: "Escriba para qué día y a qué hora. Después se notifica otra vez a cada persona.",
}


def _page(session: Session) -> str:
    return reverse("sessions:session", args=[session.pk])


def _cancelling(session: Session) -> str:
    if session.number is None:
        return "Todavía no tiene número: lo toma la que se convoque, así que la serie no queda con un hueco."
    return f"Conserva su número, {session.number}, porque ya se convocó; lo que consta de ella se conserva."


@policy(may_see_session, on=session_of)
@require_safe
def session(request: HttpRequest, session: Session) -> HttpResponse:
    """All that is known of it, and what may be done next."""
    return render(request, "sessions/session.html", showing.page(session, request.acting))


@policy(may_keep_session, on=session_of)
@require_http_methods(["GET", "HEAD", "POST"])
def notify(request: HttpRequest, session: Session) -> HttpResponse:
    """Write down that somebody was told."""
    waiting = queries.unnotified(session, queries.stood(session).call)
    if not waiting:
        messages.info(request, "Ya consta la notificación de cada persona.")
        return redirect(_page(session))
    form = NotifyForm(request.POST or None, request.FILES or None, waiting=waiting, now=showing.told_at(session))
    return asked(
        request,
        form,
        lambda: notifying.notify_each(
            session,
            whom=form.told(),
            means=form.cleaned_data["means"],
            at=form.at(),
            evidence=form.cleaned_data["note"],
            content=form.content(),
            by=request.acting,
        ),
        _page(session),
        title="Anotar notificaciones",
        done="Quedaron anotadas.",
        lead="Una representación presente con los documentos queda notificada ahí; otra, en persona o por estrados.",
    )


@policy(may_keep_session, on=notice_of)
@require_safe
def acuse(request: HttpRequest, session: Session) -> HttpResponse:  # noqa: ARG001
    """The acuse of a notification, as it came."""
    content = unaltered(request.notice.file, request.notice.file_digest)
    if content is None:
        raise Http404
    return download(content, f"acuse-{request.notice.pk}.pdf")


@policy(may_acknowledge, on=session_of)
@require_POST
def acknowledge(request: HttpRequest, session: Session) -> HttpResponse:
    """Whoever was convened says that she received it."""
    done = "Quedó su acuse, con el día y la hora."
    return pressed(request, lambda: notifying_actions.acknowledge(session, by=request.acting), _page(session), done)


@policy(may_keep_session, on=session_of)
@require_http_methods(["GET", "HEAD", "POST"])
def attend(request: HttpRequest, session: Session) -> HttpResponse:
    """Who came: with a quorum it is opened; without one, that is written down, and neither happens by itself."""
    form = AttendanceForm(request.POST or None, summoned=queries.summoned(session), now=queries.hour(session))
    failed = "failed" in request.POST
    do = actions.fail if failed else actions.open_session
    return asked(
        request,
        form,
        lambda: do(session, at=form.at(), came=form.came(), by=request.acting),
        _page(session),
        title="Anotar la asistencia",
        done="Quedó que no hubo quórum." if failed else "Quedó instalada, con la asistencia de cada quien.",
        lead="Marque a quienes asistieron. Con quórum se instala; sin él, se hace constar que no lo hubo.",
    )


@policy(may_keep_session, on=act_of)
@require_http_methods(["GET", "HEAD", "POST"])
def act(request: HttpRequest, session: Session) -> HttpResponse:
    """Any other act of a session."""
    deed, by = request.deed, request.acting
    given = request.POST or None
    if deed is Deed.CANCEL:
        form = NoteForm(given)
    elif deed is Deed.CLOSE:
        form = CloseForm(given, left=queries.untold(session), now=clock.now())
    else:
        form = MomentForm(given, now=clock.now(), noted="Con qué consta" if deed is Deed.TELL_INE else "")
    if deed is Deed.CALL_AGAIN:
        del form.initial["hour"]  # it is to come, and nobody knows when

    def done() -> object:
        if deed is Deed.CANCEL:
            return actions.cancel(session, why=form.cleaned_data["note"], by=by)
        if deed is Deed.TELL_INE:
            return actions.tell_ine(session, at=form.at(), evidence=form.cleaned_data["note"], by=by)
        if deed is Deed.CLOSE:
            return actions.close(session, at=form.at(), anyway=bool(form.left), by=by)
        return actions.call_again(session, at=form.at(), by=by)

    lead = _LEADS.get(deed, "") if deed is not Deed.CANCEL else _cancelling(session)
    return asked(request, form, done, _page(session), title=_TITLES[deed], done="Quedó anotado.", lead=lead)


@policy(may_keep_session, on=session_of)
@require_http_methods(["GET", "HEAD", "POST"])
def broadcast(request: HttpRequest, session: Session) -> HttpResponse:
    """Where it is seen."""
    form = BroadcastForm(request.POST or None, initial={"note": session.broadcast})
    return asked(
        request,
        form,
        lambda: actions.set_broadcast(session, broadcast=form.cleaned_data["note"], by=request.acting),
        _page(session),
        title="Anotar la liga de la transmisión",
        done="Quedó anotada.",
    )


@policy(may_keep_session, on=session_of)
@require_POST
def minutes(request: HttpRequest, session: Session) -> HttpResponse:
    """Draft its minutes."""
    done = "Quedó el proyecto de acta, con lo que aquí consta. Léalo, complételo y fije su versión."
    return pressed(
        request,
        lambda: resolving_actions.draft_minutes(session, by=request.acting),
        _page(session),
        done,
        onward=lambda made: reverse("documents:edit", args=[made.pk]),
    )


@policy(may_read_guion, on=paper_of)
@require_safe
def paper(request: HttpRequest, session: Session) -> HttpResponse:
    """The guion or the attendance sheet, as a file."""
    made = papers.guion(session) if request.paper == "guion" else papers.attendance(session)
    return paper_file(made, request.kind, f"{request.paper}-{session.slug}")


@policy(may_see_session, on=session_of)
@require_safe
def bundle(request: HttpRequest, session: Session) -> HttpResponse:
    """One ZIP with everything that its members read; of whoever presides or keeps it, its own papers too."""
    own = may_read_guion(request.acting, session)
    return download(papers.bundle(session, own=own), f"sesion-{session.slug}.zip")

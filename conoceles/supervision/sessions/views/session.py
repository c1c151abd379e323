# SPDX-License-Identifier: EUPL-1.2
"""One session: its agenda, whoever was told and came, its acts, and the papers that leave of it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from conoceles.accounts.policy import policy
from conoceles.files.downloads import download
from conoceles.files.papers import paper_file
from conoceles.kernel import clock
from conoceles.supervision.models import Session
from conoceles.supervision.sessions import actions, papers, queries, resolving_actions, showing
from conoceles.supervision.sessions.forms import (
    AttendanceForm,
    BroadcastForm,
    MomentForm,
    NoteForm,
    NotifyForm,
    PlanForm,
)
from conoceles.supervision.sessions.permissions import may_keep_session, may_see_session
from conoceles.supervision.sessions.rules.words import Deed

from .asking import asked, pressed
from .subjects import act_of, paper_of, session_of

_TITLES = {
    Deed.CALL_AGAIN: "Convocar por segunda vez",
    Deed.CLOSE: "Clausurar la sesión",
    Deed.CANCEL: "Cancelar la sesión",
    Deed.TELL_INE: "Anotar el aviso al INE",
}


def _page(session: Session) -> str:
    return reverse("sessions:session", args=[session.pk])


@policy(may_see_session, on=session_of)
@require_safe
def session(request: HttpRequest, session: Session) -> HttpResponse:
    """All that is known of it, and what may be done next."""
    return render(request, "sessions/session.html", showing.page(session, request.acting))


@policy(may_keep_session, on=session_of)
@require_http_methods(["GET", "HEAD", "POST"])
def replan(request: HttpRequest, session: Session) -> HttpResponse:
    """Change what is being prepared."""
    form = PlanForm(request.POST or None, process=session.process, initial=showing.plan_initial(session))
    form.fields["kind"].disabled = True
    return asked(
        request,
        form,
        lambda: actions.replan(session, planned=form.planned(), by=request.acting),
        _page(session),
        title="Cambiar la sesión en preparación",
        done="Quedó cambiada.",
    )


@policy(may_keep_session, on=session_of)
@require_POST
def convene(request: HttpRequest, session: Session) -> HttpResponse:
    """Convene it."""
    done = "Quedó convocada. Falta anotar la notificación de cada persona."
    return pressed(request, lambda: actions.convene(session, by=request.acting), _page(session), done)


@policy(may_keep_session, on=session_of)
@require_http_methods(["GET", "HEAD", "POST"])
def notify(request: HttpRequest, session: Session) -> HttpResponse:
    """Write down that somebody was told."""
    waiting = queries.unnotified(session, queries.stood(session).call)
    form = NotifyForm(request.POST or None, waiting=waiting, now=clock.now())
    return asked(
        request,
        form,
        lambda: actions.notify(
            session,
            who=form.told(),
            means=form.cleaned_data["means"],
            at=form.at(),
            evidence=form.cleaned_data["note"],
            by=request.acting,
        ),
        _page(session),
        title="Anotar una notificación",
        done="Quedó anotada.",
        lead="Una representación presente con los documentos queda notificada ahí; otra, en persona o por estrados.",
    )


@policy(may_keep_session, on=session_of)
@require_http_methods(["GET", "HEAD", "POST"])
def attend(request: HttpRequest, session: Session) -> HttpResponse:
    """Who came: with a quorum it is opened; without one, that is written down."""
    form = AttendanceForm(request.POST or None, summoned=queries.summoned(session), now=clock.now())

    def act() -> object:
        came = form.came()
        there = [who for who in queries.voters(session) if came[who] is None]
        enough = queries.has_quorum(session, queries.stood(session).call, there)
        do = actions.open_session if enough else actions.fail
        return do(session, at=form.at(), came=came, by=request.acting)

    return asked(
        request,
        form,
        act,
        _page(session),
        title="Anotar la asistencia",
        done="Quedó anotada la asistencia, y si hubo quórum.",
        lead="Si con quienes asistieron hay quórum, la sesión queda instalada; si no, consta que no lo hubo.",
    )


@policy(may_keep_session, on=act_of)
@require_http_methods(["GET", "HEAD", "POST"])
def act(request: HttpRequest, session: Session) -> HttpResponse:
    """Any other act of a session."""
    deed, by = request.deed, request.acting
    given = request.POST or None
    if deed is Deed.CANCEL:
        form = NoteForm(given)
    else:
        form = MomentForm(given, now=clock.now(), noted="Con qué consta" if deed is Deed.TELL_INE else "")

    def done() -> object:
        if deed is Deed.CANCEL:
            return actions.cancel(session, why=form.cleaned_data["note"], by=by)
        if deed is Deed.TELL_INE:
            return actions.tell_ine(session, at=form.at(), evidence=form.cleaned_data["note"], by=by)
        do = actions.close if deed is Deed.CLOSE else actions.call_again
        return do(session, at=form.at(), by=by)

    return asked(request, form, done, _page(session), title=_TITLES[deed], done="Quedó anotado.")


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
    return pressed(request, lambda: resolving_actions.draft_minutes(session, by=request.acting), _page(session), done)


@policy(may_see_session, on=paper_of)
@require_safe
def paper(request: HttpRequest, session: Session) -> HttpResponse:
    """The guion or the attendance sheet, as a file."""
    made = papers.guion(session) if request.paper == "guion" else papers.attendance(session)
    return paper_file(made, request.kind, f"{request.paper}-{session.kind}-{session.number}")


@policy(may_see_session, on=session_of)
@require_safe
def bundle(request: HttpRequest, session: Session) -> HttpResponse:  # noqa: ARG001
    """One ZIP with everything that its members read."""
    return download(papers.bundle(session), f"sesion-{session.kind}-{session.number}.zip")

# SPDX-License-Identifier: EUPL-1.2
"""A session before it is convened, up to the page that asks whether what goes out is right."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from conoceles.accounts.policy import policy
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.supervision.models import AgendaItem, Session
from conoceles.supervision.sessions import actions, convoking, showing
from conoceles.supervision.sessions.permissions import may_keep_session, may_resolve
from conoceles.supervision.sessions.plan_forms import ConveneForm, PlanForm

from .asking import asked, said
from .subjects import item_of, session_of


def _page(session: Session) -> str:
    return reverse("sessions:session", args=[session.pk])


@policy(may_keep_session, on=session_of)
@require_http_methods(["GET", "HEAD", "POST"])
def replan(request: HttpRequest, session: Session) -> HttpResponse:
    """Change what is being prepared."""
    form = PlanForm(
        request.POST or None, process=session.process, replanned=session, initial=showing.plan_initial(session)
    )
    return asked(
        request,
        form,
        lambda: actions.replan(session, planned=form.planned(), by=request.acting),
        _page(session),
        title="Cambiar la sesión en preparación",
        done="Quedó cambiada.",
    )


@policy(may_resolve, on=item_of)
@require_POST
def move(request: HttpRequest, item: AgendaItem) -> HttpResponse:
    """Another order of the agenda: back to where the item is now."""
    try:
        actions.move(item, up="up" in request.POST, by=request.acting)
    except Refused as refusal:
        messages.error(request, said(refusal))
        return redirect(_page(item.session))
    item.refresh_from_db()
    messages.success(request, f"«{item.text}» es ahora el punto {item.number}.")
    return redirect(f"{_page(item.session)}#punto-{item.number}")


@policy(may_keep_session, on=session_of)
@require_http_methods(["GET", "HEAD", "POST"])
def convene(request: HttpRequest, session: Session) -> HttpResponse:
    """What goes out, to whom and how long before; then it is convened, now or at the hour at which it was on paper."""
    form = ConveneForm(request.POST if request.method == "POST" else None, now=clock.now())
    form.told = convoking.page(session)
    return asked(
        request,
        form,
        lambda: actions.convene(session, at=form.then(), by=request.acting),
        _page(session),
        title="Convocar",
        done="Quedó convocada. Falta anotar la notificación de cada persona.",
        lead=form.told["named"],
    )

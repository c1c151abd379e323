# SPDX-License-Identifier: EUPL-1.2
"""What the desk does with a request, each on a page of its own."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from conoceles.accounts.policy import policy
from conoceles.capture.corrections.phrases import PHRASES as OF_CORRECTIONS
from conoceles.capture.corrections.queries import correctable
from conoceles.capture.phrases import PHRASES as OF_CAPTURE
from conoceles.credentials.phrases import PHRASES as OF_ACUSES
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused, sentence
from conoceles.rights import actions, answer_actions, queries
from conoceles.rights.forms import AnswerForm, CompleteForm, IdentifyForm, NoteForm, NotifyForm, TextForm
from conoceles.rights.models import Owed, Request
from conoceles.rights.permissions import may_attend, may_settle
from conoceles.rights.phrases import PHRASES
from conoceles.rights.telling import has_mailbox

from .desk import request_of

_METHODS = ["GET", "HEAD", "POST"]


def _owed(request: HttpRequest, owed: int) -> Owed:  # noqa: ARG001
    return get_object_or_404(Owed.objects.select_related("request__process"), pk=owed)


def _page(
    request: HttpRequest, asked: Request, form: forms.Form, do: Callable[[], object], *, title: str, **told: Any
) -> HttpResponse:
    """*form*, and what is done with it; refused, it comes back with what was written."""
    if form.is_valid():
        try:
            do()
        except Refused as refusal:
            form.add_error(None, sentence(refusal, PHRASES, OF_ACUSES, OF_CORRECTIONS, OF_CAPTURE))
        else:
            messages.success(request, told.pop("said", "Quedó anotado."))
            return redirect("rights:request", asked.pk)
    told.pop("said", None)
    context = {"form": form, "asked": asked, "title": title, **told}
    return render(request, "rights/write.html", context, status=422 if form.is_bound else 200)


@policy(may_attend, on=request_of, step_up=True)
@require_http_methods(_METHODS)
def identify(request: HttpRequest, asked: Request) -> HttpResponse:
    """Who presents it, and what was shown."""
    form = IdentifyForm(request.POST or None, represented=bool(asked.representative))
    return _page(
        request, asked, form, lambda: actions.identify(asked, by=request.acting, **form.said()),
        title="Comprobar quién la presenta", button="Anotar",
        hint="Se mira la identificación y se devuelve. No se guarda ninguna copia.",
    )  # fmt: skip


@policy(may_attend, on=request_of, step_up=True)
@require_http_methods(_METHODS)
def prevent(request: HttpRequest, asked: Request) -> HttpResponse:
    """Ask her to complete it."""
    form = TextForm(request.POST or None, label="Qué falta", hint="La persona lo lee. Sólo puede pedirse una vez.")
    return _page(
        request, asked, form, lambda: actions.prevent(asked, text=form.cleaned_data["text"], by=request.acting),
        title="Pedir que la complete", button="Pedirlo",
    )  # fmt: skip


@policy(may_attend, on=request_of, step_up=True)
@require_http_methods(_METHODS)
def complete(request: HttpRequest, asked: Request) -> HttpResponse:
    """What she handed in at the institute."""
    form = CompleteForm(request.POST or None)
    return _page(
        request, asked, form,
        lambda: actions.complete(asked, text=form.cleaned_data["text"], at=form.at(), by=request.acting),
        title="Anotar que la completó", button="Anotar",
    )  # fmt: skip


@policy(may_attend, on=request_of, step_up=True)
@require_http_methods(_METHODS)
def lapse(request: HttpRequest, asked: Request) -> HttpResponse:
    """Close what she did not complete in time."""
    form = forms.Form(request.POST if request.method == "POST" else None)
    return _page(
        request, asked, form, lambda: actions.lapse(asked, by=request.acting),
        title="Tenerla por no presentada", button="Tenerla por no presentada",
        hint="La persona no la completó a tiempo. Puede presentar otra cuando quiera.",
    )  # fmt: skip


@policy(may_attend, on=request_of, step_up=True)
@require_http_methods(_METHODS)
def extend(request: HttpRequest, asked: Request) -> HttpResponse:
    """Take longer, once, and say why."""
    form = TextForm(request.POST or None, label="Por qué hace falta más tiempo", hint="La persona lo lee.")
    return _page(
        request, asked, form, lambda: actions.extend(asked, text=form.cleaned_data["text"], by=request.acting),
        title="Ampliar el plazo", button="Ampliar",
    )  # fmt: skip


@policy(may_attend, on=request_of, step_up=True)
@require_http_methods(_METHODS)
def answer(request: HttpRequest, asked: Request) -> HttpResponse:
    """Answer it, with what follows."""
    form = AnswerForm(
        request.POST or None, request.FILES or None,
        effects=queries.may_follow(asked), questionnaires=correctable(asked.candidacy),
    )  # fmt: skip
    return _page(
        request, asked, form, lambda: answer_actions.answer(asked, answer=form.answer(), by=request.acting),
        title="Contestar", button="Contestar", said="Quedó contestada. Falta notificarla.",
        hint="Mientras no se notifique, la persona no la ve y el plazo sigue corriendo.",
    )  # fmt: skip


@policy(may_attend, on=request_of, step_up=True)
@require_http_methods(_METHODS)
def notify(request: HttpRequest, asked: Request) -> HttpResponse:
    """Tell her of the answer."""
    mailbox = has_mailbox(asked)
    form = NotifyForm(request.POST or None, request.FILES or None, mailbox=mailbox, now=clock.now())

    def do() -> None:
        acuse = form.cleaned_data["acuse"]
        answer_actions.notify(
            asked, way=form.cleaned_data["way"], at=form.at(), acuse=acuse.read() if acuse else None, by=request.acting
        )

    return _page(
        request, asked, form, do, title="Notificar la respuesta", button="Notificar", said="Quedó notificada.",
        hint="La persona tiene cuenta: al notificar, ve la respuesta en su pantalla y le llega un aviso a su correo."
        if mailbox
        else "La persona no tiene cuenta: entréguele la respuesta impresa y suba su acuse firmado. Anótelo pronto: si"
        " pasan varios días, para el plazo cuenta el día en que se anotó.",
    )  # fmt: skip


@policy(may_settle, on=_owed, step_up=True)
@require_POST
def settle(request: HttpRequest, owed: Owed) -> HttpResponse:
    """Look whether it is true, and close it if it is."""
    try:
        answer_actions.settle(owed, by=request.acting)
    except Refused as refusal:
        messages.error(request, sentence(refusal, PHRASES))
    else:
        messages.success(request, "Es cierto: quedó cumplido.")
    return redirect("rights:request", owed.request_id)


@policy(may_settle, on=_owed, step_up=True)
@require_http_methods(_METHODS)
def note(request: HttpRequest, owed: Owed) -> HttpResponse:
    """What was done of what leaves no trace in the system."""
    form = NoteForm(request.POST or None)
    return _page(
        request, owed.request, form,
        lambda: answer_actions.note_done(owed, note=form.cleaned_data["note"], by=request.acting),
        title="Anotar qué se hizo", button="Anotar",
    )  # fmt: skip

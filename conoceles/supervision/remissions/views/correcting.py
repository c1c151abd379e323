# SPDX-License-Identifier: EUPL-1.2
"""Setting aside what was written down of a remission by mistake, and keeping a receipt that came late."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from conoceles.accounts.policy import policy
from conoceles.elections.queries import today
from conoceles.supervision.models import Remission, Reply, Sending
from conoceles.supervision.remissions import correcting_actions
from conoceles.supervision.remissions.forms import AsideForm, ReceiptForm
from conoceles.supervision.remissions.permissions import may_note_reply, may_set_reply_aside, may_work

from .asking import asked
from .remission import page_of
from .subjects import answered_of, remission_of, sending_of

_KEPT = (
    "Lo que se anotó y su archivo se conservan; deja de contar, con los pasos de los documentos y los plazos que movió."
)


@policy(may_work, on=remission_of)
@require_http_methods(["GET", "HEAD", "POST"])
def informing(request: HttpRequest, remission: Remission) -> HttpResponse:
    """The commission was not told."""
    form = AsideForm(request.POST or None)
    return asked(
        request,
        form,
        lambda: correcting_actions.set_informing_aside(remission, **form.cleaned_data, by=request.acting),
        page_of(remission),
        title="Quitar que se informó a la Comisión",
        done="Quedó quitado. Falta informar a la Comisión.",
        lead=f"{remission}: {remission.title}. {_KEPT}",
    )


@policy(may_set_reply_aside, on=answered_of)
@require_http_methods(["GET", "HEAD", "POST"])
def reply(request: HttpRequest, reply: Reply) -> HttpResponse:
    """INE did not answer that."""
    form = AsideForm(request.POST or None)
    sending = reply.sending
    about = f"{sending.package.remission}, envío con folio {sending.folio}: {reply.get_outcome_display().lower()}"
    return asked(
        request,
        form,
        lambda: correcting_actions.set_reply_aside(reply, **form.cleaned_data, by=request.acting),
        page_of(sending.package.remission),
        title="Quitar la respuesta del INE",
        done="Quedó quitada. El envío espera otra vez la respuesta del INE.",
        lead=f"{about}. {_KEPT}",
    )


@policy(may_note_reply, on=sending_of)
@require_http_methods(["GET", "HEAD", "POST"])
def sending(request: HttpRequest, sending: Sending) -> HttpResponse:
    """It was not sent, or not so."""
    form = AsideForm(request.POST or None)
    return asked(
        request,
        form,
        lambda: correcting_actions.set_sending_aside(sending, **form.cleaned_data, by=request.acting),
        page_of(sending.package.remission),
        title="Quitar el envío",
        done="Quedó quitado. El paquete se puede enviar otra vez.",
        lead=f"{sending.package.remission}, envío con folio {sending.folio}. {_KEPT}",
    )


@policy(may_note_reply, on=sending_of)
@require_http_methods(["GET", "HEAD", "POST"])
def receipt(request: HttpRequest, sending: Sending) -> HttpResponse:
    """The receipt that was not at hand when it was sent."""
    remission = sending.package.remission
    form = ReceiptForm(request.POST or None, request.FILES or None, day=today(remission.process))
    return asked(
        request,
        form,
        lambda: correcting_actions.keep_receipt(sending, **form.kept(), by=request.acting),
        page_of(remission),
        title="Agregar el acuse",
        done="Quedó guardado, con su huella. Ya no se cambia.",
        lead=f"{remission}, envío con folio {sending.folio}. Se agrega una sola vez.",
    )

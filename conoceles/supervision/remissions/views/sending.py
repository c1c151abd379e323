# SPDX-License-Identifier: EUPL-1.2
"""That a package was sent, what INE answered, and the files that prove both."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from conoceles.accounts.policy import policy
from conoceles.elections.queries import today
from conoceles.supervision.models import Package, Reply, Sending
from conoceles.supervision.remissions import sending_actions
from conoceles.supervision.remissions.forms import SendForm
from conoceles.supervision.remissions.permissions import may_note_reply, may_see_reply, may_see_sending, may_send
from conoceles.supervision.remissions.request_forms import ReplyForm

from .asking import asked, file_of
from .remission import page_of
from .subjects import package_of, receipt_of, reply_of, sending_of


@policy(may_send, on=package_of)
@require_http_methods(["GET", "HEAD", "POST"])
def send(request: HttpRequest, package: Package) -> HttpResponse:
    """What SIVOPLE answered when it was uploaded."""
    remission = package.remission
    process = remission.process
    form = SendForm(request.POST or None, request.FILES or None, process=process, day=today(process))
    return asked(
        request,
        form,
        lambda: sending_actions.send(package, sent=form.sent(), by=request.acting),
        page_of(remission),
        title="Anotar el envío",
        done="Quedó anotado. Falta lo que conteste el INE.",
        lead=f"{remission}, paquete {package.number}: {remission.title}",
    )


@policy(may_note_reply, on=sending_of)
@require_http_methods(["GET", "HEAD", "POST"])
def reply(request: HttpRequest, sending: Sending) -> HttpResponse:
    """Whether INE validated it or returned it."""
    remission = sending.package.remission
    process = remission.process
    form = ReplyForm(request.POST or None, request.FILES or None, process=process, day=today(process))
    return asked(
        request,
        form,
        lambda: sending_actions.reply(sending, answered=form.answered(), by=request.acting),
        page_of(remission),
        title="Anotar lo que contestó el INE",
        done="Quedó anotado.",
        lead=f"{remission}, envío con folio {sending.folio}: {remission.title}",
    )


@policy(may_see_sending, on=receipt_of)
@require_safe
def receipt(request: HttpRequest, sending: Sending) -> HttpResponse:
    """What came back when it was sent."""
    return file_of(request, sending, f"acuse-envio-{sending.pk}", page_of(sending.package.remission))


@policy(may_see_reply, on=reply_of)
@require_safe
def reply_file(request: HttpRequest, reply: Reply) -> HttpResponse:
    """What INE answered, as it came."""
    return file_of(request, reply, f"respuesta-{reply.pk}", page_of(reply.sending.package.remission))

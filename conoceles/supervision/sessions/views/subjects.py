# SPDX-License-Identifier: EUPL-1.2
"""What these screens are about, found by their addresses. Each raises Http404."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from conoceles.supervision.models import AgendaItem, Dissent, Instruction, Member, Session, SessionNotice
from conoceles.supervision.sessions.rules.words import Deed

#: What is written down by the one screen of acts.
ACTS = frozenset({Deed.CALL_AGAIN, Deed.CLOSE, Deed.CANCEL, Deed.TELL_INE})


def session_of(request: HttpRequest, session: int) -> Session:  # noqa: ARG001
    """That session."""
    return get_object_or_404(Session.objects.select_related("process", "convocation", "minutes__routes"), pk=session)


def act_of(request: HttpRequest, session: int, deed: str) -> Session:
    """That session; ``request.deed`` is what is done with it."""
    if deed not in ACTS:
        raise Http404
    request.deed = Deed(deed)
    return session_of(request, session)


def paper_of(request: HttpRequest, session: int, paper: str, kind: str) -> Session:
    """That session; ``request.paper`` is which of its papers, ``request.kind`` in what file."""
    if paper not in {"guion", "lista-de-asistencia"}:
        raise Http404
    request.paper, request.kind = paper, kind
    return session_of(request, session)


def notice_of(request: HttpRequest, notified: int) -> Session:
    """The session of that notification, ``request.notice``, where its acuse came as a file."""
    found = SessionNotice.objects.select_related("session__process").exclude(file="")
    request.notice = get_object_or_404(found, pk=notified)
    return request.notice.session


def item_of(request: HttpRequest, item: int) -> AgendaItem:  # noqa: ARG001
    """That item of an agenda."""
    return get_object_or_404(AgendaItem.objects.select_related("session__process", "version__document"), pk=item)


def instruction_of(request: HttpRequest, instruction: int) -> Instruction:  # noqa: ARG001
    """That instruction."""
    return get_object_or_404(Instruction.objects.select_related("session__process"), pk=instruction)


def member_of(request: HttpRequest, member: int) -> Member:  # noqa: ARG001
    """That member, if it counts."""
    return get_object_or_404(Member.objects.select_related("process"), pk=member, set_aside="")


def dissent_of(request: HttpRequest, dissent: int) -> AgendaItem:
    """The item of that vote in writing, ``request.dissent``, where it came as a file."""
    related = ("item__session__process", "member")
    request.dissent = get_object_or_404(Dissent.objects.select_related(*related).exclude(file=""), pk=dissent)
    return request.dissent.item

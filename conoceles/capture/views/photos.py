# SPDX-License-Identifier: EUPL-1.2
"""The photograph: chosen, cut, and taken away; with buttons alone, whatever else a browser can do."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from conoceles.accounts import quotas
from conoceles.accounts.models import Capacity
from conoceles.accounts.phrases import PHRASES as OF_ACCOUNTS
from conoceles.accounts.policy import policy
from conoceles.accounts.rules.quotas import Spent
from conoceles.capture import actions, forms, photographs
from conoceles.capture.corrections.limits import shut
from conoceles.capture.models import ChosenPhoto, Photo
from conoceles.capture.permissions import may_read_sent
from conoceles.capture.photo_forms import NUMBERS, CutForm, PhotoForm, in_percent
from conoceles.capture.phrases import PHRASES
from conoceles.capture.queries.photos import kind_of, named
from conoceles.capture.queries.returned import observed
from conoceles.capture.queries.sheets import Sheet
from conoceles.capture.rules import Reason, photos
from conoceles.capture.rules.photos import Cut, Move
from conoceles.capture.rules.progress import sections
from conoceles.elections.questionnaire import Question, Section
from conoceles.files.images.phrases import PHRASES as OF_IMAGES
from conoceles.files.uploading import too_large
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused, sentence

from .asked import Asked, about_term, asked, may_type_there

#: What the buttons say, and what each does once it was pressed.
MOVES = {
    Move.UP: ("Más arriba", "El recorte subió."),
    Move.DOWN: ("Más abajo", "El recorte bajó."),
    Move.LEFT: ("Más a la izquierda", "El recorte se movió a la izquierda."),
    Move.RIGHT: ("Más a la derecha", "El recorte se movió a la derecha."),
    Move.NEARER: ("Acercar", "El rostro se ve más cerca."),
    Move.FARTHER: ("Alejar", "Se ve más de la fotografía."),
    Move.WHOLE: ("Empezar de nuevo", "El recorte volvió a como estaba al principio."),
}


@policy(may_type_there, on=asked)
@require_http_methods(["GET", "HEAD", "POST"])
def photo(request: HttpRequest, asked: Asked) -> HttpResponse:
    """What is chosen so far, what a photograph must be, and a place to upload one."""
    sheet = asked.sheet(request.acting)
    question, section = asked.photo(sheet.definition)
    limits = photos.limits(question)
    data, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = PhotoForm(data, files, question=question, limits=limits, too_large=too_large(request))
    status = 422 if form.is_bound else 200
    if form.is_valid():
        try:
            quotas.spend(request.user, Spent.PHOTOGRAPHS)
            made = photographs.developed(form.cleaned_data["photo"], question)
            actions.choose_photo(
                sheet.candidacy,
                sheet.questionnaire,
                question=question.key,
                developed=made,
                ticket=forms.ticket(request.POST),
                by=request.acting,
            )
        except Refused as refusal:
            changed = refusal.reason is Reason.PHOTO_CHANGED
            status = 409 if changed else 422
            form.add_error(None if changed else "photo", sentence(refusal, PHRASES, OF_IMAGES, OF_ACCOUNTS))
            sheet = asked.sheet(request.acting)
        else:
            messages.success(request, "La fotografía está guardada. Así se verá: recórtela si hace falta.")
            return redirect("capture:photo", asked.candidacy.pk, asked.questionnaire, question.key)
    return _page(request, sheet, question, section, form=form, status=status)


@policy(may_type_there, on=asked)
@require_POST
def cut(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Show another part of it: one step from where it is, or where the numbers say."""
    sheet = asked.sheet(request.acting)
    question, section = asked.photo(sheet.definition)
    chosen = sheet.chosen.get(question.key)
    form = CutForm(request.POST)
    if not form.is_valid():
        return _page(request, sheet, question, section, refused=NUMBERS, status=422)
    try:
        wanted, content = _wanted(form, chosen)
        actions.cut_photo(
            sheet.candidacy,
            sheet.questionnaire,
            question=question.key,
            cut=wanted,
            pictures=photographs.pictures(content, wanted, question),
            ticket=forms.ticket(request.POST),
            by=request.acting,
        )
    except Refused as refusal:
        told = sentence(refusal, PHRASES)
        return _page(request, asked.sheet(request.acting), question, section, refused=told, status=409)
    return _again(request, asked, form.cleaned_data["move"])


def _wanted(form: CutForm, chosen: ChosenPhoto | None) -> tuple[Cut, bytes]:
    """The part that was asked for, and the negative that it is of. Raises Refused: NO_NEGATIVE."""
    negative = photographs.read(chosen.candidacy_id, chosen.negative) if chosen and chosen.negative else None
    if chosen is None or negative is None:
        raise Refused(Reason.NO_NEGATIVE)
    move = form.cleaned_data["move"]
    if move:
        return photos.moved(Cut(*chosen.cut), Move(move), chosen.width, chosen.height), negative
    return form.cut(chosen.width, chosen.height), negative


def _again(request: HttpRequest, asked: Asked, move: str) -> HttpResponse:
    """Back where the buttons are, the one that was pressed ready to be pressed again."""
    messages.success(request, MOVES[Move(move)][1] if move else "El recorte está guardado.")
    page = reverse("capture:photo", args=[asked.candidacy.pk, asked.questionnaire, asked.question])
    return HttpResponseRedirect(f"{page}?paso={move}" if move else f"{page}#recorte")


@policy(may_type_there, on=asked)
@require_POST
def withdraw(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Take it away."""
    questionnaire = asked.owed(request.acting)
    question, section = asked.photo(questionnaire.definition)
    try:
        actions.withdraw_photo(
            asked.candidacy,
            questionnaire,
            question=question.key,
            ticket=forms.ticket(request.POST),
            by=request.acting,
        )
    except Refused as refusal:
        told = sentence(refusal, PHRASES)
        return _page(request, asked.sheet(request.acting), question, section, refused=told, status=409)
    messages.success(request, "La fotografía se quitó. En el perfil se verán las iniciales.")
    return redirect("capture:photo", asked.candidacy.pk, asked.questionnaire, question.key)


def _whose(request: HttpRequest, candidacy: UUID, file: str) -> Asked:  # noqa: ARG001
    return asked(request, candidacy)


def _may_see(by: Capacity, asked: Asked) -> bool:
    """Whoever types there, or accepts what is sent."""
    return may_type_there(by, asked) or may_read_sent(by, asked.candidacy)


@policy(_may_see, on=_whose)
@require_safe
def photo_file(request: HttpRequest, asked: Asked) -> HttpResponse:
    """One file of her photographs, for her screens alone."""
    digest = request.resolver_match.kwargs["file"]
    kind = kind_of(asked.candidacy.pk, digest)
    content = photographs.read(asked.candidacy.pk, digest) if kind else None
    if content is None:
        raise Http404
    return HttpResponse(content, content_type=kind)


def _page(
    request: HttpRequest,
    sheet: Sheet,
    question: Question,
    section: Section,
    *,
    form: PhotoForm | None = None,
    refused: str = "",
    status: int = 200,
) -> HttpResponse:
    chosen = sheet.chosen.get(question.key)
    shown = named(sheet.candidacy, sheet.answers.get(question.key, ""))
    limits, now = photos.limits(question), clock.now()
    term = about_term(sheet.candidacy, now)
    context = {
        "sheet": sheet,
        "question": question,
        "section": section,
        "term": term,
        "shut": shut(sheet, section.key, receives=term["receives"], now=now),
        "observed": [each for each in observed(sheet, section.key) if each.question in {"", question.key}],
        "form": form or PhotoForm(question=question, limits=limits),
        "refused": refused,
        "shown": _shown(shown),
        "cutting": _cutting(chosen, request.GET.get("paso", "")) if chosen and chosen.negative and shown else None,
        "sent": sheet.sent is not None and (sheet.sent.answers or {}).get(question.key) == (shown and shown.digest),
        "version": chosen.version if chosen else 0,
        "key": uuid4().hex,
        "onward": _onward(sheet, section),
    }
    return render(request, "capture/photo.html", context, status=status)


def _shown(photo: Photo | None) -> dict[str, Any] | None:
    """The largest of its sizes, as a profile shows it."""
    return (
        max((each for each in photo.files if each["format"] == "jpeg"), key=lambda it: it["width"]) if photo else None
    )


def _cutting(chosen: ChosenPhoto, pressed: str) -> dict[str, Any]:
    part = Cut(*chosen.cut)
    return {
        "negative": chosen.negative,
        "width": chosen.width,
        "height": chosen.height,
        "part": part,
        "numbers": [
            (name, CutForm.base_fields[name].label, value)
            for name, value in in_percent(part, chosen.width, chosen.height).items()
        ],
        "moves": [(move.value, words, move.value == pressed) for move, (words, _) in MOVES.items()],
    }


def _onward(sheet: Sheet, section: Section) -> Section | None:
    order = sections(sheet.definition)
    return next(iter(order[order.index(section) + 1 :]), None)

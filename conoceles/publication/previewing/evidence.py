# SPDX-License-Identifier: EUPL-1.2
"""Who looked at previews and what was said of them, as spreadsheets: they are what the Comisión follows up."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from conoceles.accounts.models import Capacity
from conoceles.elections.models import Process
from conoceles.files.workbooks import Sheet, workbook
from conoceles.publication.models import PreviewComment

from . import queries

_OF_A_PREVIEW = (
    "Vista previa", "Huella", "Huella de la lista de archivos", "Se leyó", "Se preparó", "La preparó", "Terminó",
    "Por qué",
)  # fmt: skip
_OF_A_MEMBER = ("Persona", "En carácter de", "Páginas que abrió", "La primera vez", "La última vez")
_OF_A_VISIT = ("Cuándo", "Persona", "En carácter de", "Vista previa", "Página")
_OF_A_COMMENT = (
    "Cuándo", "Persona", "En carácter de", "Vista previa", "Página", "Comentario", "Estado", "Respuesta",
    "Respondió", "Respondido",
)  # fmt: skip


def visits(process: Process) -> bytes:
    """Three sheets: the previews with their digests, who may look with what she opened, and each opening."""
    zone = ZoneInfo(process.timezone)
    return workbook(
        [
            Sheet("Vistas previas", _OF_A_PREVIEW, list(_previews(process, zone))),
            Sheet("Quiénes", _OF_A_MEMBER, list(_members(process, zone))),
            Sheet("Consultas", _OF_A_VISIT, _visits(process, zone)),
        ],
        title=f"Consultas de la vista previa. {process.name}",
    )


def comments(process: Process) -> bytes:
    """Every comment with its answer."""
    zone = ZoneInfo(process.timezone)
    rows = PreviewComment.objects.filter(preview__process=process).select_related(
        "preview__process", "by__user", "answered_by__user"
    )
    told = [
        (
            _at(each.at, zone), _name(each.by), each.by.words, str(each.preview), each.page or "En general", each.text,
            each.get_state_display(), each.answer, _name(each.answered_by), _at(each.answered_at, zone),
        )
        for each in rows.order_by("at", "pk")
    ]  # fmt: skip
    return workbook(
        [Sheet("Comentarios", _OF_A_COMMENT, told)], title=f"Comentarios sobre la vista previa. {process.name}"
    )


def _previews(process: Process, zone: ZoneInfo) -> Iterator[tuple[str, ...]]:
    for each in process.council_previews.select_related("made_by__user").order_by("made_at"):
        yield (
            str(each), each.digest, each.sums, _at(each.frozen_at, zone), _at(each.made_at, zone), _name(each.made_by),
            _at(each.over_at, zone), each.get_over_display() if each.over else "",
        )  # fmt: skip


def _members(process: Process, zone: ZoneInfo) -> Iterator[tuple[str | int, ...]]:
    for each in queries.members(process):
        first, last = (_at(at, zone) or "Nunca" for at in (each.first, each.last))
        yield _name(each.capacity), each.capacity.words, each.pages, first, last


def _visits(process: Process, zone: ZoneInfo) -> Iterator[tuple[str, ...]]:
    words: dict[int, str] = {}
    for each in queries.visits(process).order_by("at", "pk").iterator(chunk_size=2000):
        in_words = words.setdefault(each.by_id, "") or each.by.words
        words[each.by_id] = in_words
        yield _at(each.at, zone), _name(each.by), in_words, str(each.preview), each.page


def _name(by: Capacity | None) -> str:
    return (by.user.name or by.user.username) if by else ""


def _at(at: datetime | None, zone: ZoneInfo) -> str:
    return at.astimezone(zone).isoformat(sep=" ", timespec="seconds") if at else ""

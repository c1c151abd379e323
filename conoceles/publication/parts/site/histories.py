# SPDX-License-Identifier: EUPL-1.2
"""What the profile of a candidacy said before, and what changed, word by word."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from conoceles.elections.questionnaire import OTHER, Definition, Kind, Question
from conoceles.kernel.changes import Kind as Became
from conoceles.kernel.changes import changes
from conoceles.publication.languages import _
from conoceles.publication.snapshot import Past, Profile, Sheet

from .asked import MEANS, Asked
from .catalogue import Catalogue
from .words import clean, counted, day, standing

#: Of a race: the folder of its candidacies' histories.
FOLDER = "historial"
#: What a template calls each kind of piece.
_BECAME = {Became.KEPT: "", Became.GONE: "gone", Became.NEW: "new"}
#: Characters from which on a piece that came or went stands on lines of its own.
_LONG = 150
#: How a line of the snapshot shows that there is something to tell. What people wrote has its quotes escaped, and no
#: answer is a list of objects: nothing else in a line can read so.
_MARK = b'"history":[{'


@dataclass(frozen=True, slots=True)
class _Change:
    """From one revision to the next that was public: what was answered otherwise, before and after."""

    past: Past
    to: int  # the number of the revision that came after it
    since: str  # when that one was public
    before: dict[str, Any]
    after: dict[str, Any]


def is_told(line: bytes) -> bool:
    """Whether the profile of that *line* of the snapshot has a history, without reading it."""
    return _MARK in line


def link(profile: Profile) -> dict[str, str] | None:
    """Where its history lies, seen from its page, and how many changes it tells; None where there are none."""
    count = sum(len(sheet.history) for sheet in profile.sheets)
    if not count:
        return None
    return {"href": f"{FOLDER}/{profile.slug}.html", "count": counted(count, "cambio publicado", "cambios publicados")}


def page(profile: Profile, catalogue: Catalogue) -> dict[str, Any]:
    """What the template ``history`` shows."""
    office, place = catalogue.offices[profile.office], catalogue.territories[profile.territory]
    name = clean(profile.name)
    return {
        "title": _("Cambios publicados de {name}").format(name=name),
        "name": name,
        "standing": standing(profile, catalogue.positions[profile.office, profile.position]),
        "description": _("Qué cambió en el perfil de {name}, palabra por palabra, y cuándo se publicó.").format(
            name=name
        ),
        "data": f"{profile.slug}.json",
        "back": f"../{profile.slug}.html",
        "office": office.name,
        "office_folder": f"{office.slug}/",
        "place": catalogue.place_name(place),
        "sheets": [_sheet(sheet, asked) for sheet, asked in _told(profile, catalogue)],
    }


def record(profile: Profile, catalogue: Catalogue) -> dict[str, Any]:
    """The same for programs, the last change first; a text of before is null where it is not kept."""
    folder = catalogue.race_folder(profile)
    return {
        "id": profile.id,
        "nombre": profile.name,
        "pagina": f"{folder}{FOLDER}/{profile.slug}.html",
        "perfil": f"{folder}{profile.slug}.json",
        "cuestionarios": [
            {
                "clave": sheet.questionnaire,
                "nombre": asked.definition.name,
                "revision": sheet.revision,
                "aprobado_el": sheet.approved_at or None,
                "publicado_el": sheet.published_at or None,
                "huella": sheet.digest or None,
                "cambios": [_change_record(each, asked.definition) for each in _changes(sheet)],
            }
            for sheet, asked in _told(profile, catalogue)
        ],
    }


def _told(profile: Profile, catalogue: Catalogue) -> list[tuple[Sheet, Asked]]:
    return [(sheet, asked) for sheet, asked in catalogue.shown(profile) if sheet.history]


def _changes(sheet: Sheet) -> list[_Change]:
    """What *sheet* tells, the last first."""
    found = []
    after, to, since = dict(sheet.answers), sheet.revision, sheet.published_at
    for past in reversed(sheet.history):
        gone = {part for key in past.changed for part in (key, key + OTHER)}
        before = {key: said for key, said in after.items() if key not in gone} | past.answers
        found.append(_Change(past, to, since, before, after))
        after, to, since = before, past.revision, past.published_at
    return found


def _kept(question: Question) -> bool:
    return question.kind is not Kind.PHOTO and question.kind not in MEANS


def _of_sections(past: Past, asked: Definition) -> Iterator[tuple[str, str, list[Question]]]:
    """The sections in which something changed, each with its questions."""
    for section in sorted(asked.sections, key=lambda each: each.public_order):
        questions = [question for question in section.questions if question.key in past.changed]
        if questions:
            yield section.key, section.name, questions


def _sheet(sheet: Sheet, asked: Asked) -> dict[str, Any]:
    return {
        "key": f"cuestionario-{sheet.questionnaire}",
        "name": asked.definition.name,
        "revision": str(sheet.revision),
        "approved": day(sheet.approved_at),
        "published": day(sheet.published_at),
        "changes": [_change(each, sheet, asked.definition) for each in _changes(sheet)],
    }


def _change(change: _Change, sheet: Sheet, asked: Definition) -> dict[str, Any]:
    sections = list(_of_sections(change.past, asked))
    return {
        "key": f"{sheet.questionnaire}-{change.past.revision}",
        "from": str(change.past.revision),
        "to": str(change.to),
        "before": day(change.past.published_at),
        "since": day(change.since),
        "sections": ", ".join(name for _, name, _ in sections),
        "texts": [
            {
                "label": question.label,
                "pieces": pieces,
                "blanks": "" if any(each["became"] for each in pieces) else "sí",
            }
            for _, _, questions in sections
            for question in questions
            if _kept(question)
            for pieces in [_pieces(question, change)]
        ],
        "untold": ", ".join(q.label for _, _, questions in sections for q in questions if not _kept(q)),
    }


def _pieces(question: Question, change: _Change) -> list[dict[str, str]]:
    before, after = (_text(question, said) for said in (change.before, change.after))
    return [
        {"became": _BECAME[piece.kind], "text": piece.text, "look": "long" if len(piece.text) > _LONG else ""}
        for piece in changes(before, after)
    ]


def _text(question: Question, answers: dict[str, Any]) -> str:
    return "\n".join(clean(value) for value in question.shown(answers))


def _change_record(change: _Change, asked: Definition) -> dict[str, Any]:
    return {
        "de_revision": change.past.revision,
        "de_publicada_el": change.past.published_at,
        "a_revision": change.to,
        "a_publicada_el": change.since or None,
        "rubros": [
            {
                "clave": key,
                "nombre": name,
                "preguntas": [
                    {
                        "clave": question.key,
                        "pregunta": question.label,
                        "antes": question.shown(change.before) if _kept(question) else None,
                        "despues": question.shown(change.after) if _kept(question) else None,
                    }
                    for question in questions
                ],
            }
            for key, name, questions in _of_sections(change.past, asked)
        ],
    }

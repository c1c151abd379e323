# SPDX-License-Identifier: EUPL-1.2
"""What the page of the board says: what the figures mean, then the tables, each with its chart after it."""

from typing import Any

from conoceles.opendata import progress as columns
from conoceles.publication.languages import N_, _
from conoceles.publication.parts.site.words import counted, day
from conoceles.statistics.progress.rules import Stage
from conoceles.statistics.published.progress import Row

from . import pictures
from .told import Told, count, definition, owing, share

#: The stages after the denominator.
_REACHED = (Stage.DELIVERED, Stage.BEGUN, Stage.SENT, Stage.VALIDATED, Stage.PUBLISHED)
_WHOM = {
    "vigentes": N_(
        "Se cuenta a quienes contienden al momento del corte. Quien renunció o fue sustituida ya no cuenta; quien "
        "llegó en su lugar empieza de cero."
    ),
    "todas": N_("Se cuenta a quienes contendieron en algún momento hasta el corte, aunque ya no contiendan."),
}
#: How many days without cut are named one by one.
_NAMED = 8


def page(board: Told) -> dict[str, Any]:
    """Everything that the template ``progress`` shows."""
    progress = board.progress
    return {
        "title": _("Avance de la captura"),
        "description": _("Cuántas candidaturas han respondido, por cargo y por quién las postula."),
        "data": "index.json",
        "moment": board.moment,
        "reading": _reading(board),
        "whom": _(_WHOM[progress.whom]),
        "left_out": [each for each in (_left_out(board, key) for key in progress.left_out) if each],
        "stages": [_stage(stage) for stage in Stage],
        "heads": [definition(stage).name for stage in _REACHED],
        "offices": _table(board, [*board.offices, board.whole]),
        "postulants": _table(board, [*board.postulants, board.whole]),
        "crossed": _crossed(board),
        "series": _series(board),
        "missed": _missed(board),
        "charts": {name: {"file": f"{name}.grafica.svg", "dark": f"{name}-oscura.grafica.svg", "title": chart.title,
                          "alt": chart.description, "width": chart.size[0], "height": chart.size[1]}
                   for name, chart in pictures.charts(board).items()},
        "file": columns.TABLE.file,
        "dictionary": columns.TABLE.dictionary,
        "digest": progress.digest,
        "command": f"manage.py progress --process {board.catalogue.process.slug} --at {progress.at[:10]}",
    }  # fmt: skip


def _reading(board: Told) -> list[str]:
    """The figures in plain words, for whoever reads no table."""
    whole = board.whole
    shown, owed = board.published
    return [
        _("Deben responder {people}. De ellas, {sent} enviaron su cuestionario, y lo aprobado de {published} ya está "
          "publicado.").format(
            people=counted(owing(whole), "candidatura", "candidaturas"),
            sent=share(count(whole, Stage.SENT), owing(whole)),
            published=share(count(whole, Stage.PUBLISHED), owing(whole)),
        ),
        _("Después del corte pudo haber cambios: en esta publicación tienen su información {shown}.").format(
            shown=share(shown, owed)
        ),
    ]  # fmt: skip


def _left_out(board: Told, key: str) -> str:
    """The office *key* in plural; empty where not even who is registered for it is public yet."""
    return next((one.plural for one in board.catalogue.header.unopened if one.office == key and one.listed), "")


def _stage(stage: Stage) -> dict[str, str]:
    known = definition(stage)
    return {"name": known.name, "meaning": known.meaning, "source": known.source}


def _table(board: Told, rows: list[Any]) -> list[dict[str, Any]]:
    return [
        {
            "name": board.name(row),
            "registered": f"{count(row, Stage.REGISTERED):,}",
            "owing": f"{owing(row):,}",
            "cells": [share(count(row, stage), owing(row)) for stage in _REACHED],
        }
        for row in rows
    ]


def _crossed(board: Told) -> dict[str, Any]:
    """Who sent, of whom must: a row whoever puts forward, a column an office, and the sums of both."""
    at = {(row.office, row.postulant): row for row in board.progress.crossed}
    offices = [row.office for row in board.offices]
    return {
        "heads": [*(board.office(key) for key in offices), _("Todos los cargos")],
        "rows": [
            {
                "name": board.name(row),
                "cells": [*(_sent(at.get((key, row.postulant))) for key in offices), _sent(row)],
            }
            for row in board.postulants
        ]
        + [{"name": board.name(board.whole), "cells": [_sent(row) for row in (*board.offices, board.whole)]}],
    }


def _sent(row: Row | None) -> str:
    """«2 de 3»; of whoever puts nobody forward, a dash."""
    if row is None:
        return "—"
    return _("{some} de {all}").format(some=f"{count(row, Stage.SENT):,}", all=f"{owing(row):,}")


def _series(board: Told) -> list[dict[str, Any]]:
    """The last days, the newest first; all of them are in the file."""
    last = board.progress.days[: -(_SHOWN + 1) : -1]
    return [
        {
            "day": day(each.day),
            "cells": [f"{count(each.rows[0], stage):,}" for stage in (Stage.OWING, *_REACHED)] if each.at else [],
        }
        for each in last
    ]


#: How many days the page has.
_SHOWN = 14


def _missed(board: Told) -> str:
    """The days on which nobody counted, in words; empty where there is none."""
    gone = [day(each.day) for each in board.progress.days if not each.at]
    if not gone:
        return ""
    named = ", ".join(gone[:_NAMED]) + (_(" y {count} más").format(count=len(gone) - _NAMED) if gone[_NAMED:] else "")
    return _("No hubo corte en {days}: {named}. Nadie calculó después lo que habría dicho.").format(
        days=counted(len(gone), "día", "días"), named=named
    )

# SPDX-License-Identifier: EUPL-1.2
"""The charts of the board. Each says in words what it draws, and its table is on the page before it."""

from datetime import date

from conoceles.look.charts import Bar, Bars, Chart, Lines, Series
from conoceles.publication.languages import _
from conoceles.publication.parts.site.words import day
from conoceles.statistics.progress.rules import Stage

from .told import Told, count, definition, owing, share

_DRAWN = (Stage.DELIVERED, Stage.BEGUN, Stage.SENT, Stage.VALIDATED, Stage.PUBLISHED)
_FOLLOWED = (Stage.BEGUN, Stage.SENT, Stage.VALIDATED, Stage.PUBLISHED)
#: A line through fewer days says nothing that the table does not.
_FEWEST = 2


def charts(board: Told) -> dict[str, Chart]:
    """Each chart by the name of its file."""
    made: dict[str, Chart] = {"etapas": _stages(board), "postulaciones": _postulants(board)}
    if sum(bool(each.at) for each in board.progress.days) >= _FEWEST:
        made["dias"] = _days(board)
    return made


def _stages(board: Told) -> Bars:
    whole = board.whole
    return Bars(
        _("Etapas de la captura, todos los cargos"),
        _("De cada etapa, cuántas candidaturas llegaron a ella: {told}.").format(
            told="; ".join(f"{definition(stage).name}, {share(count(whole, stage), owing(whole))}" for stage in _DRAWN)
        ),
        tuple(
            Bar(definition(stage).name, share(count(whole, stage), owing(whole)), count(whole, stage), owing(whole))
            for stage in _DRAWN
        ),
    )


def _postulants(board: Told) -> Bars:
    rows = board.postulants
    told = [(row, share(count(row, Stage.SENT), owing(row))) for row in rows]
    return Bars(
        _("Cuestionarios enviados, por quién postula, de quienes deben responder"),
        _("De quienes deben responder, cuántas candidaturas enviaron: {told}.").format(
            told="; ".join(f"{board.name(row)}, {words}" for row, words in told)
        ),
        tuple(Bar(board.short(row.postulant), words, count(row, Stage.SENT), owing(row)) for row, words in told),
        alike=True,
    )


def _days(board: Told) -> Lines:
    days = board.progress.days
    first = date.fromisoformat(days[0].day)
    last = days[-1]
    after = tuple((date.fromisoformat(each.day) - first).days for each in days)
    names = [definition(stage).name for stage in _FOLLOWED]
    return Lines(
        _("La captura, día por día; la raya de arriba es cuántas deben responder, cuando más"),
        _(
            "Del {first} al {last}, cuántas candidaturas habían llegado a cada etapa; de los días sin corte no hay "
            "punto. El último día, de {all}: {told}."
        ).format(
            all=f"{owing(last.rows[0]):,}",
            first=day(days[0].day),
            last=day(last.day),
            told="; ".join(
                f"{name}, {count(last.rows[0], stage):,}" for name, stage in zip(names, _FOLLOWED, strict=True)
            ),
        ),
        days=after,
        marks=((after[0], day(days[0].day)), (after[-1], day(last.day))),
        series=tuple(
            Series(name, tuple(count(each.rows[0], stage) if each.at else None for each in days))
            for name, stage in zip(names, _FOLLOWED, strict=True)
        ),
        top=max(owing(each.rows[0]) for each in days if each.at) or 1,
    )

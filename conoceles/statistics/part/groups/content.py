# SPDX-License-Identifier: EUPL-1.2
"""What the page of groups says: how to read it, all groups in one table, then the tables of each."""

from typing import Any

from conoceles.look.charts import Bars
from conoceles.opendata import groups as columns
from conoceles.publication.languages import N_, _, told
from conoceles.publication.parts.site.catalogue import Catalogue
from conoceles.publication.parts.site.words import SEXES, counted, day
from conoceles.statistics.disclosure import Shown, Table
from conoceles.statistics.part import names
from conoceles.statistics.published.cuts import CutTold, GroupTold, Signed

from . import pictures, said

_TITLES = {
    Table.BY_SEX: N_("Por sexo"),
    Table.BY_POSITION: N_("Por cargo"),
    Table.BY_PARTY: N_("Por quién postula"),
    Table.POSITION_SEX: N_("Por cargo y sexo"),
    Table.PARTY_SEX: N_("Por quién postula y sexo"),
    Table.POSITION_PARTY: N_("Por cargo y quién postula"),
}
_WAYS = {"cargo": N_("Cargo"), "partido": N_("Quién postula"), "sexo": N_("Sexo")}
_OCCASIONS = {"publicacion": N_("día de publicación"), "mensual": N_("mensual"), "final": N_("final")}


def page(catalogue: Catalogue, cut: CutTold, every: tuple[Signed, ...], chart: Bars | None) -> dict[str, Any]:
    """Everything that the template ``groups`` shows of *cut*, the last of *every* one that says something."""
    return {
        "title": _("Grupos de atención prioritaria"),
        "description": _("Cuántas candidaturas dicen ser de cada grupo, en cifras que no señalan a nadie."),
        "data": "index.json",
        "number": cut.number,
        "occasion": _(_OCCASIONS[cut.occasion]) if cut.occasion in _OCCASIONS else cut.occasion,
        "agreement": cut.agreement,
        "moment": _moment(cut.at),
        "people": counted(cut.counted, "candidatura", "candidaturas"),
        "totals": [_total(each) for each in cut.groups],
        "chart": {"file": pictures.LIGHT, "dark": pictures.DARK, "title": chart.title, "alt": chart.description,
                  "width": chart.size[0], "height": chart.size[1]} if chart else None,
        "groups": [_group(catalogue, each) for each in cut.groups if each.tables[1:]],
        "skipped": [
            _(
                "El corte {number} ({moment}, acuerdo {agreement}) se omitió: desde el anterior cambiaron menos de "
                "diez candidaturas."
            ).format(number=each.cut.number, moment=_moment(each.cut.at), agreement=each.cut.agreement)
            for each in every
            if each.cut.skipped and each.cut.number > cut.number
        ],
        "file": columns.TABLE.file,
        "dictionary": columns.TABLE.dictionary,
        "digest": cut.digest,
    }  # fmt: skip


def _moment(iso: str) -> str:
    """«1 de marzo de 2024, 09:30 horas», as clocks say where the process is held."""
    return _("{day}, {time} horas").format(day=day(iso[:10]), time=iso[11:16])


def _total(group: GroupTold) -> dict[str, str]:
    """The row of *group* among all of them; one of which nothing is published says just that."""
    cell = pictures.total(group)
    told_ = _said(cell) if cell else {"says": _("no se publica"), "of": said.NOTHING, "share": said.NOTHING}
    return {"name": told(group.name), "to": group.key if group.tables[1:] else ""} | told_


def _group(catalogue: Catalogue, group: GroupTold) -> dict[str, Any]:
    tables = [
        {
            "title": _(_TITLES[table.table]),
            "heads": [_(_WAYS[way]) for way in table.table.value.split("-")],
            "rows": [_row(catalogue, cell) for cell in sorted(table.cells, key=lambda each: _order(catalogue, each))],
        }
        for table in group.tables
        if table.table in _TITLES
    ]
    return {"name": told(group.name), "key": group.key, "tables": tables}


def _row(catalogue: Catalogue, shown: Shown) -> dict[str, Any]:
    cell = shown.cell
    told_ = [
        names.office(catalogue, cell.position),
        names.postulant(catalogue, cell.party),
        _(SEXES[cell.sex]) if cell.sex in SEXES else cell.sex,
    ]
    return {"names": [name for name in told_ if name]} | _said(shown)


def _said(shown: Shown) -> dict[str, str]:
    return {"says": said.count(shown), "of": f"{shown.people:,}", "share": said.percentage(shown)}


def _order(catalogue: Catalogue, shown: Shown) -> tuple[int, ...]:
    cell = shown.cell
    ways = ((cell.position, catalogue.offices), (cell.party, catalogue.postulants), (cell.sex, SEXES))
    return tuple(list(known).index(key) if key in known else len(known) for key, known in ways)

# SPDX-License-Identifier: EUPL-1.2
"""How many say they are of each group: the last cut as a page of tables, and every cut as JSON. Bands, and no more."""

from collections.abc import Iterator
from typing import Any

from conoceles.publication.languages import N_, _, current, told
from conoceles.publication.parts import Page
from conoceles.publication.parts.site import rendering
from conoceles.publication.parts.site.catalogue import Catalogue, catalogue_of
from conoceles.publication.parts.site.words import SEXES, day
from conoceles.publication.snapshot import Snapshot
from conoceles.statistics.disclosure import Level, Shown, Table, share
from conoceles.statistics.published.cuts import NAME, CutTold, GroupTold, Signed, read

_FOLDER = "grupos/"
#: The key of independent candidacies, which are counted together.
_INDEPENDENT = "independientes"
_TITLES = {
    Table.TOTAL: N_("Total"),
    Table.BY_SEX: N_("Por sexo"),
    Table.BY_POSITION: N_("Por cargo"),
    Table.BY_PARTY: N_("Por quién postula"),
    Table.POSITION_SEX: N_("Por cargo y sexo"),
    Table.PARTY_SEX: N_("Por quién postula y sexo"),
    Table.POSITION_PARTY: N_("Por cargo y quién postula"),
}
_WAYS = {"cargo": N_("Cargo"), "partido": N_("Quién postula"), "sexo": N_("Sexo")}
_OCCASIONS = {"publicacion": N_("día de publicación"), "mensual": N_("mensual"), "final": N_("final")}


def pages(snapshot: Snapshot) -> Iterator[Page]:
    """The page and the file; nothing while no cut is public."""
    content = snapshot.beside(NAME)
    cuts = [each for each in read(content) if not each.cut.skipped]
    if not cuts:
        return
    catalogue = catalogue_of(snapshot)
    inputs = rendering.inputs(catalogue, content)
    path = f"{_FOLDER}index.html"
    yield Page(path, inputs, lambda: rendering.html("groups", catalogue, path, _page(catalogue, cuts[-1], content)))
    if current() is None:
        yield Page(f"{_FOLDER}index.json", inputs, lambda: rendering.data("grupos", catalogue, _record(content)))


def _page(catalogue: Catalogue, last: Signed, content: bytes) -> dict[str, Any]:
    cut = last.cut
    return {
        "title": _("Grupos de atención prioritaria"),
        "description": _("Cuántas candidaturas dicen ser de cada grupo, en cifras que no señalan a nadie."),
        "data": "index.json",
        "number": cut.number,
        "occasion": _(_OCCASIONS[cut.occasion]) if cut.occasion in _OCCASIONS else cut.occasion,
        "agreement": cut.agreement,
        "moment": _moment(cut.at),
        "counted": f"{cut.counted:,}",
        "groups": [_group(catalogue, each) for each in cut.groups],
        "skipped": [
            _(
                "El corte {number} ({moment}, acuerdo {agreement}) se omitió: desde el anterior cambiaron menos de "
                "diez candidaturas."
            ).format(number=each.cut.number, moment=_moment(each.cut.at), agreement=each.cut.agreement)
            for each in read(content)
            if each.cut.skipped and each.cut.number > cut.number
        ],
        "digest": cut.digest,
    }


def _moment(iso: str) -> str:
    """A day and an hour, in words."""
    return f"{day(iso[:10])}, {iso[11:16]}"


def _group(catalogue: Catalogue, group: GroupTold) -> dict[str, Any]:
    tables = [
        {
            "id": f"{group.key}-{table.table.value}",
            "title": _(_TITLES[table.table]),
            "heads": [_(_WAYS[way]) for way in table.table.value.split("-") if way in _WAYS],
            "rows": [_row(catalogue, cell) for cell in sorted(table.cells, key=lambda each: _order(catalogue, each))],
        }
        for table in group.tables
    ]
    total = tables[0]["rows"][0] if tables and tables[0]["rows"] else None
    said = _("En total, de {of} candidaturas: {says}.").format(**total) if total else ""
    return {"name": told(group.name), "key": group.key, "total": said, "tables": tables[1:]}


def _row(catalogue: Catalogue, shown: Shown) -> dict[str, Any]:
    cell, found = shown.cell, share(shown)
    names = [
        catalogue.offices[cell.position].plural if cell.position in catalogue.offices else cell.position,
        _postulant(catalogue, cell.party),
        _(SEXES[cell.sex]) if cell.sex in SEXES else cell.sex,
    ]
    return {
        "names": [name for name in names if name],
        "says": _words(shown),
        "of": f"{shown.people:,}",
        "share": "–" if found is None or found == (0, 100) else _("{least} a {most} %").format(
            least=found[0], most=found[1]
        ),
    }  # fmt: skip


def _words(shown: Shown) -> str:
    match shown.level:
        case Level.NOTHING:
            return _("no se publica")
        case Level.FEW:
            return _("menos de {count}").format(count=(shown.high or 0) + 1)
        case Level.OPEN:
            return _("{count} o más").format(count=shown.low)
        case _:
            return _("{low} a {high}").format(low=shown.low, high=shown.high)


def _postulant(catalogue: Catalogue, key: str) -> str:
    if key == _INDEPENDENT:
        return _("Candidaturas independientes")
    known = catalogue.postulants.get(key)
    return (known.acronym or known.name) if known else key


def _order(catalogue: Catalogue, shown: Shown) -> tuple[int, ...]:
    cell = shown.cell
    ways = ((cell.position, catalogue.offices), (cell.party, catalogue.postulants), (cell.sex, SEXES))
    return tuple(list(known).index(key) if key in known else len(known) for key, known in ways)


def _record(content: bytes) -> dict[str, Any]:
    return {"cortes": [_cut(each.cut, each) for each in read(content)]}


def _cut(cut: CutTold, signed: Signed) -> dict[str, Any]:
    return {
        "numero": cut.number,
        "ocasion": cut.occasion,
        "acuerdo": cut.agreement,
        "corte": cut.at,
        "omitido": cut.skipped,
        "regla": cut.catalogue,
        "contadas": cut.counted,
        "huella": cut.digest,
        "dictamen": signed.word.content.decode() if signed.word else "",
        "firma": signed.signature,
        "grupos": [
            {
                "clave": group.key,
                "nombre": group.name,
                "tablas": [
                    {"tabla": table.table.value, "celdas": [_cell(each) for each in table.cells]}
                    for table in group.tables
                ],
            }
            for group in cut.groups
        ],
    }


def _cell(shown: Shown) -> dict[str, Any]:
    """What a cell says; both ends are none where nothing is published."""
    silent = shown.level is Level.NOTHING
    return {
        "eleccion": shown.cell.position,
        "postulacion": shown.cell.party,
        "sexo": shown.cell.sex,
        "nivel": shown.level.value,
        "desde": None if silent else shown.low,
        "hasta": None if silent else shown.high,
        "de": shown.people,
    }

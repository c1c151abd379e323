# SPDX-License-Identifier: EUPL-1.2
"""Every file of a release with a cut is opened: beside the name of a group stands what was audited, no more."""

import io
import json
import re
from dataclasses import replace
from pathlib import PurePath

import openpyxl
import pytest
from arro3.core import Array, DataType, Table
from arro3.io import write_parquet
from django.conf import settings

from conoceles.config.settings import RELEASE_PARTS
from conoceles.kernel import clock
from conoceles.look import papers
from conoceles.look.papers import Section
from conoceles.look.papers import Table as OfPaper
from conoceles.statistics.cuts import reporting
from conoceles.statistics.cuts.rules import Occasion
from conoceles.statistics.disclosure import Level, share, words
from conoceles.statistics.progress.freezing import take
from conoceles.statistics.reports import drafting
from conoceles.statistics.reports.rules import Kind
from tests.look.test_papers import PAPER
from tests.publication.editions import current

from .scraping import lines

#: The groups that sealed answers tell of, by name or by key, in any language of the site.
GROUP = re.compile("ind[ií]gen|discapaci|disabilit", re.IGNORECASE)


def scraped(folder):
    """Every line of every file of a release, whatever it is called and however it is packed."""
    return {
        line
        for path in folder.rglob("*")
        if path.is_file()
        for line in lines(path.relative_to(folder).as_posix(), path.read_bytes())
    }


def beside_a_group(found):
    """Where a figure stands beside a group, or in a file that is about groups alone."""
    return {
        line
        for line in found
        if line.figures and (GROUP.search(f"{line.above} {line.text}") or "grupos" in line.path.rpartition(".")[0])
    }


def stray(found, catalogue):
    """Of those, where the figure is none of the *catalogue*."""
    return sorted((line.path, line.text) for line in beside_a_group(found) if line.figures - catalogue)


def figures(text):
    return {int(each) for each in re.findall(r"\d+", text)}


def audited(cut):
    """Every figure that the signed tables of *cut* allow: ends of bands, those who are counted, and hundredths.

    And what is signed of it: how many sets of people were looked at, and of how many profiles told something already.
    """
    told, word = reporting.tables(cut), json.loads(cut.word)
    cells = [cell for group in told.groups for table in group.tables for cell in table.cells]
    said = {figure for cell in cells for figure in figures(words(cell)) | {cell.people} | set(share(cell) or ())}
    fewest = {cell.high for cell in cells if cell.level is Level.FEW}  # how a table for programs says it
    return said | fewest | {told.counted, cut.number, word["intervals"], word["implied"], 0}


@pytest.fixture
def released(place, monkeypatch):
    """A whole release with a cut, every line of it; the cut, and a report of progress.

    Of 19, 12 are of a group; of another party 11 of 18: neither these nor their sum are in any band or denominator.
    """
    monkeypatch.setattr(settings, "RELEASE_PARTS", RELEASE_PARTS)
    place.process.election_day = clock.now().date()  # progress is counted until then
    place.process.save()
    place.people(12, 7)
    place.people(11, 7, party=1)
    progress, cut = take(place.process), place.cut(Occasion.RELEASE_DAY)
    place.publish()
    return scraped(current(place.world)), cut, progress


@pytest.mark.once
def test_beside_the_name_of_a_group_stands_what_was_audited_and_nothing_else(released, place):
    release, cut, progress = released
    exact, catalogue = {12, 11, 23}, audited(cut)
    assert exact.isdisjoint(catalogue)
    assert stray(release, catalogue) == []
    # The page, its chart, its tables for programs: it did read them, and what they say is in bands.
    told = {PurePath(line.path).suffix for line in beside_a_group(release) if {20, 24} <= line.figures}
    assert told == {".html", ".json", ".csv", ".svg"}

    # Somebody writes one exact count into any of them, or into what explains it to whoever does not see it.
    folder = current(place.world)
    for path, band, count in (
        ("grupos/index.html", b"20 a 24", b"23"),
        ("grupos/index.html", b'alt="De ', b'alt="23 de '),
        ("grupos/index.json", b'"desde":20', b'"desde":23'),
        ("datos/grupos.csv", b",20,24,", b",23,23,"),
        ("grupos/totales.grafica.svg", b"20 a 24", b"23"),
    ):
        content = (folder / path).read_bytes()
        assert band in content, path
        assert stray(set(lines(path, content.replace(band, count))), catalogue), path

    paper = drafting.report(Kind.PROGRESS, progress)
    reports = {line for end, write in papers.WRITERS.items() for line in lines(f"informe.{end}", write(paper))}
    assert any("Deben capturar" in line.text for line in reports)
    assert beside_a_group(reports) == set()


def _sheet(*row):
    book, into = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["grupo", "cuantas"])
    book.active.append(row)
    book.save(into)
    return into.getvalue()


def _columns(name, says):
    into = io.BytesIO()
    columns = {"grupo": Array([name], DataType.string()), "cuantas": Array([says], DataType.string())}
    write_parquet(Table.from_pydict(columns), into)
    return into.getvalue()


def _paper(name, says):
    table = OfPaper("Grupos", ["Grupo", "Cuántas"], [3, 2], [[name, says]])
    return replace(PAPER, intro="", sections=[Section("Grupos", [table])])


@pytest.mark.once
@pytest.mark.parametrize(
    ("end", "made"),
    [
        ("xlsx", _sheet),
        ("parquet", _columns),
        *((end, lambda *row, write=write: write(_paper(*row))) for end, write in papers.WRITERS.items()),
    ],
)
def test_an_exact_count_would_be_found_in_a_file_of_any_kind(end, made):
    assert stray(set(lines(f"a.{end}", made("Personas indígenas", "23"))), {20, 24})
    assert not stray(set(lines(f"a.{end}", made("Personas indígenas", "20 a 24"))), {20, 24})

# SPDX-License-Identifier: EUPL-1.2
"""The public page of groups says what is frozen of the cuts, in bands, and nothing finer."""

import json
import re

from conoceles.statistics.part import groups
from tests.publication.snapshots import EVERYONE, written

from .frozen import beside


def made(tmp_path):
    snapshot = written(tmp_path / "frozen", EVERYONE)
    beside(tmp_path / "frozen")
    return {page.path: b"".join([found] if isinstance(found := page.make(), bytes) else found).decode()
            for page in groups.pages(snapshot)}  # fmt: skip


def test_it_says_bands_with_their_denominator_and_which_cut_was_skipped(tmp_path):
    pages = made(tmp_path)
    page = re.sub(r"<[^>]+>", " ", pages["grupos/index.html"])
    assert "En total, de 61 candidaturas: 25 a 29." in page
    assert "10 o más" in page
    assert "menos de 10" in page
    assert "no se publica" in page
    assert "Candidaturas independientes" in page
    assert "De este grupo no se publica nada en este corte." in page
    assert "El corte 2 (1 de mayo de 2027, 09:30, acuerdo C.G. 8/2027) se omitió" in page
    # Percentages are of the band: from 20 to 29 of 52.
    assert "38 a 56 %" in page


def test_of_what_is_not_published_the_file_gives_no_ends(tmp_path):
    told = json.loads(made(tmp_path)["grupos/index.json"])
    cells = [cell for table in told["cortes"][0]["grupos"][0]["tablas"] for cell in table["celdas"]]
    assert {(cell["desde"], cell["hasta"]) for cell in cells if cell["nivel"] == "no-se-publica"} == {(None, None)}
    assert [cut["omitido"] for cut in told["cortes"]] == [False, True]


def test_without_a_cut_there_is_no_page(tmp_path):
    assert list(groups.pages(written(tmp_path / "frozen", EVERYONE))) == []

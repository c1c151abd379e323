# SPDX-License-Identifier: EUPL-1.2
"""What one cell says."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conoceles.candidacies.intake import cells
from conoceles.kernel.names import folded
from conoceles.kernel.text import collapsed

ANY = st.one_of(st.text(), st.integers(-(10**12), 10**12), st.floats(allow_nan=False), st.none())


@given(ANY)
def test_a_tidy_cell_is_its_text_collapsed(cell):
    assert cells.tidy(cell) == collapsed(cells.text(cell))


@given(ANY)
def test_no_cell_breaks_the_reader(cell):
    said = cells.text(cell)
    assert cells.whole(cell) is None or cells.whole(cell) >= 0
    cells.day(cell)
    assert cells.yes(said) in {True, False, None}
    assert cells.host(said) == "" or "." in cells.host(said)
    assert isinstance(cells.email(said), bool)
    assert isinstance(cells.phone(said), bool)


@given(st.text())
def test_an_excerpt_is_short_printable_and_can_be_told_in_json(text):
    short = cells.excerpt(text)
    assert short.isprintable()
    assert json.loads(json.dumps(short)) == short
    assert not text or short
    if text.isprintable():
        assert len(short) <= cells.EXCERPT


@given(st.text())
def test_folding_is_the_same_with_memory_and_without(text):
    assert cells.fold(text) == folded(text)
    assert folded(folded(text)) == folded(text)


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2024-02-29", "2024-02-29"),
        ("2024-02-20 13:05:00", "2024-02-20"),
        ("20/02/2024", "2024-02-20"),
        ("1-3-2024", "2024-03-01"),
        ("2023-02-29", None),
        ("02/20/2024", None),
        ("20/02/24", None),
        ("45342", None),
        ("20240220", None),
        ("2024-W08-2", None),
        ("2024-02-20x", None),
        ("", None),
    ],
)
def test_a_day_is_written_in_one_of_two_ways(written, iso):
    found = cells.day(written)
    assert (found.isoformat() if found else None) == iso


@pytest.mark.parametrize(
    ("written", "host"),
    [
        ("https://www.facebook.com/ana", "facebook.com"),
        ("HTTP://Facebook.com", "facebook.com"),
        ("facebook.com/ana", "facebook.com"),
        ("https://m.facebook.com/ana", "m.facebook.com"),
        ("https://facebook.com@malo.example/", "malo.example"),
        ("javascript:alert(1)", ""),
        ("ftp://facebook.com", ""),
        ("https://face book.com", ""),
        ("https://localhost/", ""),
        ("https://[::1", ""),
        ("ana", ""),
        ("", ""),
    ],
)
def test_a_web_address_leads_to_its_host(written, host):
    assert cells.host(written) == host


@pytest.mark.parametrize(
    ("written", "fits"),
    [("9991234567", True), ("52 999 123 4567", True), ("+52 1 (999) 123-4567", True), ("999123456", False),
     ("99912345678", False), ("999 123 456a", False), ("", False)],
)  # fmt: skip
def test_a_telephone_has_ten_digits(written, fits):
    assert cells.phone(written) is fits


@pytest.mark.parametrize(
    ("written", "fits"),
    [("ana@correo.example", True), ("ana.uc+x@sub.correo.mx", True), ("ana@correo", False),
     ("ana correo.example", False), ("ana@@correo.example", False), ("ana@correo..example", False),
     ("a, b@correo.example", False)],
)  # fmt: skip
def test_an_address_of_mail_has_its_shape(written, fits):
    assert cells.email(written) is fits


def test_a_number_is_never_taken_for_a_formula():
    assert not cells.formula_like(-5)
    assert cells.formula_like("-5")

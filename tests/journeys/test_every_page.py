# SPDX-License-Identifier: EUPL-1.2
"""Every kind of public page, in every state, before axe: a part of it here, all in the ordeal, and none excluded."""

import tomllib

import pytest

from conoceles.publication.parts.site.accessibility import EXAMINED
from tests.publication.site_pages import made
from tests.publication.snapshots import written

from . import examining

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def everyone():
    with examining.everyone_served() as (site, address):
        yield examining.kinds(site), address


def examined(chromium, everyone, chosen):
    """What is wrong on each kind of page, in the states that ``chosen(its place in the list)`` names."""
    kinds, address = everyone
    page = chromium.new_context().new_page()
    found = {}
    for place, (name, path) in enumerate(kinds.items()):
        page.goto(f"{address}{path}")
        for state in chosen(place):
            if wrong := examining.faults(page, state):
                found[name, state] = wrong
    return found


def test_axe_finds_nothing_on_any_kind_of_page(chromium, everyone):
    """Each kind in one state; each state on one kind in six. ``make ordeal`` has all of them on all."""
    states = list(examining.STATES)
    assert examined(chromium, everyone, lambda place: [states[place % len(states)]]) == {}


@pytest.mark.slow
def test_axe_finds_nothing_on_any_kind_of_page_in_any_state(chromium, everyone):
    assert examined(chromium, everyone, lambda _: examining.STATES) == {}


def test_what_the_statement_says_was_examined_is_what_there_is(everyone):
    """Whoever changes how a page looks, or adds a kind of page, examines them all again: the date moves with them."""
    said = tomllib.loads(EXAMINED.read_text())
    assert said["look"] == examining.look(), "cambiaron las páginas después de examinarlas; corra «make accessible»"
    assert set(said["kinds"]) == set(everyone[0]), "hay clases de página sin examinar; corra «make accessible»"
    assert said["states"] == list(examining.STATES)
    assert said["violations"] == 0


def test_the_statement_tells_when_and_what_was_examined_and_what_fails(tmp_path):
    page = made(written(tmp_path / "frozen"))["accesibilidad/index.html"].decode()
    said = tomllib.loads(EXAMINED.read_text())
    words = (str(said["on"].year), said["program"], f"{len(said['kinds'])} clases de página", *said["states"],
             "lengua maya", "lector de pantalla todos los días")  # fmt: skip
    assert [each for each in words if each not in page] == []

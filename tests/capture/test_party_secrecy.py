# SPDX-License-Identifier: EUPL-1.2
"""Of what is kept sealed a representation learns nothing: not what was answered, nor by whom, nor whether it was."""

import re

import pytest
from django.urls import reverse

from tests.identity import identity

from .books import desk, two_candidacies
from .screens import herself

pytestmark = pytest.mark.django_db


def pages(party, here):
    """Whatever it sees of its candidacies, without what is another each time."""
    addresses = [
        reverse("capture:home"),
        reverse("capture:home") + "?standing=empty",
        reverse("bulk:bulk"),
        "/",
        *(reverse("capture:tasks", args=[each.pk]) for each in (here.ana, here.beto)),
    ]
    seen = [re.sub(r'(csrfmiddlewaretoken" value="|termina a las )[^"<]*', "", party.browser.get(each).content.decode())
            for each in addresses]  # fmt: skip
    cells = [[cell.value for cell in row] for page in party.book().worksheets for row in page.iter_rows()]
    return seen, cells


def test_nothing_it_sees_changes_when_one_of_them_answers_about_her_identity(here):
    party, her = desk(here), herself(here, here.ana)
    before = pages(party, here)
    her.writes("pueblos", {"r-indigena": "si", "r-pueblo": "maya"}, slug="identidad")
    her.writes("discapacidad", {"r-discapacidad": "no"}, slug="identidad")
    assert her.sends("identidad").status_code == 302
    assert pages(party, here) == before
    assert "indigena" not in str(before)


@pytest.fixture
def here():
    made = two_candidacies()
    identity(made)
    return made

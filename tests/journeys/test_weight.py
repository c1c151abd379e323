# SPDX-License-Identifier: EUPL-1.2
"""What the pages of capture weigh on the line, with the whole of Yucatán's questionnaires, in a real browser."""

import pytest
from django.db import connections

from conoceles.elections.reading import read
from tests.architecture.test_house import ROOT
from tests.capture.screens import asks
from tests.people import entered
from tests.world import world

from .private_side import chromium, served, sitting

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.filterwarnings("ignore::ResourceWarning")]
FIRST, NEXT = 60 * 1024, 15 * 1024  # goal G26: bytes on the line


@pytest.fixture
def ana(own_database):
    here = world()
    described = read(ROOT / "processes" / "yucatan-2023-2024")
    (curricular,) = (each for each, _ in described.questionnaires if each.slug == "curricular")
    asks(here, curricular)
    her = here.candidacy("Ana Pérez Uc")
    her.session = entered(here.as_candidacy(her).user).cookies["sesion"].value
    her.sections = [f"c/curricular/s/{section.key}/" for section in curricular.sections]
    connections.close_all()
    return her


@pytest.fixture
def site(own_database, ana):
    with served(own_database) as address:
        yield address


def test_the_first_page_and_each_one_after_it_fit_a_bad_line(site, ana):
    with chromium() as browser:
        page = sitting(browser, site, ana.session)
        line = page.context.new_cdp_session(page)
        line.send("Network.enable")
        came = []
        line.on("Network.loadingFinished", lambda event: came.append(event["encodedDataLength"]))

        def weight(name):
            came.clear()
            page.goto(f"{site}/captura/{ana.pk}/{name}", wait_until="networkidle")
            return sum(came)

        # With the style and the scripts, which stay in her telephone from then on.
        assert 0 < weight(ana.sections[1]) <= FIRST
        others = {name: weight(name) for name in ("", *ana.sections, "c/curricular/")}
        assert {name: each for name, each in others.items() if not 0 < each <= NEXT} == {}

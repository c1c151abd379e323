# SPDX-License-Identifier: EUPL-1.2
"""Somebody comes near while she answers about her identity: she leaves at once, in a real browser."""

import re

import pytest
from django.db import connections
from playwright.sync_api import expect

from tests.identity import identity
from tests.people import entered
from tests.world import world

from .private_side import Keyboard, chromium, served, sitting

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.filterwarnings("ignore::ResourceWarning")]
ELSEWHERE = "https://es.wikipedia.org/"
QUESTIONS = "/captura/{}/c/identidad/s/pueblos/"


@pytest.fixture
def ana(own_database):
    here = world()
    identity(here)
    her = here.candidacy("Ana Pérez Uc")
    her.session = entered(here.as_candidacy(her).user).cookies["sesion"].value
    connections.close_all()
    return her


@pytest.fixture
def sits(own_database, ana):
    """A way to sit before the questions on peoples; ``asked`` is what the other site is asked."""
    with served(own_database) as site, chromium() as browser:

        def before(*, javascript=True):
            page = sitting(
                browser, site, ana.session, java_script_enabled=javascript, viewport={"width": 320, "height": 640}
            )
            her = Keyboard(page, site)
            her.asked = []

            def other_site(route):
                her.asked.append(route.request.all_headers())
                route.fulfill(body="El clima", content_type="text/plain")

            page.route(f"{ELSEWHERE}**", other_site)
            her.open(f"/captura/{ana.pk}/")
            her.open(QUESTIONS.format(ana.pk))
            return her

        yield before


def by_the_link(her):
    link = her.page.get_by_role("link", name=re.compile("^Salir de esta página"))
    link.focus()
    her.page.keyboard.press("Enter")


def by_escape(her):
    for _ in range(3):
        her.page.keyboard.press("Escape")


@pytest.mark.parametrize("leaves", [by_the_link, by_escape])
def test_what_she_chose_is_kept_and_the_page_is_in_no_history(ana, sits, leaves):
    her = sits()
    her.page.get_by_label("Sí", exact=True).check()
    leaves(her)
    her.page.wait_for_url(ELSEWHERE)
    assert "referer" not in her.asked[0]
    her.page.go_back()
    her.is_at("Sus cuestionarios")  # the list before it, and not the page that she left
    chosen = her.page.get_by_label("Sí", exact=True)
    her.page.goto(f"{her.site}{QUESTIONS.format(ana.pk)}")
    for _ in range(20):  # the last save goes on its own, after the page
        if chosen.is_checked():
            break
        her.page.wait_for_timeout(250)
        her.page.reload()
    expect(chosen).to_be_checked()


def test_one_press_of_escape_is_not_leaving(sits):
    her = sits()
    her.page.keyboard.press("Escape")
    her.page.keyboard.press("Escape")
    her.page.keyboard.press("Tab")
    her.page.keyboard.press("Escape")
    her.is_at("Pueblos")
    assert her.asked == []


def test_without_javascript_it_is_the_first_link_and_stays_in_sight(sits):
    her = sits(javascript=False)
    her.page.keyboard.press("Tab")
    link = her.page.locator("a.leave")
    expect(link).to_be_focused()
    her.page.mouse.wheel(0, 5000)
    expect(link).to_be_in_viewport()
    her.page.keyboard.press("Enter")
    her.page.wait_for_url(ELSEWHERE)
    assert "referer" not in her.asked[0]

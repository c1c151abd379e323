# SPDX-License-Identifier: EUPL-1.2
"""What a manual says that a screen says, that screen says; with PICTURES=1 (``make docs``) it is photographed again."""

import io
import os

import pytest
from django.conf import settings
from django.db import connections
from PIL import Image

from conoceles.desks.manuals import NAMES, PICTURES, blocks
from conoceles.look.manuals import labels
from tests.journeys.private_side import chromium, faults, served, sitting

from .screens import NOBODY, Demonstration

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.filterwarnings("ignore::ResourceWarning")]
FOLDER = settings.BASE / "conoceles" / "desks" / "static" / PICTURES
HEAVIEST = 100 * 1024
TELEPHONE = {"viewport": {"width": 390, "height": 640}, "reduced_motion": "reduce"}
#: Everything on a screen that is named: where it leads, what it does, what it is about.
NAMED = """[...document.querySelectorAll("h1, h2, h3, a, button, label, legend, caption, summary")]
    .map((each) => each.textContent.replace(/\\s+/g, " ").trim())"""


def shown():
    """The pictures of all manuals, each with what is said to be on it."""
    found = {block.picture: set() for name in NAMES for block in blocks(name) if block.picture}
    for name in NAMES:
        for picture, label in labels(blocks(name)):
            found.setdefault(picture, set()).add(label)
    return found


def take(page, picture, screen):
    """The picture of the page as it is, small."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    page.locator(screen.top).first.evaluate("it => it.scrollIntoView({block: 'start'})")
    with Image.open(io.BytesIO(page.screenshot())) as taken:
        taken.convert("RGB").save(FOLDER / picture, "WEBP", quality=70, method=6)


def test_every_screen_of_a_manual_has_what_the_manual_says(own_database):
    demonstration = Demonstration()
    screens, said, wrong = demonstration.screens(), shown(), []
    sessions = {each.by: demonstration.session(each.by) for each in screens.values() if each.by != NOBODY}
    connections.close_all()
    with served(own_database) as site, chromium() as browser:
        pages = {by: sitting(browser, site, secret, **TELEPHONE) for by, secret in sessions.items()}
        pages[NOBODY] = sitting(browser, site, "nadie", **TELEPHONE)
        for name in NAMES:
            pages[NOBODY].goto(f"{site}/manuales/{name}/")
            wrong += [(name, each) for each in faults(pages[NOBODY])]
        for picture, screen in screens.items():
            page = pages[screen.by]
            answer = page.goto(f"{site}{screen.path}")
            assert answer.status == 200, (picture, answer.status)
            named = page.evaluate(NAMED)
            wrong += [
                (picture, label)
                for label in sorted(said.get(picture, ()))
                if not any(each.startswith(label) for each in named)
            ]
            if os.environ.get("PICTURES"):
                take(page, picture, screen)
    assert wrong == []
    assert set(screens) == set(said), "un manual dice algo de una pantalla sin mostrarla, o la muestra y no existe"


def test_every_picture_is_there_and_light():
    files = {file.name: file.stat().st_size for file in FOLDER.glob("*.webp")}
    assert set(files) == set(shown())
    assert {name for name, size in files.items() if size > HEAVIEST} == set()

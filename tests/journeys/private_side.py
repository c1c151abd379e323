# SPDX-License-Identifier: EUPL-1.2
"""The private side served as it is served, and a person before it who has only a keyboard."""

import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager

from django.conf import settings
from playwright.sync_api import expect, sync_playwright

from tests.architecture.test_house import ROOT

from .axe import only, violations

LONGEST_TABBING = 80
#: Seconds that a server may take to answer at all where much else is done.
LONGEST_START = 120
#: The build that draws no window asks a fifth less of the processor; without it, the one that could.
_BROWSERS = ("chromium-headless-shell", "chromium")
_HOW = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]


@contextmanager
def served(database):
    """The address of a server of the private side over *database*; it ends with the block."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "manage.py", "run_private", "--port", str(port)],
        cwd=ROOT,
        # With the secret of these tests, so that a session which they opened is one there too.
        env={"PATH": "/usr/bin:/bin", "CONOCELES_SECRET_KEY": settings.SECRET_KEY} | database.environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        until = time.monotonic() + LONGEST_START
        while True:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/entrar/", timeout=10).close()
                break
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                assert server.poll() is None, "el servidor terminó antes de contestar"
                assert time.monotonic() < until, "el servidor no contestó"
                time.sleep(0.1)
        yield f"http://localhost:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


@contextmanager
def chromium():
    """Debian's browser, without a window."""
    program = next(filter(None, map(shutil.which, _BROWSERS)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=_HOW)
        try:
            yield browser
        finally:
            browser.close()


def sitting(browser, site, secret, **how):
    """A page in which whoever holds that session is signed in."""
    context = browser.new_context(locale="es-MX", **how)
    context.add_cookies([{"name": "sesion", "value": secret, "url": site}])
    page = context.new_page()
    page.set_default_timeout(60_000)
    return page


class Keyboard:
    """A person at a page with a keyboard and nothing else."""

    def __init__(self, page, site):
        self.page, self.site = page, site

    def open(self, path):
        self.page.goto(f"{self.site}{path}")

    def reach(self, wanted):
        """Press Tab until the focus is there."""
        for _ in range(LONGEST_TABBING):
            if wanted.evaluate("element => element === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        msg = f"no se llega con el teclado a {wanted}"
        raise AssertionError(msg)

    def write(self, label, text):
        self.reach(self.page.get_by_label(label, exact=True))
        self.page.keyboard.type(text)

    def rewrite(self, label, text):
        """Write instead of what is there."""
        self.reach(self.page.get_by_label(label, exact=True))
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text) if text else self.page.keyboard.press("Delete")

    def choose(self, label, option):
        """Go down a list from its top until an option that begins so is chosen."""
        self.reach(wanted := self.page.get_by_label(label, exact=True))
        self.page.keyboard.press("Home")
        for _ in range(LONGEST_TABBING):
            if wanted.evaluate("list => list.selectedOptions[0].text").startswith(option):
                return
            self.page.keyboard.press("ArrowDown")
        msg = f"«{label}» no tiene «{option}»"
        raise AssertionError(msg)

    def pick(self, group, option):
        """Go to a group of choices, and down it until the first that begins so is chosen."""
        choices = self.page.get_by_role("group", name=group)
        radios = choices.get_by_role("radio")
        self.reach(radios.first)
        self.page.keyboard.press("Space")
        wanted = choices.get_by_role("radio", name=re.compile(f"^{re.escape(option)}")).first
        for _ in range(radios.count()):
            if wanted.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        assert wanted.is_checked(), option

    def tick(self, name):
        """Mark a box whose words begin so."""
        self.reach(box := self.page.get_by_role("checkbox", name=re.compile(f"^{re.escape(name)}")))
        self.page.keyboard.press("Space")
        expect(box).to_be_checked()

    def press(self, name):
        self._enter(self.page.get_by_role("button", name=name, exact=True))

    def follow(self, name):
        self._enter(self.page.get_by_role("link", name=name, exact=True))

    def _enter(self, wanted):
        self.reach(wanted)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def is_at(self, heading):
        expect(self.page.get_by_role("heading", level=1)).to_have_text(re.compile(heading))

    def read(self, selector):
        return self.page.locator(selector).first.inner_text()


def faults(page, **options):
    """What axe finds wrong in the page as it is, and whether it is wider than its window."""
    found = [f"{each['id']}: {each['nodes'][0]['html'][:120]}" for each in violations(page, **options)]
    wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    return found + (["más ancha que la pantalla"] if wide else [])


#: What else a page is seen with, and what of it changes: of the same elements only colours, or places too.
_LIGHTS = {
    "oscuro, en escritorio": (
        {"color_scheme": "dark"},
        {"width": 1280, "height": 900},
        only("color-contrast", "target-size", "scrollable-region-focusable"),
    ),
    "colores forzados": ({"forced_colors": "active"}, None, only("color-contrast")),
}


def faults_in_every_light(page):
    """What is wrong in the page as it is, and then in the dark on a wide screen, and with forced colours."""
    found, size = faults(page), page.viewport_size
    for name, (media, shape, changes) in _LIGHTS.items():
        page.emulate_media(**media)
        page.set_viewport_size(shape or size)
        found += [f"{name}: {each}" for each in faults(page, **changes)]
        page.emulate_media(color_scheme="light", forced_colors="none")
    page.set_viewport_size(size)
    return found

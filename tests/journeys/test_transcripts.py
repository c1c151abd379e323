# SPDX-License-Identifier: EUPL-1.2
"""What a screen reader is given on twelve journeys of a citizen: roles, names and states, in the order they are read.

Each transcript lies beside, for a person to read aloud; whoever changes what is heard renews it and looks at what
changed: ``TRANSCRIPTS=1 pytest tests/journeys/test_transcripts.py``. The tree is Playwright's, of the page without
JavaScript; how a given screen reader speaks it is for people to try (``accessibility/tried.toml``).
"""

import os
import re
from pathlib import Path

import pytest

from .examining import everyone_served

pytestmark = [pytest.mark.browser, pytest.mark.once]
TRANSCRIPTS = Path(__file__).parent / "transcripts"
_FINGERPRINT = re.compile(r"\b[0-9a-f]{64}\b")
_WEIGHT = re.compile(r"\b[\d.,]+ (bytes|kB|MB)")
PHONE = {"width": 320, "height": 640}

#: From the home page, the links that are followed by their names, and with ▸ what is unfolded.
JOURNEYS = {
    "mi-boleta": ("Por municipio", "Agua Mansa"),
    "comparar": ("Gubernatura", "Comparar"),
    "un-perfil": ("Gubernatura", "Abril Poot"),
    "un-perfil-vacio": ("Gubernatura", "Benito Uc"),
    "un-perfil-en-revision": ("Gubernatura", "Ciro Ek"),
    "lo-que-decia-antes": ("Gubernatura", "Abril Poot", "Qué decía antes"),
    "por-nombre": ("Por nombre", "M"),
    "por-lo-que-propone": ("Por lo que propone", "A"),
    "con-filtros": ("Con filtros", "▸ Sexo", "Mujer"),
    "por-partido": ("Por partido o alianza", "Partido Ceiba"),
    "datos-abiertos": ("Todo, como datos abiertos",),
    "comprobar": ("comprobar que nadie la alteró",),
}


@pytest.fixture(scope="module")
def site():
    with everyone_served() as (_, address):
        yield address


@pytest.mark.parametrize("journey", JOURNEYS)
def test_what_is_heard_is_what_was_looked_at(chromium, site, journey):
    context = chromium.new_context(viewport=PHONE, java_script_enabled=False, reduced_motion="reduce")
    page = context.new_page()
    page.goto(site)
    heard = []
    for name in JOURNEYS[journey]:
        if name.startswith("▸ "):
            page.locator("summary", has_text=name[2:]).click()
            continue
        page.get_by_role("main").get_by_role("link", name=name).first.click()
        page.wait_for_load_state()
        heard.append(f"→ {name}\n\n{_heard(page)}")
    context.close()
    transcript = TRANSCRIPTS / f"{journey}.txt"
    if os.environ.get("TRANSCRIPTS"):
        transcript.write_text("\n".join(heard))
    assert "\n".join(heard) == transcript.read_text(), f"cambió lo que se oye: {transcript.name}"


def _heard(page):
    """What is read of the page once its menus are skipped; of fingerprints, which nobody listens to, that they are.

    How much a file weighs is no word of ours: it changes whenever what is in it does.
    """
    said = f"{page.title()}\n{page.get_by_role('main').aria_snapshot()}\n"
    return _WEIGHT.sub(r"(peso) \1", _FINGERPRINT.sub("(huella)", said))

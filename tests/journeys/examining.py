# SPDX-License-Identifier: EUPL-1.2
"""Every kind of page of the public site, in every state, before axe. ``make accessible`` writes down what came of it.

A kind is found and not listed: of the pages whose addresses have one shape, the longest and the shortest. Nobody can
forget to examine a page that somebody added, and nothing is excluded.
"""

import hashlib
import re
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from conoceles.look.stylesheet import COMPONENTS
from conoceles.opendata import part as opendata
from conoceles.publication.parts import site as site_part
from conoceles.publication.parts.site.accessibility import EXAMINED
from conoceles.publication.parts.site.accessibility import STATES as STATES_NAMED
from conoceles.publication.snapshot import Snapshot
from conoceles.statistics import part as statistics
from conoceles.supervision import part as supervision
from tests.publication.site_pages import laid
from tests.publication.snapshots import EVERYONE, written
from tests.statistics.cuts import frozen as cuts
from tests.statistics.progress import frozen as progress
from tests.supervision.published import frozen as commission

from .axe import PROGRAM, STRICT, violations
from .browser import served

ROOT = Path(__file__).resolve().parents[2]
PUBLICATION = ROOT / "conoceles" / "publication"
#: What decides how pages look and what they say to a screen reader.
_LOOK = (PUBLICATION / "templates" / "publication", PUBLICATION / "static" / "publication", COMPONENTS)
_NOT_OFFICES = {
    "municipios",
    "distritos",
    "partidos",
    "mi-boleta",
    "nombres",
    "palabra",
    "palabras",
    "buscar",
    "filtros",
    "avance",
    "grupos",
    "comision",
}
PHONE = {"width": 390, "height": 800}


@dataclass(frozen=True)
class State:
    """How a page is looked at."""

    size: dict[str, int]
    media: dict[str, str]


#: What lies below the screen is laid out when somebody gets there; so it is judged, and not as the blank before it.
REACHED = """() => {
  const style = new CSSStyleSheet();
  style.replaceSync("* { content-visibility: visible !important }");
  document.adoptedStyleSheets = [style];
}"""
_PLAIN = {"media": "screen", "color_scheme": "light", "forced_colors": "none"}
_SHAPES = (
    State(PHONE, _PLAIN),
    State(PHONE, {**_PLAIN, "color_scheme": "dark"}),
    State(PHONE, {**_PLAIN, "forced_colors": "active"}),
    State({"width": 320, "height": 700}, _PLAIN),
    State({"width": 320, "height": 256}, _PLAIN),  # 1280 × 1024 at 400 %
    State({"width": 800, "height": 1000}, {**_PLAIN, "media": "print"}),
)
#: As the statement names them.
STATES = dict(zip(STATES_NAMED, _SHAPES, strict=True))


@contextmanager
def everyone_served():
    """The folder of the site of everyone who may be on it, and its address."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        written(frozen := folder / "frozen", EVERYONE)
        progress.beside(frozen)
        cuts.beside(frozen)
        commission.beside(frozen)
        parts = (site_part, opendata, statistics, supervision)
        site = laid(Snapshot(frozen), folder / "public" / "prueba", parts=parts)
        with served(folder / "public") as address:
            yield site, f"{address}prueba/"


def kinds(site: Path) -> dict[str, str]:
    """Of each shape of address, its longest and its shortest page: a name for each, and its path."""
    shapes: dict[str, list[Path]] = {}
    offices = {path.parts[-3] for path in site.glob("*/*/index.json")} - _NOT_OFFICES
    for path in sorted(site.rglob("*.html")):
        first, *rest = path.relative_to(site).with_suffix("").parts
        fixed = {"index", "letra-grande", "secciones", "extranjero", "plazos", "sesiones", "documentos", "estrados"}
        first = "cargo" if first in offices else first
        shape = "/".join([first, *(part if part in fixed else "…" for part in rest)])
        shapes.setdefault(re.sub(r"\.[0-9a-f]{12}", "", shape), []).append(path)
    found = {}
    for shape, paths in shapes.items():
        paths.sort(key=lambda path: path.stat().st_size)
        found[shape] = paths[-1].relative_to(site).as_posix()
        if len(paths) > 1:
            found[f"{shape}, la menor"] = paths[0].relative_to(site).as_posix()
    return found


def faults(page: Any, state: str) -> list[str]:
    """What axe finds in *page* in that *state*, and whether it scrolls sideways on a narrow screen."""
    page.set_viewport_size(STATES[state].size)
    page.emulate_media(reduced_motion="reduce", **STATES[state].media)
    page.evaluate(REACHED)
    found = [
        f"{violation['id']}: {violation['nodes'][0]['html'][:200]} {violation['nodes'][0]['failureSummary'][:300]}"
        for violation in violations(page, **STRICT)
    ]
    width = page.evaluate("document.documentElement.scrollWidth")
    if STATES[state].media["media"] == "screen" and width > STATES[state].size["width"]:
        found.append(f"{width} píxeles de ancho")
    return found


def look() -> str:
    """A digest of the templates, the styles and the scripts of the site."""
    total = hashlib.sha256()
    for folder in _LOOK:
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            total.update(f"{file.relative_to(ROOT)}\0".encode() + hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


def program() -> str:
    """The program that examines, with its version."""
    return f"{PROGRAM} en Chromium"


def written_down(names: list[str], violations: int, seen: str) -> str:
    """What ``examined.toml`` says from now on."""
    listed = "".join(f'    "{name}",\n' for name in names)
    states = "".join(f'    "{state}",\n' for state in STATES)
    return (
        "# SPDX-License-Identifier: EUPL-1.2\n# Lo escribe «make accessible»; no se edita a mano.\n\n"
        f'on = {datetime.now(UTC).date().isoformat()}\nprogram = "{program()}"\nviolations = {violations}\n'
        f'look = "{seen}"\nstates = [\n{states}]\nkinds = [\n{listed}]\n'
    )


def main() -> int:
    """Examine everything, print what is wrong, and write it down: 0 when nothing is."""
    from .private_side import chromium  # noqa: PLC0415  (Django is set up by now)

    wrong, seen = 0, look()  # before: who changes a page meanwhile changed it after it was examined
    with everyone_served() as (site, address), chromium() as browser:
        found = kinds(site)
        page = browser.new_context().new_page()
        for name, path in found.items():
            page.goto(f"{address}{path}")
            for state in STATES:
                for fault in faults(page, state):
                    wrong += 1
                    print(f"{name} ({path}), {state}: {fault}", flush=True)
    EXAMINED.write_text(written_down(list(found), wrong, seen))
    print(f"{len(found)} clases de página, {len(STATES)} estados: {wrong} problemas. Escrito en {EXAMINED}")
    return 1 if wrong else 0


if __name__ == "__main__":
    import django

    django.setup()
    sys.exit(main())

# SPDX-License-Identifier: EUPL-1.2
"""What each kind of page weighs on the line, and when its largest part is seen on a bad line and a slow telephone.

``nice python bench/page_weight.py [SIZE ...] [--times 3]``

Sizes are numbers of invented candidacies (600 and 5000 unless given; half a million also works, in its time); the
demonstration, with photographs, always comes first. Chromium reads at 400 kbit/s with 400 ms of round trip, its
processor slowed 4 times, and nothing kept from before. Bytes are those of the line, with headers.
Ends with 1 when a bar of design/performance.md is missed, or when anything comes from elsewhere.
"""

import argparse
import statistics
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.shown import shown
from tests.journeys.examining import kinds
from tests.journeys.private_side import chromium

KB = 1024
#: Bytes: a profile without photograph, with it; the scripts of any page. Seconds: the largest part of any page.
BARE, PICTURED, SCRIPTS, SEEN = 14 * KB, 30 * KB, 10 * KB, 2.5
LINE = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
PHONE = {"width": 390, "height": 800}
_LARGEST = """() => new Promise(done => new PerformanceObserver(list =>
  done(list.getEntries().at(-1).startTime)).observe({type: 'largest-contentful-paint', buffered: true}))"""


def read(browser, address, path):
    """Bytes by kind of what came, seconds until the largest part was seen, and what came from elsewhere."""
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    line = context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", LINE)
    line.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    kind, came, elsewhere = {}, {}, []

    def response(event):
        kind[event["requestId"]] = event["type"]
        if not event["response"]["url"].startswith(address.rsplit("/", 2)[0]):
            elsewhere.append(event["response"]["url"])

    def finished(event):
        name = kind.get(event["requestId"], "Other")
        came[name] = came.get(name, 0) + int(event["encodedDataLength"])

    line.on("Network.responseReceived", response)
    line.on("Network.loadingFinished", finished)
    page.goto(f"{address}{path}", wait_until="networkidle")
    seen = page.evaluate(_LARGEST) / 1000
    context.close()
    return came, seen, elsewhere


def measured(browser, address, path, times):
    """The bytes, and the median of *times* readings."""
    readings = [read(browser, address, path) for _ in range(times)]
    came, _, elsewhere = readings[0]
    return came, statistics.median(seen for _, seen, _ in readings), elsewhere


def chosen(folder):
    """The heaviest page of each kind, and of those profiles without and with photograph."""
    found = {name: path for name, path in kinds(folder).items() if "la menor" not in name}
    races = {path.parent for path in folder.glob("*/*/comparar") if path.parent.parent.name != "en"}
    profiles = [path for race in races for path in race.glob("*.html") if path.with_suffix(".json").exists()
                and path.name != "index.html"]  # fmt: skip
    by_weight = sorted(profiles, key=lambda path: -(path.with_name(f"{path.name}.br").stat().st_size))[:2000]
    for name, pictured in (("perfil sin fotografía", False), ("perfil con fotografía", True)):
        fits = (path for path in by_weight if (b"fotos/" in path.read_bytes()) is pictured)
        if one := next(fits, None):
            found[name] = one.relative_to(folder).as_posix()
    return found


def missed(name, came, seen, elsewhere):
    """The bars that a page misses."""
    own = sum(came.get(kind, 0) for kind in ("Document", "Stylesheet"))
    yield from (["trae algo de otro sitio"] if elsewhere else [])
    yield from (["guiones"] if came.get("Script", 0) > SCRIPTS else [])
    yield from ([f"LCP {seen:.1f} s"] if seen >= SEEN else [])
    yield from (["no cabe en 14 KB"] if name == "perfil sin fotografía" and own > BARE else [])
    yield from (["no cabe en 30 KB"] if name == "perfil con fotografía" and sum(came.values()) > PICTURED else [])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=[600, 5000])
    parser.add_argument("--times", type=int, default=3)
    given = parser.parse_args()
    wrong = 0
    for size in (0, *given.sizes):
        with (
            tempfile.TemporaryDirectory() as made,
            shown(Path(made), size) as (address, folder),
            chromium() as browser,
        ):
            what = f"{size:,} candidaturas" if size else "demostración"
            print(f"\n{what}: KB en la línea (HTML+CSS, guiones, imágenes) y LCP")
            for name, path in chosen(folder.resolve()).items():
                came, seen, elsewhere = measured(browser, address, path, given.times)
                own = came.get("Document", 0) + came.get("Stylesheet", 0)
                failures = list(missed(name, came, seen, elsewhere))
                wrong += len(failures)
                weights = f"{own / KB:6.1f} {came.get('Script', 0) / KB:5.1f} {came.get('Image', 0) / KB:6.1f}"
                told = f"✗ {', '.join(failures)}" if failures else ""
                print(f"  {weights}  {seen:4.1f} s  {name} ({path}) {told}", flush=True)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

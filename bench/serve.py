# SPDX-License-Identifier: EUPL-1.2
"""How fast the same profile page is served: by the embedded server, by nginx, and by Django from the database.

``nice python bench/serve.py [--profiles 1000] [--rounds 3] [--seconds 3] [--workers 2]``

The three run in turns within one run, since the machine's speed varies from minute to minute; what counts
are the ratios of the medians. Django is given its best case: no middleware, kept connections, three queries.
Needs wrk and nginx (Debian). Everything lies in a temporary folder, gone at the end. Ends with 1 when a bar is missed.
"""

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from io import StringIO
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.publication import nginx, served  # noqa: E402  (ours, beside this folder)

BARS = {"embedded / nginx": 0.5, "embedded / django": 100, "nginx / django": 100}

ROTATE = """
local paths = {}
for path in io.lines("%s") do paths[#paths + 1] = path end
local made, at = {}, 0
init = function(args)
  local headers = {["Accept-Encoding"] = "gzip, deflate, br", ["Accept"] = "text/html,*/*;q=0.8"}
  for i = 1, #paths do made[i] = wrk.format("GET", paths[i], headers) end
end
request = function() at = at %% #made + 1; return made[at] end
"""


def released(home, profiles):
    """A database and a release with the same pages, as Django makes them; returns slugs and sizes.

    Django is imported here, once it is known where its database lies.
    """
    from django.core.management import call_command  # noqa: PLC0415

    import bench.dynamic.site as dynamic  # noqa: PLC0415
    from bench.synthetic import populate  # noqa: PLC0415
    from conoceles.candidacies.models import Candidacy  # noqa: PLC0415
    from conoceles.elections.models import Process  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    call_command("load_process", str(ROOT / "processes" / "demo"), stdout=StringIO())
    populate(Process.objects.get(slug="demo"), profiles)
    slugs = list(Candidacy.objects.order_by("slug").values_list("slug", flat=True))
    folder = served.write_release(home / "public", "demo", 1)
    for slug in slugs:
        served.put(folder, f"{slug}.html", dynamic.page(slug).encode())
    return slugs, len((folder / f"{slugs[0]}.html").read_bytes()), len((folder / f"{slugs[0]}.html.br").read_bytes())


def measured(port, script, seconds):
    """Requests a second, the 99th percentile, and what went wrong."""
    said = subprocess.run(
        ["wrk", "-t1", "-c32", f"-d{seconds}s", "--latency", "-s", script, f"http://127.0.0.1:{port}/"],
        capture_output=True, text=True, check=True, timeout=seconds + 30,
    ).stdout  # fmt: skip
    wrong = re.findall(r"Non-2xx.*|Socket errors:.*", said)
    return float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1]), re.search(r"99%\s+(\S+)", said)[1], wrong


def resident(pid):
    """Memory of a process and its children, in MiB."""
    listed = subprocess.run(
        ["ps", "-o", "rss=", "--pid", str(pid), "--ppid", str(pid)], capture_output=True, text=True, check=True
    ).stdout
    return sum(map(int, listed.split())) // 1024


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--profiles", type=int, default=1000)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--seconds", type=int, default=3)
    options.add_argument("--workers", type=int, default=2)
    given = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="conoceles-serve-") as scratch, ExitStack() as stack:
        home = Path(scratch)
        os.environ |= {"CONOCELES_HOME": scratch, "DJANGO_SETTINGS_MODULE": "conoceles.config.settings"}
        slugs, plain, packed = released(home, given.profiles)
        print(f"{given.profiles} profiles of {plain:,} bytes, {packed:,} in brotli; {given.workers} processes each; "
              f"{given.rounds} rounds of {given.seconds} s")  # fmt: skip

        port = served.free_port()
        django = [
            *(sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)),
            *("--workers", str(given.workers), "--blocking-threads", "2", "--no-ws", "bench.dynamic.site:application"),
        ]
        servers = {
            "nginx": stack.enter_context(nginx.nginx(home, brotli=nginx.BROTLI.exists(), workers=given.workers)),
            "embedded": stack.enter_context(served.embedded(home, "--workers", str(given.workers))),
            "django": stack.enter_context(served.child(django, port, PYTHONPATH=str(ROOT))),
        }
        scripts = {}
        for name in servers:
            paths = home / f"{name}.paths"
            paths.write_text("".join(f"/{'' if name == 'django' else 'demo/'}{slug}.html\n" for slug in slugs))
            scripts[name] = home / f"{name}.lua"
            scripts[name].write_text(ROTATE % paths)
        found = {name: [] for name in servers}
        for name, server in servers.items():  # warm: caches full, connections open
            measured(server.port, scripts[name], 1)
        for _ in range(given.rounds):
            for name, server in servers.items():
                found[name].append(measured(server.port, scripts[name], given.seconds))
        report(found, {name: resident(server.pid) for name, server in servers.items()})


def report(found, memory):
    median = {name: statistics.median(rate for rate, _, _ in runs) for name, runs in found.items()}
    for name, runs in found.items():
        wrong = "; ".join(problem for _, _, problems in runs for problem in problems)
        rates = ", ".join(f"{rate:,.0f}" for rate, _, _ in runs)
        print(f"{name:9} {median[name]:>9,.0f} requests/s ({rates}); p99 {runs[-1][1]}; {memory[name]} MiB {wrong}")
    missed = False
    for ratio, bar in BARS.items():
        over, under = ratio.split(" / ")
        value = median[over] / median[under]
        missed |= value < bar
        print(f"{ratio:18} {value:8.2f}  {'ok' if value >= bar else 'MISSED'} (bar {bar})")
    sys.exit(missed)


if __name__ == "__main__":
    main()

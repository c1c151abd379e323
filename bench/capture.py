# SPDX-License-Identifier: EUPL-1.2
"""How long a save takes while many people write at once, and how many queries each page of capture asks.

``nice python bench/capture.py [--people 200] [--saves 10] [--every 5] [--workers 2] [--database postgresql://…/EMPTY]``

People write as the page saves (saver.js): one save at a time, when they pause, each every few seconds (--every); then
all of them press the key at the same instant, in waves, which nobody does and is told beside it. The server is the one
of ``run_private``, the load comes from the same cores, and the floor of the same run is the same server with one view
that writes one row. At the end what was answered for is compared, letter by letter, with what is kept.

Queries are those of one person's pages with one section and alone, and with forty sections among a hundred candidacies.
Everything lies in a temporary folder, gone at the end; a database named with --database must be empty. Ends with 1
when a bar is missed.
"""

import argparse
import os
import re
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
P95 = 100  # milliseconds (design: capture)
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')
SECTION = "historia"


def queries_of(her, party, section):
    """How many queries each page asks, by its name."""
    from django.db import connection  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    form = her.hidden("section", "curricular", section) | {f"r-{section}": "Otra frase."}
    pages = {
        "lista": lambda: her.get("tasks"),
        "sección": lambda: her.get("section", "curricular", section),
        "guardar sola": lambda: her.browser.post(her.at("save", "curricular", section), form),
        "revisar": lambda: her.get("check", "curricular"),
        "vista previa": lambda: her.browser.get(f"/vista-previa/{her.candidacy.pk}/", follow=True),
        "tablero del partido": lambda: party.browser.get("/captura/"),
        "lista, el partido": lambda: party.get("tasks"),
    }
    counted = {}
    for name, open_page in pages.items():
        with CaptureQueriesContext(connection) as asked:
            answer = open_page()
        assert answer.status_code == 200, (name, answer.status_code)
        counted[name] = len(asked)
    return counted


def pages(few=1, many=40, others=100):
    """The queries of each page where there is little and where there is much; whether they are as many."""
    from conoceles.elections.questionnaire import Kind, Section  # noqa: PLC0415
    from tests.capture.screens import EVERYTHING, asks, herself, question, representation  # noqa: PLC0415
    from tests.world import world  # noqa: PLC0415

    here = world("consultas", party_captures_curricular=True)
    her = herself(here, here.candidacy("Ana Pérez Uc"))
    party = representation(here, her.candidacy)
    found = []
    for sections, candidacies in ((few, 0), (many, others)):
        parts = tuple(
            Section(f"s{each}", f"Sección {each}", (question(f"s{each}", Kind.LONG_TEXT, maximum=5000),))
            for each in range(sections)
        )
        here.questionnaire = asks(here, replace(EVERYTHING, sections=parts))
        for each in range(candidacies):
            here.candidacy(f"Otra {each}")
        for part in parts:
            her.writes(part.key, {f"r-{part.key}": "Lo que contesta."})
        queries_of(her, party, "s0")  # what is asked once for all
        found.append(queries_of(her, party, "s0"))
    print(f"{'consultas por página':22} {'1 sección, sola':>16} {f'{many} secciones entre {others}':>24}")
    for name, little in found[0].items():
        print(f"  {name:20} {little:>16} {found[1][name]:>24}{'' if found[1][name] <= little else '  CRECE'}")
    return all(found[1][name] <= little for name, little in found[0].items())


def seated(number):
    """That many candidacies, each at her section: who writes over the product, and who over the floor."""
    from bench.writers import Writer  # noqa: PLC0415
    from conoceles.capture.models import Draft  # noqa: PLC0415
    from tests.capture.screens import EVERYTHING, asks, herself  # noqa: PLC0415
    from tests.world import world  # noqa: PLC0415

    here = world("escribir")
    here.questionnaire = asks(here, EVERYTHING)
    product, floor = [], []
    for each in range(number):
        her = herself(here, here.candidacy(f"Persona {each}"))
        her.writes(SECTION, {f"r-{SECTION}": "Así empieza. "})
        page = her.get("section", "curricular", SECTION).content.decode()
        form = her.hidden("section", "curricular", SECTION) | {
            "csrfmiddlewaretoken": TOKEN.search(page)[1],
            "after": "",
        }
        cookies = "; ".join(f"{name}={cookie.value}" for name, cookie in her.browser.cookies.items())
        save = her.at("save", "curricular", SECTION)
        product.append((her.candidacy.pk, Writer(save, cookies, form, f"r-{SECTION}")))
        floor.append(Writer(f"/{her.candidacy.pk}/", question=f"r-{SECTION}"))
    assert Draft.objects.filter(candidacy__process__slug="escribir").count() == number
    return product, floor


def kept(writers):
    """Whether each draft is, letter by letter, what was answered for."""
    from conoceles.capture.models import Draft  # noqa: PLC0415

    lost = [
        writer.path
        for candidacy, writer in writers
        if Draft.objects.get(candidacy=candidacy, section=SECTION).answers[SECTION] != writer.heard
    ]
    print(f"lo acusado está guardado, letra por letra: {len(writers) - len(lost)} de {len(writers)}")
    return not lost


def saving(given):
    """Both servers, one after the other; whether the bar is met and nothing was lost."""
    from bench import writers  # noqa: PLC0415
    from tests.publication import served  # noqa: PLC0415

    people, bare = seated(given.people)
    how = ("--workers", str(given.workers))
    ports = served.free_port(), served.free_port()
    manage = [sys.executable, str(ROOT / "manage.py"), "run_private", "--port", str(ports[0]), *how]
    floor = [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(ports[1])),
        *(*how, "--blocking-threads", "8", "bench.dynamic.saving:application"),
    ]
    loads = {
        f"cada quien cada {given.every:g} s": {"saves": given.saves, "every": given.every},
        "todas al mismo instante": {"saves": 3, "every": 0},
    }
    passed = True
    with served.child(manage, ports[0]), served.child(floor, ports[1], PYTHONPATH=str(ROOT)):
        for name, load in loads.items():
            least = writers.write(ports[1], bare, **load)
            heard = writers.write(ports[0], [writer for _, writer in people], **load)
            print(f"{given.people} personas, {name}: {len(heard.times)} guardados")
            for whose, those in (("guardar sola", heard), ("piso", least)):
                print(f"  {whose:13} mediana {those.at(0.5):7.1f} ms   p95 {those.at(0.95):7.1f} ms"
                      f"   p99 {those.at(0.99):7.1f} ms   otras respuestas {len(those.wrong)}")  # fmt: skip
            print(f"  razón de p95: {heard.at(0.95) / least.at(0.95):.1f}, de guardados por segundo: "
                  f"{heard.rate:.0f} contra {least.rate:.0f}")  # fmt: skip
            passed &= not heard.wrong and not (load["every"] and heard.at(0.95) > P95)
            for wrong in heard.wrong[:3]:
                print(f"  {wrong}")
    return kept(people) and passed


def main(given):
    import django  # noqa: PLC0415  (its settings come in the environment)

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    print(f"{connection.vendor}, {given.workers} procesos que atienden, la carga en los mismos núcleos")
    constant, fast = pages(), saving(given)
    sys.exit(not (constant and fast))


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--people", type=int, default=200)
    asked.add_argument("--saves", type=int, default=10)
    asked.add_argument("--every", type=float, default=5)
    asked.add_argument("--workers", type=int, default=2)
    asked.add_argument("--database", default="")
    options = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="conoceles-bench-") as home:
        os.environ |= {"CONOCELES_HOME": home, "DJANGO_SETTINGS_MODULE": "conoceles.config.settings"}
        os.environ["CONOCELES_HOSTS"] = "localhost,127.0.0.1,testserver"
        if options.database:
            os.environ["CONOCELES_DATABASE_URL"] = options.database
        main(options)

# SPDX-License-Identifier: EUPL-1.2
"""The order of comparisons is drawn: anybody draws it again from what is published, and a substitution moves nobody."""

import hashlib
import json
import subprocess
import sys
from dataclasses import replace

import pytest

from conoceles.elections.models import Process
from conoceles.publication.freezing import frozen
from conoceles.publication.snapshot import DrawInfo, Other, Snapshot

from .site_pages import Read, made
from .snapshots import HEADER, NEVER, written
from .test_comparing import DRAWN, FOLDER, FOUR, SEED, order, said, stands, told


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    return made(written(tmp_path_factory.mktemp("sorteo") / "c", FOUR, DRAWN))


def test_the_order_is_what_the_published_program_draws(files, tmp_path):
    page = Read(files["acerca/sorteo.html"])
    (program,) = [text for tag, text in page.texts if tag == "code" and text.startswith("import hashlib")]
    assert len(program.strip().splitlines()) <= 12
    (tmp_path / "sorteo.py").write_text(program, encoding="utf-8")
    ran = subprocess.run([sys.executable, tmp_path / "sorteo.py"], check=True, capture_output=True, text=True)
    lines = [line.split() for line in ran.stdout.splitlines()]
    assert [key for _, key in lines] == order(files)
    assert [digits for digits, _ in lines] == [each["turno"][:12] for each in told(files)["candidaturas"]]
    command = next(text for tag, text in page.texts if tag == "code" and text.startswith("printf"))
    shown = subprocess.run(["sh", "-c", command], check=True, capture_output=True, text=True).stdout
    assert shown[:12] in dict(lines)
    assert SEED in page.said("code")
    assert "Acta 7, del 20 de abril de 2027" in page.said()[0]


def test_the_page_and_its_json_are_in_the_order_of_the_method_as_it_is_written(files):
    """Drawn again from the words of the method alone, and what the JSON of the race says of itself."""
    drawn = told(files)["sorteo"]
    turns = {
        key: hashlib.sha256(f"{drawn['semilla']}|{drawn['contienda']}|{key}".encode()).hexdigest()
        for key in ("ceiba", "faro", "juntas", "sola")
    }
    assert drawn == {"semilla": SEED, "contienda": "diputaciones-mr/distrito-1"}
    assert order(files) == sorted(turns, key=turns.get)
    names = {"ceiba": "Ana Uc", "faro": "Blas Ek", "juntas": "Caro Pech", "sola": "Dora Chi"}
    for path in (f"{FOLDER}index.html", f"{FOLDER}curricular-historia.html"):
        heads = [
            text for text in said(Read(files[path]), ["columnheader"]) if any(name in text for name in names.values())
        ]
        assert [next(key for key, name in names.items() if name in head) for head in heads[:4]] == order(files)


def test_without_a_seed_the_page_says_that_nobody_drew_it(tmp_path):
    files = made(written(tmp_path / "c", FOUR))
    assert told(files)["sorteo"]["semilla"] == HEADER.process.slug
    assert "Nadie la sorteó" in Read(files["acerca/sorteo.html"]).said()[0]
    assert json.loads(files["acerca/sorteo.json"])["sorteada"] is False


def test_each_race_is_drawn_by_itself(tmp_path):
    crowd = [stands(f"P {n} {by}", NEVER, by=by, territory=f"distrito:{n}") for n in (1, 2) for by in
             ("ceiba", "faro", "juntas", "sola")]  # fmt: skip
    seeds = [made(written(tmp_path / str(n), crowd, replace(HEADER, draw=DrawInfo(f"semilla {n}")))) for n in range(4)]
    orders = {tuple(order(files, f"diputaciones-mr/distrito-{n}/comparar/")) for files in seeds for n in (1, 2)}
    assert len(orders) > 4


def test_who_comes_in_place_of_another_has_her_turn_and_nobody_moves(tmp_path, files):
    heir = Other("eva-may", "Eva May", "registrada", "mr", "distrito:1")
    gone = Other("ana-uc", "Ana Uc", "sustituida", "mr", "distrito:1")
    after = [
        stands("Eva May", NEVER, replaces=gone),
        replace(FOUR[0], sheets=(), status="sustituida", status_on="2027-04-20", replaced_by=heir),
        *FOUR[1:],
    ]
    found = made(written(tmp_path / "c", after, DRAWN))
    assert order(found) == order(files)
    seat = next(each for each in told(found)["candidaturas"] if each["postulacion"] == "ceiba")
    assert (seat["nombre"], seat["palabras"][0].partition(".")[0]) == ("Eva May", "No ha capturado su información")
    compared = "".join(text for path, body in found.items() if "/comparar/" in path for text in body.decode())
    assert "Ana Uc" not in compared
    assert {path for path in found if "/comparar/" in path} == {path for path in files if "/comparar/" in path}


def test_a_freeze_takes_the_seed_and_its_act_from_the_process(here, tmp_path):
    process = here.process
    process.parameters["draw_seed"] = {"value": SEED, "source": "Acta 7", "confidence": "A"}
    Process.objects.filter(pk=process.pk).update(parameters=process.parameters)
    frozen(process, tmp_path / "congelado")
    assert Snapshot(tmp_path / "congelado").header.draw == DrawInfo(SEED, "Acta 7")

# SPDX-License-Identifier: EUPL-1.2
"""What changed between releases is told by row and column, and nothing of what was there before."""

import hashlib
import json
from dataclasses import replace

import pytest

from conoceles.publication.parts import Edition
from conoceles.publication.snapshot import GroupInfo, Paused, Withdrawn
from tests.publication.editions import readings

from .editions import CANARY, EVERYONE, files, profile, rows, validated, written

TEXT = "Algo que dijo y ya no se muestra"


@pytest.fixture
def follow(tmp_path):
    """Make one release after another of some people, as a bake does; what the last one says."""
    made = {}
    for_number = []

    def follow(people, *, number=None):
        number = number or len(for_number) + 1
        folder = tmp_path / str(number)
        before = tmp_path / str(for_number[-1]) if for_number else None
        made.update(said=files(written(tmp_path / f"freeze-{number}", people), folder, Edition(number, before)))
        card = {"number": number, "frozen_at": f"2027-03-0{number}T08:00:00-06:00", "candidacies": len(people)}
        (folder / "release.json").write_text(json.dumps(card))
        sums = [f"{hashlib.sha256(content).hexdigest()}  {path}\n" for path, content in made["said"].items()]
        (folder / "SHA256SUMS").write_text("".join(sums))
        for_number.append(number)
        return made["said"]

    return follow


def saying(said):
    """The files in which TEXT is, read as their users read them."""
    return {
        path.removeprefix("datos/") for path, content in said.items()
        if any(TEXT.encode() in each for each in readings(path, content))
    }  # fmt: skip


def log(said):
    return {row["id"]: (row["cambio"], row["columnas"]) for row in rows(said["datos/cambios.csv"])}


def test_the_first_release_has_nothing_to_compare_with(follow):
    said = follow(EVERYONE)
    assert rows(said["datos/cambios.csv"]) == []
    assert [row["comparada"] for row in rows(said["datos/publicaciones.csv"])] == ["no"]


def test_each_row_that_came_left_or_changed_is_told_with_its_columns(follow):
    came = profile("Nueva", slug="nueva")
    changed = replace(EVERYONE[2], name="Abril Poot Uc", number="2")
    follow(EVERYONE)
    said = follow((*EVERYONE[:2], changed, *EVERYONE[4:], came))
    assert log(said) == {
        changed.id: ("cambia", "numero|nombre"), came.id: ("aparece", ""), EVERYONE[3].id: ("sale", ""),
    }  # fmt: skip
    assert {row["desde"] for row in rows(said["datos/cambios.csv"])} == {"1"}
    listed = rows(follow((*EVERYONE[:2], changed, *EVERYONE[4:], came))["datos/publicaciones.csv"])
    assert [list(row.values()) for row in listed] == [
        ["1", "2027-03-01T08:00:00-06:00", "7", "no", "", "", ""],
        ["2", "2027-03-02T08:00:00-06:00", "7", "sí", "1", "1", "1"],
        ["3", "", "7", "sí", "0", "0", "0"],
    ]


def test_what_is_withdrawn_or_paused_is_in_no_file_and_only_its_state_is_told(follow):
    shown = profile("Ana", validated({"grado": "ninguno", "historia": TEXT}, not_applicable=("estatus",)), age=40)
    off = replace(shown.trail(), withdrawn=Withdrawn("2027-03-05T10:00:00-06:00", "sentencia", "por sentencia"))
    paused = replace(
        shown.sheets[0], answers={"grado": "ninguno"}, digest="cd" * 32,
        paused=(Paused("historia", "", "2027-03-05T10:00:00-06:00", "sentencia", "por sentencia"),),
    )  # fmt: skip
    assert {f"candidaturas.{kind}" for kind in ("csv", "json", "xlsx", "parquet")} < saying(follow([shown]))
    during = follow([replace(shown, sheets=(paused,))])
    assert log(during) == {shown.id: ("cambia", "huella_curricular|en_pausa_curricular")}
    after = follow([off])
    assert log(after) == {shown.id: ("cambia", "perfil_retirado|perfil_retirado_por|estado_curricular")}
    for said in (during, after):
        assert saying(said) == set()


def test_that_a_badge_or_an_affirmative_action_came_or_went_is_not_told(follow):
    """The line alone would say of whom: the row is not in the log unless something else changed."""
    badge = {"badges": (GroupInfo("lgbt", "Diversidad"),), "salt": "ab", "affirmative": ("indigena",)}
    one, other = profile("Ana", slug="ana", **badge), profile("Bety", slug="bety", **badge)
    follow([one, other])
    bare = {"badges": (), "salt": "", "affirmative": ()}
    said = follow([replace(one, **bare), replace(other, **bare, number="7")])
    assert log(said) == {other.id: ("cambia", "numero")}


def test_a_release_whose_rows_are_not_those_that_it_signed_is_not_compared_with(follow, tmp_path):
    follow(EVERYONE)
    lying = tmp_path / "1/datos/candidaturas.json"
    lying.write_bytes(lying.read_bytes().replace(b"Itzel", CANARY.encode()))
    said = follow(EVERYONE)
    assert rows(said["datos/cambios.csv"]) == []
    assert rows(said["datos/publicaciones.csv"])[-1]["comparada"] == "no"
    lying.unlink()
    assert rows(follow(EVERYONE, number=3)["datos/publicaciones.csv"])[-1]["comparada"] == "sí"


def test_the_log_is_made_again_byte_for_byte_from_the_same_two_releases(follow, tmp_path):
    follow(EVERYONE)
    said = follow(EVERYONE[1:])
    again = files(written(tmp_path / "again-freeze", EVERYONE[1:]), tmp_path / "again", Edition(2, tmp_path / "1"))
    assert {path: again[path] for path in said} == said

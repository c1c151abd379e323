# SPDX-License-Identifier: EUPL-1.2
"""Routes are data: what the work plan says, and what no route may say."""

import shutil
from pathlib import Path

import pytest
from django.conf import settings

from conoceles.elections.reading.folder import Folder
from conoceles.supervision.documents import reading
from conoceles.supervision.documents.rules.walking import Taken, following, walked
from conoceles.supervision.documents.rules.words import Outcome, State

OWN = """
[[route]]
key = "informe"
name = "Informe"
sort = "informe"
drafted_by = ["instancia-interna"]
rows = ["4"]
source = "Plan"
confidence = "A"

[[route.step]]
key = "presentar"
name = "Se presenta"
verb = "presentar"
by = "instancia-interna"
noted_by = ["instancia-interna"]

[[route.step]]
key = "remitir"
name = "Se remite"
verb = "remitir-al-ine"
by = "instancia-interna"
noted_by = ["instancia-interna"]
after = ["presentar"]
meets = ["4/remision"]
"""


def faults(tmp_path, text):
    processes = tmp_path / "processes"
    folder = processes / "otro"
    folder.mkdir(parents=True)
    shutil.copy(Path(settings.PROCESSES) / "yucatan-2023-2024" / "plan.toml", folder)
    (folder / "routes.toml").write_text(text)
    found = Folder(folder)
    reading.read(found)
    return [str(each) for each in found.every_fault()]


def test_a_process_may_have_its_own_routes(tmp_path):
    assert faults(tmp_path, OWN) == []


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (
            'after = ["presentar"]',
            'after = ["presenta"]',
            "línea 24, route[1].step[2].after[1]: «presenta» no es un paso anterior de este proceso; ¿quiso decir",
        ),
        (
            '_by = ["instancia-interna"]\nafter',
            'by = ["instancia-interna"]\nafter',
            "línea 23, route[1].step[2].notedby: esta clave no se conoce; ¿quiso decir «noted_by»?",
        ),
        ('rows = ["4"]', 'rows = ["40"]', "línea 7, route[1].rows[1]: «40» no es un renglón del plan"),
        (
            'noted_by = ["instancia-interna"]\nafter',
            'noted_by = ["secretaria-tecnica"]\nafter',
            "sólo la Instancia Interna Responsable marca lo que va y viene del INE",
        ),
        ('["4/remision"]', '["4/actividad"]', "una remisión o un aviso se cumple al remitir, y sólo entonces"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_its_key(tmp_path, before, after, told):
    assert before in OWN
    assert any(told in fault for fault in faults(tmp_path, OWN.replace(before, after)))


def test_the_monthly_report_goes_to_the_council_and_to_ine_in_parallel(route_book):
    route = route_book.found("informe-mensual")
    done = [
        Taken(key, Outcome.DONE, 1) for key in ("aprobar-instancia", "presentar", "tratar", "ratificar", "instruir")
    ]
    walk = walked(route.nodes, done)
    assert walk.ready == ("dar-cuenta", "remitir")
    assert walk.state is State.APPROVED
    assert walked(route.nodes, [*done, Taken("remitir", Outcome.DONE, 1)]).ready == ("dar-cuenta", "validar")


def test_a_return_undoes_what_follows_and_nothing_else(route_book):
    route = route_book.found("dictamen-2-proceso-tecnico-operativo")
    keys = ("presentar", "analizar", "instruir", "presentar-dictamen", "aprobar", "remitir-consejo")
    taken = [*(Taken(key, Outcome.DONE, 1) for key in keys), Taken("acordar", Outcome.RETURNED, 1)]
    walk = walked(route.nodes, taken)
    assert walk.state is State.RETURNED
    assert walk.ready == ("aprobar",)
    assert walk.done == {"presentar", "analizar", "instruir", "presentar-dictamen"}
    assert "presentar" not in following(route.nodes, "aprobar")


def test_every_route_of_the_work_plan_is_there_and_ends(route_book):
    met = {met for route in route_book.route for step in route.step for met in step.meets}
    assert {f"{row}/actividad" for row in range(1, 17)} - met == {"13/actividad"}  # the press conference is no document
    assert {met for met in met if met.endswith("/remision")} == {
        f"{row}/remision" for row in (1, 2, 4, 5, 6, 7, 9, 11, 12, 15, 16)
    }
    for route in route_book.route:
        walk = walked(route.nodes, [Taken(step.key, Outcome.DONE, 1) for step in route.step])
        assert walk.ended, route.key
    assert all(
        set(step.noted_by) == {"instancia-interna"}
        for route in route_book.route
        for step in route.step
        if step.verb == "remitir-al-ine"
    )

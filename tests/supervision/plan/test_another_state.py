# SPDX-License-Identifier: EUPL-1.2
"""A commission of another state, by its data alone: other rows, other days, other bodies, its own route and facts."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from conoceles.accounts.rules import Role
from conoceles.elections.models import Process
from conoceles.kernel import clock
from conoceles.record.clerk import Clerk
from conoceles.supervision.documents import actions as documents
from conoceles.supervision.obligations import actions, queries
from tests.elections.conftest import Written, written  # noqa: F401  (a fixture)
from tests.people import person

pytestmark = pytest.mark.django_db
_SOURCE = 'source = "Programa de trabajo inventado"\nconfidence = "U"\n'
PLAN = f"""
[plan]
title = "Programa de trabajo"
body = "Comité Especial de Perfiles de Candidaturas"
{_SOURCE}
[settings.first_week]
value = "primera-semana-completa"
{_SOURCE}
[settings.unspecified_days]
value = "habiles"
{_SOURCE}
[settings.reminder_days]
value = "5, 1"
{_SOURCE}
[settings.office_hours]
value = "09:00-16:00"
{_SOURCE}
[[attribution]]
key = "I"
text = "Vigilar que los perfiles se publiquen."

[[row]]
key = "A1"
kind = "actividad"
name = "Informe quincenal de perfiles"
attribution = "I"
owed_by = ["area-responsable"]
due = {{ shape = "dia-fijo", day = 2026-11-13 }}
ine = {{ shape = "dias-despues", of = ["emision"], count = 2, words = "dos días" }}
{_SOURCE}
"""
ROUTES = f"""
[[route]]
key = "quincenal"
name = "Informe quincenal de perfiles"
sort = "informe"
drafted_by = ["area-responsable"]
rows = ["A1"]
{_SOURCE}
[[route.step]]
key = "emitir"
name = "El Comité lo emite"
verb = "emitir"
by = "comision"
noted_by = ["secretaria-tecnica"]
starts = ["emision"]
meets = ["A1/actividad"]

[[route.section]]
key = "motivos"
heading = "Por qué"
fill = "motivacion"
"""
FACTS = f"""
[[norm]]
key = "ley"
name = "Ley Electoral de Otro Estado"
articles = "Artículo 3."
rows = ["A1"]
since = 2026-01-01
{_SOURCE}
[[attribution]]
key = "vigilar"
number = "I"
text = "Vigilar que los perfiles se publiquen, según la reforma."
{_SOURCE}
"""


def stranger(written):  # noqa: F811
    for name, text in (("plan.toml", PLAN), ("routes.toml", ROUTES), ("facts.toml", FACTS)):
        (written.path / name).write_text(text)
    for name in ("implementation.toml", "follow_ups.toml", "stationery.toml", "formats.toml"):
        (written.path / name).unlink(missing_ok=True)
    shared = written.path.parent / "_shared" / "follow_ups" / "follow_ups.toml"
    shared.unlink()
    return written


def test_it_is_loaded_owed_and_drafted_without_a_line_of_code(written: Written, monkeypatch):  # noqa: F811
    stranger(written).load()
    process = Process.objects.get(slug="demo")
    now = datetime(2026, 11, 10, 12, tzinfo=ZoneInfo(process.timezone))
    monkeypatch.setattr(clock, "now", lambda: now)
    actions.open_due(process, by=Clerk())
    first, second = queries.ledger(process).all()
    assert (first.obligation.row, first.standing.last_day) == ("A1", date(2026, 11, 13))
    by = person("area", Role.AREA, "demo").capacities.get()
    report = documents.open_document(process, route="quincenal", by=by)
    said = "\n".join(report.draft.content["sections"][0]["said"])
    assert "Atribución que se ejerce: la I, «Vigilar que los perfiles se publiquen, según la reforma.»" in said
    assert "Ley Electoral de Otro Estado: Artículo 3." in said
    start = actions.start(
        second.obligation,
        act="emision",
        on=date(2026, 11, 10),
        by=person("st", Role.SECRETARY, "demo").capacities.get(),
    )
    assert start.pk
    assert queries.ledger(process).one(second.obligation.pk).standing.last_day == date(2026, 11, 12)


@pytest.mark.parametrize(
    ("file", "old", "new", "key", "told"),
    [
        ("plan.toml", 'attribution = "I"', 'attribution = "II"', "row[1].attribution", "no es una atribución"),
        ("routes.toml", 'rows = ["A1"]', 'rows = ["A2"]', "route[1].rows[1]", "«A2» no es un renglón del plan"),
        ("routes.toml", 'verb = "emitir"', 'verb = "emite"', "route[1].step[1].verb", "«emite» no es una de"),
        ("facts.toml", 'rows = ["A1"]', 'rows = ["1"]', "norm[1].rows[1]", "no es un renglón del plan"),
    ],
)
def test_its_typos_name_file_line_and_key(written: Written, file, old, new, key, told):  # noqa: F811
    stranger(written).change(file, old, new)
    found = [fault for fault in written.faults() if told in fault]
    assert found, written.faults()
    assert f"processes/demo/{file}, línea {written.line(file, new)}, {key}" in found[0]
    assert not Process.objects.exists()

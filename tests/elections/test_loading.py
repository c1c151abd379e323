# SPDX-License-Identifier: EUPL-1.2
"""A process is made what its folder says: once, whole, and with an account of what changed."""

import uuid

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.core.management import call_command

from conoceles.accounts.models import Capacity, User
from conoceles.accounts.rules import Role
from conoceles.accounts.terminal import Error
from conoceles.candidacies.models import Formula
from conoceles.elections.actions import load
from conoceles.elections.models import (
    AllianceScope,
    CalendarWindow,
    Membership,
    Office,
    Position,
    Postulant,
    Process,
    Section,
    Territory,
)
from conoceles.elections.reading import read
from conoceles.record.models import Entry

pytestmark = pytest.mark.django_db


def everything():
    """Every row of elections, as it is."""
    return {
        model._meta.label: list(model.objects.order_by("pk").values())
        for model in apps.get_app_config("elections").get_models()
    }


def formula(**fields):
    """A formula of the invented process, which needs what it names."""
    process = Process.objects.get()
    defaults = {
        "position": Position.objects.get(key="presidencia"),
        "territory": Territory.objects.get(key="99001"),
        "postulant": Postulant.objects.get(key="raiz-comun"),
    }
    return Formula.objects.create(id=uuid.uuid4(), process=process, number="1", order=1, **defaults | fields)


def test_loading_twice_changes_nothing_and_is_on_record_once(written):
    first = written.load()
    before = everything()
    second = written.load()

    assert everything() == before
    assert "El proceso «demo» quedó cargado." in first
    assert "nada que cambiar" in second
    assert not [line for line in second.splitlines() if line.startswith(("+", "-", "~"))]
    (entry,) = Entry.objects.all()
    process = Process.objects.get()
    assert (entry.action, entry.about) == ("process-loaded", f"elections.Process:{process.pk}")
    assert entry.digest == process.digest == read(written.path).digest


def test_where_a_thing_stands_in_its_file_is_no_change(written):
    digest = read(written.path).digest
    written.change("calendar.toml", "[[window]]", "# una nota\n\n[[window]]")
    assert read(written.path).digest == digest


def test_a_rehearsal_tells_the_same_and_changes_nothing(written):
    rehearsed = written.load(dry_run=True)
    assert not Process.objects.exists()
    assert not Entry.objects.exists()
    told = [line for line in rehearsed.splitlines() if line.startswith("+")]
    assert told == [line for line in written.load().splitlines() if line.startswith("+")]
    assert "Ensayo: nada se cambió." in rehearsed


def test_what_changes_is_told_before_and_after(written):
    written.load()
    written.change("process.toml", "value = 15", "value = 20")
    written.change("calendar.toml", "last_day = 2027-06-02", "last_day = 2027-06-01")
    written.change("territories/municipios.csv", "Alborada,29079", "Alborada,30000")
    written.change("postulants.toml", '"99-D11", "99-D12",', '"99-D11",')
    told = written.load().splitlines()

    assert [line for line in told if line.startswith(("~", "-", "+", "!"))] == [
        "- alcance de la alianza: JPS · Diputación de mayoría relativa · Distrito 12",
        "~ proceso electoral «demo», parameters.capture_days.value: 15 → 20",
        "~ demarcación «Alborada», population: 29079 → 30000",
        "~ ventana del calendario «Captura de la información», last_day: 2027-06-02 → 2027-06-01",
    ]
    assert Process.objects.get().parameter("capture_days") == 20
    assert Territory.objects.get(key="99001").population == 30000
    assert str(CalendarWindow.objects.get(key="captura").last_day) == "2027-06-01"
    assert not AllianceScope.objects.filter(alliance__key="juntas-por-sacnicte", territory__key="99-D12").exists()
    assert Entry.objects.count() == 2


def test_what_is_no_longer_described_goes(written):
    written.load()
    written.without_maps()
    text = (written.path / "postulants.toml").read_text()
    (written.path / "postulants.toml").write_text(text[: text.index('[[postulant]]\nkind = "comun"')])
    _without_emblems(written, "raiz-comun", "independiente-*")
    (written.path / "territories" / "municipios.csv").write_text("key,name\n99106,Xtabay\n")
    (written.path / "territories" / "secciones.csv").write_text("number,municipality,district\n999,99106,99-D01\n")
    # The alliances' places went with the catalogue: their scopes are written anew.
    path = written.path / "postulants.toml"
    path.write_text("\n\n".join(part for part in path.read_text().split("\n\n") if '"ayuntamiento"' not in part))
    for fact in ("seats_total", "seats_mr", "seats_rp"):
        _drop(written.path / "territories.toml", f"  [catalogue.facts.{fact}]")
    told = written.load()

    assert "- actor político: " in told
    assert sorted(Postulant.objects.exclude(kind="partido").values_list("key", flat=True)) == [
        "juntas-por-sacnicte",
        "sacnicte-avanza",
    ]
    assert Territory.objects.filter(kind="municipio").count() == 1
    assert not Membership.objects.filter(alliance__key="raiz-comun").exists()


def _without_emblems(written, *names):
    for name in names:
        for path in (written.path / "emblemas").glob(f"{name}.png"):
            path.unlink()


def _drop(path, heading):
    lines = path.read_text().splitlines()
    at = lines.index(heading)
    path.write_text("\n".join(lines[:at] + lines[at + 4 :]))


def test_what_others_refer_to_is_kept_and_told(written):
    written.load()
    formula()
    text = (written.path / "postulants.toml").read_text()
    (written.path / "postulants.toml").write_text(text[: text.index('[[postulant]]\nkind = "comun"')])
    _without_emblems(written, "raiz-comun", "independiente-*")
    told = written.load().splitlines()

    assert "! actor político «RC» ya no está en los archivos y se conserva: fórmula (1)" in told
    kept = Postulant.objects.get(key="raiz-comun")
    assert sorted(kept.memberships.values_list("party__key", flat=True)) == ["cenote", "milpa"]
    assert kept.scopes.count() > 0
    assert not Postulant.objects.filter(kind="independiente").exists()
    assert "! actor político «RC»" in written.load()  # and again, while nothing else changes


def test_an_address_that_is_taken_stops_the_load(written):
    written.without_maps().load()
    formula()
    before = everything()
    written.change("territories/municipios.csv", "99001,1,Alborada", "99901,1,Alborada")
    written.change("territories/secciones.csv", ",99001,", ",99901,", count=-1)
    for end in (", ", ","):
        path = written.path / "postulants.toml"
        path.write_text(path.read_text().replace(f'"99001"{end}', ""))
    with pytest.raises(Error, match="dos filas de la tabla «demarcación» quedarían con la misma clave"):
        written.load()
    assert everything() == before


def test_secciones_are_loaded_when_the_institute_supplies_them(written):
    (written.path / "territories" / "secciones.csv").write_text(
        "number,municipality,district\n1,99001,99-D01\n2,99002,99-D01\n"
    )
    written.load()
    assert [
        (section.number, section.municipality.name, section.district.number)
        for section in Section.objects.order_by("number")
    ] == [(1, "Alborada", 1), (2, "Agua Mansa", 1)]


def test_what_is_owed_is_data(written):
    written.load()
    owed = {
        (position.office.key, position.key): (position.titular_owes, position.alternate_owes)
        for position in Position.objects.select_related("office")
    }
    assert owed["ayuntamiento", "regiduria"] == ([], [])
    assert owed["diputacion-mr", "diputacion"] == (["curricular", "identidad"], ["curricular", "identidad"])
    assert [office.key for office in Office.objects.all()] == [
        "gubernatura",
        "diputacion-mr",
        "diputacion-rp",
        "ayuntamiento",
    ]


def test_the_area_of_that_process_loads_it_and_puts_nothing_in_force(written):
    user = User.objects.create(username="ana")
    other = Capacity.objects.create(user=user, role=Role.AREA, scope="otro")
    own = Capacity.objects.create(user=user, role=Role.AREA, scope="demo")
    for by in (other, own):  # the agreement is for the Instancia Interna to apply
        with pytest.raises(PermissionDenied):
            load(Process(slug="demo"), described=read(written.path), by=by)
        assert not Process.objects.exists()

    path = written.path / "process.toml"
    path.write_text(path.read_text().replace('in_force_by = "IES-DEMO-01/2026"', ""))
    with pytest.raises(PermissionDenied):
        load(Process(slug="demo"), described=read(written.path), by=other)
    assert load(Process(slug="demo"), described=read(written.path), by=own).any


def test_the_command_names_who_did_it(written):
    User.objects.create(username="ana")
    call_command("load_process", str(written.path), "--as", "ana", verbosity=0)
    assert Entry.objects.get().actor == str(User.objects.get(username="ana").pk)

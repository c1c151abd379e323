# SPDX-License-Identifier: EUPL-1.2
"""What grounds a document is what holds on its day, and what changed since is told."""

from datetime import date
from pathlib import Path

import msgspec
import pytest
from django.conf import settings
from django.urls import reverse

from conoceles.accounts.queries import console
from conoceles.accounts.rules import Role
from conoceles.elections.models import Agreement
from conoceles.elections.reading.folder import Folder
from conoceles.elections.writing.changes import Changes
from conoceles.kernel import clock
from conoceles.supervision.documents.facts import held, loading
from conoceles.supervision.documents.facts.described import FactsFile
from conoceles.supervision.models import Declared, Document, Member
from tests.elections.conftest import Written, written  # noqa: F401  (a fixture)

from .test_screens import browser

pytestmark = pytest.mark.django_db
_LINEAMIENTOS = (
    "Lineamientos para el Uso del Sistema «Candidatas y Candidatos, Conóceles» para los Procesos Electorales Locales"
)


@pytest.fixture
def grounded(office):
    """Yucatán's facts as they are written, and a commission whose presidency was replaced in May 2024."""
    folder = Folder(Path(settings.PROCESSES).resolve() / "yucatan-2023-2024")
    loading.write(office.process, loading.read(folder, []), Changes(), console())
    assert folder.every_fault() == []
    created = Agreement.objects.get(key="C.G.028/2023")
    other = office.agreement("C.G.070/2024", "2024-05-10")
    given = {"process": office.process, "written_at": clock.now(), "by": console(), "position": "Consejera Electoral"}
    first = Member.objects.create(
        seat="presidencia", name="Consejera Primera", agreement=created, since=date(2023, 8, 24),
        until=date(2024, 5, 9), **given,
    )  # fmt: skip
    Member.objects.create(
        seat="presidencia", name="Consejera Segunda", agreement=other, since=date(2024, 5, 10), replaces=first, **given
    )
    Member.objects.create(seat="partido", name="Representante Ajena", since=date(2023, 9, 1), **given)
    return office


def reform(process, **entry):
    """The Lineamientos end on a day, and others begin on the next."""
    kept = Declared.objects.get(process=process, kind=Declared.Kind.FACTS)
    for norm in kept.content["norm"]:
        if norm["key"] == "lineamientos":
            norm["until"] = "2024-08-31"
    later = {"key": "lineamientos-nuevos", "name": "Lineamientos de 2024", "articles": "Artículo 7.", "rows": []}
    kept.content["norm"].append(
        {**later, "since": "2024-09-01", "until": None, "source": "x", "confidence": "U", **entry}
    )
    loading.write(process, msgspec.convert(kept.content, FactsFile), Changes(), console())


def section(document, key):
    return next(each for each in document.draft.content["sections"] if each["key"] == key)


def rows(one):
    return [cell for table in one["tables"] for row in table["rows"] for cell in row]


def test_sections_a_to_c_of_the_final_report_are_drafted_as_of_its_day_and_say_what_changed(grounded):
    grounded.cycle.at("2024-08-30").opened()
    reform(grounded.process)
    report = grounded.open("informe-final")
    purpose, before, norms = (section(report, key) for key in ("presentacion", "antecedentes", "marco"))
    assert purpose["said"][0].startswith("La Comisión, tiene como objetivo supervisar")
    assert any(cell.startswith("Dar seguimiento al proceso técnico operativo") for cell in rows(purpose))
    assert "Consejera Segunda, Consejera Electoral, por el C.G.070/2024, desde el 10 de mayo de 2024" in rows(purpose)
    assert not any("Primera" in cell or "Ajena" in cell for cell in rows(purpose))
    assert (
        "Consejera Segunda sustituye a Consejera Primera como Presidencia de la Comisión, por el C.G.070/2024"
        in rows(before)
    )
    assert "Se instaló la Comisión." in rows(before)
    assert "Acuerdo Segundo." in rows(norms), "lo que funda el renglón 16"
    assert "Artículos 9 y 11." not in rows(norms), "lo que sólo funda el renglón 7"
    assert "Artículo 7." not in rows(norms)
    assert held.changed(grounded.process, report.draft.content, date(2024, 8, 30)) == []
    version = grounded.write(report)

    grounded.cycle.at("2024-09-02")
    told = {(each.name, bool(each.before), bool(each.after)) for each in _changed(report, date(2024, 9, 2))}
    assert told == {
        (_LINEAMIENTOS, True, False),
        ("Lineamientos de 2024", False, True),
    }  # fmt: skip
    screens = browser(grounded, Role.SECRETARY)
    for address in (
        reverse("documents:edit", args=[report.pk]),
        reverse("documents:version", args=[version.pk]),
    ):
        page = screens.get(address).content.decode()
        assert "Cambió lo que lo funda (2)" in page
        assert "Ya no rige." in page
    version.refresh_from_db()
    assert "Artículo 7." not in rows(next(each for each in version.content["sections"] if each["key"] == "marco"))
    # Once it is concluded, what changes later is no matter; that its own day was badly loaded is.
    assert held.day_of(version.content, date(2024, 12, 1), going=False) == date(2024, 8, 30)


def _changed(document, day):
    return held.changed(document.process, Document.objects.get(pk=document.pk).draft.content, day)


def test_the_motivation_of_a_dictamen_is_that_of_its_row(grounded):
    grounded.cycle.at("2023-12-20").opened()
    opinion = grounded.open("dictamen-2-proceso-tecnico-operativo")
    said = "\n".join(section(opinion, "consideraciones")["said"])
    assert "Atribución que se ejerce: la 2, «Dar seguimiento al proceso técnico operativo" in said
    assert "en su renglón 7" in said
    assert "Artículos 9 y 11." in said
    assert "Acuerdo C.G.028/2023: Acuerdo Tercero." in said
    assert "Artículo 15" not in said
    assert "Se instaló la Comisión." in rows(section(opinion, "antecedentes"))


def test_a_process_without_facts_says_what_its_plan_says(office):
    office.cycle.at("2024-08-30").opened()
    report = office.open("informe-final")
    assert "Artículo 98 numerales 1 y 2." in rows(section(report, "marco"))
    assert any(cell.startswith("Supervisar la implementación") for cell in rows(section(report, "presentacion")))


@pytest.mark.parametrize(
    ("old", "new", "key", "told"),
    [
        ('articles = "Artículo 98', 'article = "Artículo 98', "norm[2].article", "¿quiso decir «articles»?"),
        ("until = 2026-10-31", "until = 2026-13-31", "", "la fecha no existe"),
        ("since = 2026-11-01", "since = 2026-11-01\nuntil = 2026-10-01", "until", "es anterior a since"),
        ('rows = ["7"]', 'rows = ["77"]', "rows[1]", "no es un renglón del plan"),
        ('number = "2"', 'number = "1"', "attribution[2].number", "ya es otra atribución en esos días"),
        ('key = "lgpp"', 'key = "lgipe"', "norm[3].key", "está repetido"),
    ],
)
def test_a_typo_names_file_line_and_key(written: Written, old, new, key, told):  # noqa: F811
    written.change("facts.toml", old, new)
    folder = Folder(written.path)
    loading.read(folder, [])
    found = [str(each) for each in folder.every_fault() if told in str(each)]
    assert found, folder.every_fault()
    assert "processes/demo/facts.toml, línea " in found[0]
    assert key in found[0]

# SPDX-License-Identifier: EUPL-1.2
"""Who acted in which capacity is told, what does not count is told in words, and no file that a row names is swept."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from conoceles.accounts.models import Capacity
from conoceles.accounts.queries import console
from conoceles.accounts.rules import Role
from conoceles.elections.reading.folder import Folder
from conoceles.elections.writing.changes import Changes
from conoceles.files.storage import private
from conoceles.kernel import clock
from conoceles.supervision.documents import periodic, returning_actions, step_actions
from conoceles.supervision.documents.stationery import loading as stationery
from conoceles.supervision.models import Obligation
from tests.elections.conftest import written  # noqa: F401  (a fixture)

from .test_screens import browser

pytestmark = pytest.mark.django_db


def told(client, address):
    return " ".join(re.sub(r"<[^>]+>", " ", client.get(address).content.decode()).split())


def test_whoever_acts_in_two_capacities_is_told_with_what_she_did_in_each(office):
    office.cycle.at("2023-10-02").opened()
    document = office.open("informe-mensual", "2023-09")
    office.write(document)
    head = office.cycle.who(Role.INSTANCE)
    # The head of the Unidad de Acceso is the commission's secretary too: one person, two capacities.
    secretary = Capacity.objects.create(user=head.user, role=Role.SECRETARY, scope=office.process.slug)
    address = reverse("documents:document", args=[document.pk])

    def take(step, by):
        _, step, act, _ = office.act(document, step, "2023-10-02")
        step_actions.take(document, step=step, act=act, by=by)

    take("aprobar-instancia", head)
    take("presentar", head)
    page = told(browser(office, Role.COMMISSIONER), address)
    assert "También es: Secretaría Técnica" in page
    assert "Actuaron en más de un carácter" not in page
    take("tratar", secretary)
    page = told(browser(office, Role.GENERAL_COUNCIL), address)
    assert "en carácter de Secretaría Técnica: Se trata en la sesión mensual de la Comisión" in page
    both = page[page.index("Actuaron en más de un carácter") :]
    assert "en carácter de Instancia Interna Responsable: La Instancia Interna aprueba el informe" in both
    assert "; La Instancia Interna lo presenta a la Comisión" in both


def test_an_act_that_counts_no_more_is_told_in_words(office):
    office.cycle.at("2023-10-02").opened()
    document = office.open("informe-mensual", "2023-09")
    office.write(document)
    taken = office.take(document, "aprobar-instancia", "2023-10-02")
    taken.starts.update(document="")
    step_actions.set_aside(taken, why="Fue otro día", by=office.cycle.who(Role.INSTANCE))
    owed = Obligation.objects.get(row="4", owed="remision", occurrence="2023-09")
    page = told(browser(office, Role.SECRETARY), reverse("obligations:obligation", args=[owed.pk]))
    assert "aprobacion-instancia" not in page
    assert ", 2 de octubre de 2023: Fue otro día" in page


def test_what_no_row_names_is_swept_and_nothing_else(office, written, settings, tmp_path, monkeypatch):  # noqa: F811
    settings.PRIVATE = tmp_path / "private"
    stationery.write(office.process, stationery.read(Folder(written.path), []), Changes(), console())
    office.cycle.at("2023-10-02").opened()
    document = office.open("informe-mensual", "2023-09")
    version = office.write(document)
    by = office.cycle.who(Role.INSTANCE)
    copy = returning_actions.keep_copy(version, kind="firmado", content=b"%PDF-1.7", by=by)
    # Another letterhead is loaded: the version goes on naming the one that it was fixed on.
    written.change("stationery.toml", "template", "# template")
    stationery.write(office.process, stationery.read(Folder(written.path), []), Changes(), console())
    template = f"papeleria/{version.content['stationery']['template']}.docx"
    left = [
        private().save(name, ContentFile(b"x"))
        for name in (f"documents/{office.process.slug}/huerfano.pdf", "papeleria/huerfano.docx")
    ]
    assert periodic.sweep_documents() == {"files": 0}, "su renglón puede estar por confirmarse"
    later = datetime.now(UTC) + timedelta(days=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert periodic.sweep_documents() == {"files": 2}
    assert [private().exists(name) for name in (copy.file, template, *left)] == [True, True, False, False]

# SPDX-License-Identifier: EUPL-1.2
"""The work plan's process with its routes, and whoever acts in them."""

from datetime import date
from pathlib import Path

import pytest
from django.conf import settings

from conoceles.accounts.queries import console
from conoceles.accounts.rules import Role
from conoceles.elections.models import Agreement
from conoceles.elections.reading.folder import Folder
from conoceles.elections.writing.changes import Changes
from conoceles.supervision.documents import actions, loading, step_actions
from conoceles.supervision.documents.step_actions import Act
from conoceles.supervision.models import Document


@pytest.fixture(scope="session")
def route_book():
    """The shared routes, as Yucatán follows them."""
    folder = Folder(Path(settings.PROCESSES).resolve() / "yucatan-2023-2024")
    found = loading.read(folder, [])
    assert folder.every_fault() == []
    return found


class Office:
    """Documents walked by the roles that their routes name."""

    def __init__(self, cycle):
        self.cycle, self.process = cycle, cycle.process

    def open(self, route, occurrence="", *, role=Role.SECRETARY, **more):
        return actions.open_document(self.process, route=route, occurrence=occurrence, by=self.cycle.who(role), **more)

    def write(self, document, text="Lo que el sistema no sabe.", *, role=None):
        """Every section typed, and the draft fixed."""
        by = self.cycle.who(role or Role(document.way.drafted_by[0]))
        document = Document.objects.get(pk=document.pk)
        draft = document.draft
        texts = {part.key: text for part in document.way.section}
        draft = actions.save(document, texts=texts, title="", seen=draft.saves, by=by)
        return actions.fix(document, seen=draft.saves, by=by)

    def act(self, document, step, on, *, role=None, **more):
        document = Document.objects.get(pk=document.pk)
        found = document.way.found(step)
        version = document.versions.last()
        given = {"session": "Sesión"} if found.session else {}
        if found.verb in {"resolver", "acordar"}:
            given["votes"] = (3, 0, 0)
        if found.verb == "remitir-al-ine":
            given["folio"] = "SIV/1"
        given |= more
        by = self.cycle.who(role or Role(found.noted_by[0]))
        act = Act(on=date.fromisoformat(on), seen=version.digest if version else "", **given)
        return document, step, act, by

    def take(self, document, step, on, **more):
        document, step, act, by = self.act(document, step, on, **more)
        return step_actions.take(document, step=step, act=act, by=by)

    def back(self, document, step, on, observations=("Falta el anexo.",), **more):
        document, step, act, by = self.act(document, step, on, **more)
        return step_actions.send_back(document, step=step, act=act, observations=list(observations), by=by)

    def agreement(self, key, on):
        return Agreement.objects.create(
            process=self.process, key=key, body="Consejo General", title="Acuerdo", issued_on=date.fromisoformat(on)
        )


@pytest.fixture
def office(yucatan, route_book):
    loading.write(yucatan.process, route_book, Changes(), console())
    return Office(yucatan)

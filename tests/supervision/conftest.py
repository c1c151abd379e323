# SPDX-License-Identifier: EUPL-1.2
"""The work plan of Yucatán 2023-2024, loaded as it is written, and a clock that a test sets."""

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings

from conoceles.accounts.models import Capacity
from conoceles.accounts.queries import console
from conoceles.elections.models import Agreement, Process
from conoceles.elections.reading.folder import Folder
from conoceles.elections.writing.changes import Changes
from conoceles.kernel import clock
from conoceles.record.clerk import Clerk
from conoceles.supervision.obligations import actions, queries
from conoceles.supervision.plan import loading
from tests.people import person

AGREEMENTS = [
    {"key": "C.G.021/2023", "title": "Designa a la Instancia Interna", "issued_on": date(2023, 7, 13)},
    {"key": "C.G.028/2023", "title": "Crea e integra las comisiones", "issued_on": date(2023, 8, 24)},
]
MERIDA = ZoneInfo("America/Merida")


class Cycle:
    """The process, walked day by day."""

    def __init__(self, process, monkeypatch):
        self.process, self._monkeypatch = process, monkeypatch

    def at(self, written):
        """It is now that local day, at noon, or that hour."""
        now = datetime.fromisoformat(written if "T" in written else f"{written}T12:00").replace(tzinfo=MERIDA)
        self._monkeypatch.setattr(clock, "now", lambda: now)
        return self

    def opened(self):
        """Whatever is owed by now, opened."""
        actions.open_due(self.process, by=Clerk())
        return self

    def all(self):
        """By row, what is owed and which time."""
        found = queries.ledger(self.process).all()
        return {(one.obligation.row, one.obligation.owed, one.obligation.occurrence): one for one in found}

    def one(self, row, owed="actividad", occurrence=""):
        return self.all()[row, owed, occurrence]

    def who(self, role, name=None):
        """Somebody in that role."""
        found = Capacity.objects.filter(user__username=name or role.value, role=role).first()
        return found or person(name or role.value, role, self.process.slug).capacities.get()


@pytest.fixture(scope="session")
def work_plan():
    """The plans of Yucatán, read once."""
    folder = Folder(Path(settings.PROCESSES).resolve() / "yucatan-2023-2024")
    found = loading.read(folder, [each["key"] for each in AGREEMENTS])
    assert folder.every_fault() == []
    return found


@pytest.fixture
def yucatan(db, monkeypatch, work_plan):
    """The process with its plans and what they lean on, and none of its towns."""
    return planned(work_plan, monkeypatch)


def planned(work_plan, monkeypatch):
    """The same, in whatever database there is."""
    process = Process.objects.create(
        slug="yucatan-2023-2024", name="Proceso Electoral Ordinario Local 2023-2024", authority="Instituto",
        entity="Yucatán", election_day=date(2024, 6, 2), timezone="America/Merida", developed_by="propio",
    )  # fmt: skip
    for each in AGREEMENTS:
        Agreement.objects.create(process=process, body="Consejo General", **each)
    loading.write(process, work_plan, Changes(), console())
    return Cycle(process, monkeypatch)

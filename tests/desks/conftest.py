# SPDX-License-Identifier: EUPL-1.2
"""A process with something waiting for everybody, and someone in each role."""

from datetime import UTC, date, datetime, timedelta

import pytest

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Role
from conoceles.capture import actions as capture
from conoceles.elections.models import CalendarWindow, Council
from conoceles.kernel import clock
from conoceles.validation import actions as validation
from tests.people import application, entered, person
from tests.world import world

TODAY = date(2024, 4, 10)
NOON = datetime(2024, 4, 10, 18, tzinfo=UTC)
ROLES_ON_SCREENS = [role for role in Role if role is not Role.CONSOLE]


class Desks:
    """The world, and the desk of whoever is asked for."""

    def __init__(self):
        self.world = world(activation_days=10)
        self.process = self.world.process
        self.council = Council.objects.create(
            process=self.process, key="municipio-31999", name="Consejo de Villa de Prueba", territory=self.world.town
        )
        for key, name, first, last in (
            ("cuentas", "Entrega de cuentas", date(2024, 2, 14), date(2024, 4, 15)),
            ("captura", "Captura de la información", date(2024, 2, 21), date(2024, 5, 29)),
            ("validacion", "Validación", date(2024, 2, 21), date(2024, 6, 1)),
        ):
            CalendarWindow.objects.update_or_create(
                process=self.process,
                key=key,
                defaults={"name": name, "first_day": first, "last_day": last, "source": "prueba"},
            )

    def scope(self, role, candidacy=None):
        return {
            Role.CANDIDACY: str(candidacy.pk) if candidacy else "",
            Role.PARTY: "prueba/ceiba",
            Role.PARTY_ROOT: "prueba/ceiba",
            Role.COUNCIL_REPRESENTATIVE: "prueba/ceiba",
            Role.LOCAL_COUNCIL: "prueba/municipio-31999",
        }.get(role, "prueba")

    def someone(self, role, candidacy=None):
        """A person's capacity, with all she needs to sign in."""
        more = {}
        if role is Role.AIDE:
            principal = person("consejera", Role.COMMISSIONER, "prueba").capacities.get()
            more = {"on_behalf_of": principal, "until": clock.now() + timedelta(days=1)}
        made = person(f"persona-{role}", role, self.scope(role, candidacy), **more)
        application(made)
        return made.capacities.get()

    def page(self, by: Capacity):
        return entered(by.user).get("/")

    def waits(self, by: Capacity):
        """What waits, as (words, count, of)."""
        return [(each.words, each.count, each.of) for each in self.page(by).context["waiting"]]

    def going(self, by: Capacity):
        return [(each.words, each.count, each.of) for each in self.page(by).context["going"]]

    def send(self, candidacy, **answers):
        return capture.send(
            candidacy,
            self.world.questionnaire,
            answers={"camino": "Fui regidora y antes maestra."} | answers,
            at=NOON,
            by=self.world.as_candidacy(candidacy),
        )

    def decide(self, revision, outcome="aprobada", observations=()):
        return validation.decide(
            revision, outcome=outcome, seen=revision.digest, observations=observations, by=self.world.as_reviewer()
        )


@pytest.fixture
def desks(monkeypatch, db):
    return Desks()

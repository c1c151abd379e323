# SPDX-License-Identifier: EUPL-1.2
"""From a desk one reaches every place that one may enter, and no door leads to a place that one may not."""

import pytest

from conoceles.accounts.rules import Role
from tests.people import entered

from .conftest import ROLES_ON_SCREENS

pytestmark = pytest.mark.django_db


def doors(desks, role):
    candidacy = desks.world.candidacy() if role is Role.CANDIDACY else None
    by = desks.someone(role, candidacy)
    browser = entered(by.user)
    return browser, dict(browser.get("/").context["places"])


@pytest.mark.parametrize("role", ROLES_ON_SCREENS)
def test_every_door_opens(desks, role):
    browser, places = doors(desks, role)
    answers = {name: browser.get(address, follow=True).status_code for name, address in places.items()}
    assert set(answers.values()) <= {200}


@pytest.mark.parametrize(
    ("role", "has", "lacks"),
    [
        (Role.CANDIDACY, {"Cuestionarios", "Consentimientos"}, {"Registro de candidaturas", "Bitácora"}),
        (Role.PARTY, {"Cuestionarios"}, {"Consentimientos", "Quién no ha enviado"}),
        (Role.AREA, {"Registro de candidaturas", "Archivos del registro por cargar", "Cartas de acceso y su entrega",
                     "Calendario", "Personas y caracteres", "Quién no ha enviado"}, {"Bitácora", "Cuestionarios"}),
        (Role.INSTANCE, {"Cola de revisión", "Cuánto tarda la revisión"}, {"Registro de candidaturas"}),
        (Role.SECRETARY, {"Cuánto tarda la revisión"}, {"Cola de revisión"}),
        (Role.AUDITOR, {"Bitácora"}, {"Registro de candidaturas", "Quién no ha enviado"}),
        (Role.UNIT, set(), {"Cuestionarios", "Consentimientos", "Registro de candidaturas"}),
        (Role.LOCAL_COUNCIL, {"Cartas de acceso y su entrega"}, {"Registro de candidaturas"}),
    ],
)  # fmt: skip
def test_each_role_has_its_own(desks, role, has, lacks):
    _, places = doors(desks, role)
    assert has <= set(places)
    assert not lacks & set(places)

# SPDX-License-Identifier: EUPL-1.2
"""Whoever answers about her identity can leave at once, and nothing of it stays behind."""

import re

import pytest

from conoceles.capture.models import Revision
from tests.identity import PUBLICATION, TREATMENT, consents, identity, say
from tests.world import world

from .screens import EVERYTHING, asks, herself

pytestmark = pytest.mark.django_db
FIRST = re.compile(r"<body>\s*<nav[^>]*><a class=\"leave\" href=\"([^\"]+)\" rel=\"noreferrer\">Salir de esta página")


@pytest.fixture
def here():
    made = world()
    made.questionnaire = asks(made, EVERYTHING)
    identity(made)
    consents(made)
    return made


@pytest.fixture
def ana(here):
    return herself(here, here.candidacy())


def screens(here, ana):
    """Every screen on which something is told of her identity, by its name."""
    say(here, ana.candidacy, TREATMENT)
    consent = say(here, ana.candidacy, PUBLICATION)
    ana.writes("pueblos", {"r-indigena": "no"}, slug="identidad")
    ana.writes("discapacidad", {"r-discapacidad": "pnc"}, slug="identidad")
    ana.sends("identidad")
    return {
        "section": ana.at("section", "identidad", "pueblos"),
        "check": ana.at("check", "identidad"),
        "receipt": ana.at("acuse", Revision.objects.get().pk),
        "consents": "/consentimientos/",
        "deciding": f"/consentimientos/{PUBLICATION}/",
        "withdrawing": f"/consentimientos/{PUBLICATION}/retirar/",
        "on paper": "/consentimientos/formato/",
        "receipt of a consent": f"/consentimientos/acuses/{consent.pk}/",
    }


def test_the_way_out_is_the_first_thing_on_every_screen_of_identity_and_nobody_keeps_a_copy(here, ana, settings):
    settings.EXIT_URL = "https://clima.example/"
    for name, address in screens(here, ana).items():
        answer = ana.browser.get(address)
        assert answer.status_code == 200, name
        assert FIRST.findall(answer.content.decode()) == ["https://clima.example/"], name
        assert "no-store" in answer["Cache-Control"], name


def test_what_everybody_will_read_has_no_way_out_to_learn(ana):
    for name, more in (("tasks", ()), ("section", ("curricular", "historia")), ("check", ("curricular",))):
        assert "Salir de esta página" not in ana.get(name, *more).content.decode()

# SPDX-License-Identifier: EUPL-1.2
"""Whoever takes an account with another letter does not read what was sealed before: the institute could be she."""

import re
from datetime import timedelta

import pytest

from conoceles.accounts import actions as accounts
from conoceles.accounts import activating
from conoceles.accounts.models import Activation
from conoceles.capture.models import Draft, Revision
from conoceles.kernel import clock, codes
from conoceles.record.models import Entry
from tests.identity import YES, identity
from tests.people import PASSWORD, entered
from tests.world import world

pytestmark = pytest.mark.django_db
PEOPLES, DISABILITY = (
    {f"r-{key}": YES[key] for key in keys} for keys in (YES.keys() - {"discapacidad"}, {"discapacidad"})
)


@pytest.fixture
def here():
    made = world()
    identity(made)
    return made


@pytest.fixture
def ana(here):
    return here.candidacy("Ana Pérez Uc")


@pytest.fixture
def answered(here, ana):
    """She answered all about her identity, and had taken her account before."""
    taken(here, ana)
    browser = enters(here, ana)
    writes(browser, ana, "pueblos", PEOPLES)
    writes(browser, ana, "discapacidad", DISABILITY)
    return browser


def taken(here, who):
    """The account of *who* is taken with a code."""
    user = here.as_candidacy(who).user
    activating.empty([user])
    code = codes.mint()
    activating.give([(user, code)], at=clock.now(), until=clock.now() + timedelta(days=1))
    accounts.take(user, code=code, password=PASSWORD, by=accounts.Oneself(user))


def enters(here, who):
    return entered(here.as_candidacy(who).user)


def at(who, rest):
    return f"/captura/{who.pk}/c/identidad/{rest}"


def writes(browser, who, section, answers):
    version = Draft.objects.filter(candidacy=who, section=section).values_list("version", flat=True).first() or 0
    key = f"{section}-{Draft.objects.count()}-{version}"
    return browser.post(at(who, f"s/{section}/"), answers | {"key": key, "version": version})


def sends(browser, who):
    page = browser.get(at(who, "")).text
    seen = page.partition('name="seen" value="')[2].partition('"')[0]
    return browser.post(at(who, "enviar/"), {"seen": seen}, follow=True).text


def test_she_who_answered_reads_it_and_whoever_takes_the_account_later_does_not(here, ana, answered):
    assert "Itzá" in answered.get(at(ana, "s/pueblos/")).text
    taken(here, ana)
    other = enters(here, ana)
    opened = Entry.objects.filter(action__startswith="opened-for").count()
    page = other.get(at(ana, "s/pueblos/")).text
    assert "está guardado y no se muestra" in page
    for address in ("s/pueblos/", "s/discapacidad/", ""):
        page = other.get(at(ana, address)).text
        assert "Itzá" not in page
        assert "usted, el" not in page  # who typed it may have been somebody else
        assert "por usted" not in page
        assert [each for each in re.findall(r"<input[^>]*\schecked[^>]*>", page) if 'value=""' not in each] == []
    assert Entry.objects.filter(action__startswith="opened-for").count() == opened  # nothing was opened


def test_a_button_pressed_over_what_is_not_shown_leaves_it_as_it_was(here, ana, answered):
    taken(here, ana)
    before = {draft.section: bytes(draft.sealed) for draft in Draft.objects.all()}
    assert writes(enters(here, ana), ana, "pueblos", {}).status_code == 302
    assert {draft.section: bytes(draft.sealed) for draft in Draft.objects.all()} == before


def test_what_is_not_shown_is_not_sent_until_it_was_answered_again(here, ana, answered):
    taken(here, ana)
    other = enters(here, ana)
    writes(other, ana, "pueblos", {"r-indigena": "no"})
    assert "Para enviar, conteste de nuevo lo que no se muestra" in other.get(at(ana, "")).text
    assert "contéstelas de nuevo en su sección" in sends(other, ana)
    assert not Revision.objects.exists()
    writes(other, ana, "discapacidad", DISABILITY)
    assert "El instituto recibió sus respuestas" in sends(other, ana)
    assert "Lo que contestó aquí" not in other.get(at(ana, "s/pueblos/")).text


def test_what_was_sent_stays_sent(here, ana, answered):
    assert "El instituto recibió sus respuestas" in sends(answered, ana)
    taken(here, ana)
    other = enters(here, ana)
    assert "Esto es lo que ya envió" in other.get(at(ana, "")).text
    assert "Sin empezar" not in other.get(f"/captura/{ana.pk}/").text.partition("Cuestionario de identidad")[2]
    assert Revision.objects.count() == 1


def test_nobody_learns_by_guessing_what_had_been_sent(here, ana, answered):
    sends(answered, ana)
    taken(here, ana)
    other = enters(here, ana)
    for section, guess in (("pueblos", PEOPLES), ("discapacidad", DISABILITY)):
        assert writes(other, ana, section, guess).status_code == 302
    assert "El instituto recibió sus respuestas" in sends(other, ana)  # as it would any other answers
    assert Revision.objects.count() == 2


def test_a_code_that_nobody_used_withholds_nothing(here, ana, answered):
    user = here.as_candidacy(ana).user
    activating.give([(user, codes.mint())], at=clock.now(), until=clock.now() + timedelta(days=1))
    assert Activation.objects.filter(user=user, used_at=None).exists()
    assert "Itzá" in answered.get(at(ana, "s/pueblos/")).text

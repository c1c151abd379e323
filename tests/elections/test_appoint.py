# SPDX-License-Identifier: EUPL-1.2
"""The first people of a process are appointed from the terminal."""

import re
import shlex
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from conoceles.accounts import actions
from conoceles.accounts.models import Capacity, User
from conoceles.accounts.rules import Role
from conoceles.record.models import Entry
from tests.architecture.test_house import ROOT
from tests.people import person
from tests.world import world

pytestmark = pytest.mark.django_db


def appoint(*arguments, **options):
    out = StringIO()
    call_command("appoint", *arguments, agreement="Oficio 1", stdout=out, **options)
    return out.getvalue()


@pytest.fixture(autouse=True)
def here():
    return world()


def test_somebody_new_takes_her_account_with_the_code_that_is_printed():
    told = appoint("prueba", "area-responsable", "coordinacion", name="Inés Canul")
    user = User.objects.get(username="coordinacion")
    actions.take(user, code=told.split()[-1], password="cinco venados cruzan el sacbé", by=actions.Oneself(user))
    given = user.capacities.get()
    assert (user.name, given.role, given.scope, given.agreement) == ("Inés Canul", Role.AREA, "prueba", "Oficio 1")
    assert [entry.action for entry in Entry.objects.order_by("number")] == ["person-invited", "account-taken"]


def test_somebody_with_an_account_is_appointed_and_nothing_is_printed_that_opens_it():
    user = person("secretario", Role.SECRETARY, "prueba")
    assert "Código" not in appoint("prueba", "instancia-interna", "secretario")
    assert user.capacities.filter(role=Role.INSTANCE).exists()


@pytest.mark.parametrize(
    ("process", "role", "said"),
    [("pruevas", "area-responsable", "No hay un proceso «pruevas»"), ("prueba", "consola", "consola")],
)
def test_neither_in_a_process_that_is_not_there_nor_as_the_console(process, role, said):
    with pytest.raises(CommandError, match=said):
        appoint(process, role, "nueva")
    assert not Capacity.objects.filter(user__username="nueva").exists()


def orders():
    """The orders of the page of installation after the tables are made, each with whether it runs in production."""
    page = (ROOT / "docs" / "operations" / "instalar.md").read_text()
    found = re.findall(r"^(CONOCELES_PRODUCTION=0 )?\S+/python manage.py (.+)$", page, re.MULTILINE)
    return [(not without, shlex.split(words)) for without, words in found if not words.startswith(("migrate", "check"))]


def test_a_new_installation_says_how_its_first_account_is_opened_and_that_is_how(settings):
    settings.PRODUCTION = True
    for acting_as in (None, "ines.canul"):
        with pytest.raises(CommandError) as refused:
            call_command("load_process", "processes/demo", acting_as=acting_as)
        assert re.findall(r"CONOCELES_PRODUCTION=0 python manage.py (\w+)", str(refused.value)) == [
            words[0] for production, words in orders() if not production
        ]
    said = {}
    for production, words in orders():
        settings.PRODUCTION = production
        call_command(*words, stdout=(out := StringIO()))
        said[words[0], production] = out.getvalue()
    assert "nada que cambiar" in said["load_process", True]
    first = User.objects.get(username="ines.canul")
    code = said["appoint", False].split()[-1]
    actions.take(first, code=code, password="cinco venados cruzan el sacbé", by=actions.Oneself(first))
    assert first.capacities.exclude(role=Role.CONSOLE).get().scope == "demo"

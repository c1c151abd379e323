# SPDX-License-Identifier: EUPL-1.2
"""Several with the same letter at the same instant, each in a browser and with a connection of her own."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.auth import authenticate
from django.db import connections
from django.test import Client

from conoceles.accounts import actions
from conoceles.accounts.models import Activation, Capacity, Session, User
from conoceles.accounts.rules import Role
from conoceles.record.models import Entry
from tests.people import person

HANDS = 4


@pytest.mark.usefixtures("own_database")
def test_a_letter_opens_its_account_to_one_hand_and_the_others_get_the_answer_of_a_used_one():
    root = person("ceiba", Role.PARTY_ROOT, "prueba/ceiba").capacities.get()
    newcomer = Capacity(user=User(username="nueva", name="Persona Nueva"), role=Role.PARTY, scope=root.scope)
    code, start = actions.invite(newcomer, by=root), threading.Barrier(HANDS)

    def takes(hand):
        password = f"cinco venados cruzan el sacbé {hand}"
        start.wait(timeout=20)
        try:
            return Client().post(
                "/activar/", {"account": "nueva", "code": code, "password1": password, "password2": password}
            ).status_code  # fmt: skip
        finally:
            connections.close_all()

    with ThreadPoolExecutor(HANDS) as pool:
        told = list(pool.map(takes, range(HANDS)))
    assert sorted(told) == [302, *[422] * (HANDS - 1)]
    first = told.index(302)
    assert authenticate(None, username="nueva", password=f"cinco venados cruzan el sacbé {first}")
    assert Session.objects.filter(user__username="nueva").count() == 1
    assert Activation.objects.filter(used_at__isnull=False).count() == 1
    assert Entry.objects.filter(action="account-taken").count() == 1

# SPDX-License-Identifier: EUPL-1.2
"""Every act that any step can put on record has its words."""

import importlib
import pkgutil

import conoceles
import conoceles.config.urls  # the root of all addresses: it says how their ends are read
from conoceles.accounts.actions import Oneself
from conoceles.accounts.models import User
from conoceles.accounts.rules import Role
from conoceles.desks.phrases import ACTS, CAPACITIES
from conoceles.outbox.actions import Carrier
from conoceles.record.clerk import Clerk
from conoceles.record.models import Entry


def acts():
    """The names of the acts of every module of the house, those kept in a table included."""
    for found in pkgutil.walk_packages(conoceles.__path__, "conoceles."):
        if ".management." in found.name or ".migrations" in found.name or found.name.endswith("config.wsgi"):
            continue
        for value in vars(importlib.import_module(found.name)).values():
            for each in (value, *(value.values() if isinstance(value, dict) else ())):
                if isinstance(name := getattr(each, "action", None), str) and callable(each):
                    yield name


def test_every_act_has_words_and_no_words_are_left_of_acts_that_are_gone():
    found = set(acts())
    assert len(found) > 40
    assert found == set(ACTS)


def test_no_two_acts_say_the_same():
    assert len(set(ACTS.values())) == len(ACTS)


def test_every_capacity_in_which_something_is_done_has_words():
    others = {Oneself(User()).role, Clerk().role, Carrier().role}
    assert set(CAPACITIES) == {role.value for role in Role} | others


def test_the_name_of_every_act_fits_in_the_record():
    assert max(map(len, ACTS)) <= Entry._meta.get_field("action").max_length

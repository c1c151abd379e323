# SPDX-License-Identifier: EUPL-1.2
"""Every act that any step can put on record has its words."""

import importlib
import pkgutil

import conoceles
from conoceles.accounts.rules import Role
from conoceles.desks.phrases import ACTS, CAPACITIES
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
    assert {role.value for role in Role} < set(CAPACITIES)
    assert max(map(len, ACTS)) <= Entry._meta.get_field("action").max_length

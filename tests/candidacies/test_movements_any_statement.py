# SPDX-License-Identifier: EUPL-1.2
"""Movements of a formula at once, the statements of all in any order: a seat is of one, and nothing is half done."""

import os
import random
from datetime import date

from conoceles.accounts.queries import console
from conoceles.candidacies.models import Candidacy, Effect, Movement
from conoceles.candidacies.movements.actions import move
from conoceles.candidacies.movements.orders import Change, Kind, Order
from conoceles.kernel.refusals import Refused
from tests.turnstile import at_once
from tests.world import world

ROUNDS = 100 if os.environ.get("CONOCELES_ORDEAL") else 4
KINDS = [Kind.SUBSTITUTION, Kind.SUBSTITUTION, Kind.RESTORATION, Kind.RESIGNATION, Kind.SEAT, Kind.PLACE]


def test_of_movements_of_a_formula_each_is_whole_or_is_refused(own_database):
    here = world()
    for number in range(ROUNDS):
        chance = random.Random(f"movimientos {number}")
        ana = here.candidacy(f"Ana {number}")
        people = [ana, here.candidacy(f"Caro {number}", seat="S", formula=ana.formula)]
        ordered(people[0], Kind.RESIGNATION, f"{number}, antes")()
        here.candidacy(f"Luz {number}", formula=ana.formula)
        outcomes = at_once(chance, [
            ordered(chance.choice(people), chance.choice(KINDS), f"{number}, {turn}") for turn in range(3)
        ])  # fmt: skip
        failed = [each for each in outcomes if isinstance(each, Exception) and not isinstance(each, Refused)]
        assert failed == [], (number, outcomes)
        done = [each for each in outcomes if not isinstance(each, Exception)]
        assert Movement.objects.filter(
            request__in=[one.request for each in done for one in each.movements]
        ).count() == (len(done))
        sound(here, number)


def ordered(candidacy, kind, token):
    """An order on a page that was opened before anybody else confirmed hers."""
    page = Candidacy.objects.select_related("process", "person", "formula__position__office").get(pk=candidacy.pk)
    written = {"number": f"9{Movement.objects.count():04}"} if kind == Kind.PLACE else {}
    if kind == Kind.SUBSTITUTION:
        written = {
            "key": f"N-{token}",
            "person": f"nueva {token}",
            "name": f"Nueva {token}",
            "sex": "mujer",
            "age": "30",
        }
    order, by = Order(page.process.agreements.get(), date(2024, 4, 10), token), console()
    return lambda: move(page, change=Change(kind, written=written), order=order, seen=None, by=by)


def sound(here, number):
    standing = list(Candidacy.objects.filter(process=here.process, status="registrada").values_list("formula", "seat"))
    assert len(standing) == len(set(standing)), number
    for one in Candidacy.objects.filter(process=here.process).select_related("formula"):
        assert str(one.formula_id) != str(one.pk), number
        said = Effect.objects.filter(candidacy=one).order_by("-pk").values_list("after", flat=True).first()
        assert said is None or (said["status"], said["seat"]) == (one.status, one.seat), number

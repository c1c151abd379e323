# SPDX-License-Identifier: EUPL-1.2
"""Nothing of whoever leaves reaches whoever comes; who comes back finds hers. Two at once; and any sequence of them."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from django.db import connections, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from conoceles.accounts.queries import console
from conoceles.candidacies.models import AffirmativeAction, Candidacy, Effect, Movement
from conoceles.candidacies.movements import actions
from conoceles.candidacies.movements.heirs import heirs
from conoceles.candidacies.movements.orders import LEAVES, Change, Kind, Order
from conoceles.candidacies.movements.rules import Reason
from conoceles.kernel.refusals import Refused
from tests.identity import PUBLICATION, TREATMENT, consents, identity, say
from tests.pictures import kept
from tests.publication.editions import answer
from tests.publication.private_rows import one_of_each
from tests.world import world

DAY = date(2024, 4, 10)


def who(number):
    name = f"Nueva {number} Ek"
    return {"key": f"N-{number}", "person": f"nueva {number}", "name": name, "sex": "mujer", "age": "30"}


def move(candidacy, kind, *, token=None, day=DAY, **change):
    agreement = candidacy.process.agreements.get()
    token = token or f"{candidacy.pk} {kind} {Movement.objects.count()}"
    return actions.move(candidacy, change=Change(kind, **change), order=Order(agreement, day, token), seen=None,
                        by=console())  # fmt: skip


def hanging(candidacy):
    """Every row of any table that hangs from *candidacy*, but what movements say of her."""
    found = {}
    for relation in Candidacy._meta.related_objects:
        model = relation.related_model
        if model in {Effect, Movement, Candidacy}:
            continue
        rows = model.objects.filter(**{relation.field.name: candidacy})
        values = sorted(rows.values_list(), key=str)
        if values:
            found[model._meta.label] = values
    return found


@pytest.mark.django_db
def test_nothing_of_who_leaves_reaches_who_comes_and_who_comes_back_finds_all_of_hers():
    here = world()
    identity(here)
    consents(here)
    old = here.candidacy("Ana Canario")
    answer(here, old, "Canario", foto=kept(here, old, b"canario"))
    for decision in (TREATMENT, PUBLICATION):
        say(here, old, decision)
    one_of_each(here, old)
    Movement.objects.all().delete()
    before = hanging(old)
    assert {"capture.Draft", "capture.Consent", "capture.Photo", "capture.Stash", "capture.Opening"} <= set(before)
    came = move(old, Kind.SUBSTITUTION, written=who(1)).movements[0].other
    assert hanging(came) == {}
    assert (came.person, came.registered_on) != (old.person, old.registered_on)
    assert hanging(old) == before
    AffirmativeAction.objects.create(candidacy=came, group="joven")
    hers = hanging(came)
    move(old, Kind.RESTORATION)
    assert (hanging(old), hanging(came)) == (before, hers)


@pytest.mark.usefixtures("own_database")
def test_of_two_movements_on_one_seat_at_once_one_wins_and_the_other_is_told():
    here = world()
    ana = here.candidacy()
    start = threading.Barrier(3)

    def substitute(number):
        start.wait(timeout=20)
        try:
            move(Candidacy.objects.get(pk=ana.pk), Kind.SUBSTITUTION, token=f"de {number}", written=who(number))
        except Refused as refusal:
            return refusal.reason
        else:
            return None
        finally:
            connections.close_all()

    with ThreadPoolExecutor(3) as pool:
        told = list(pool.map(substitute, range(3)))
    assert sorted(map(str, told)) == sorted(map(str, [None, Reason.REPLACED_ALREADY, Reason.REPLACED_ALREADY]))
    assert Candidacy.objects.filter(formula=ana.formula, seat="P", status="registrada").count() == 1
    assert Movement.objects.count() == 1


#: A name or a party of origin moves nobody.
KINDS = st.sampled_from([*LEAVES, Kind.SUBSTITUTION, Kind.RESTORATION, Kind.SEAT, Kind.PLACE])


@pytest.mark.django_db
@settings(max_examples=max(6, settings.default.max_examples // 8))
@given(steps=st.lists(st.tuples(KINDS, st.integers(0, 9)), max_size=12))
def test_whatever_is_ordered_a_seat_is_of_one_the_trail_has_no_round_and_the_register_is_what_its_movements_say(steps):
    with transaction.atomic():
        ordered(steps)
        transaction.set_rollback(True)


def ordered(steps):
    """Do them, those that are not refused, and look at what there is."""
    here = world(slug="inventado")
    people = [here.candidacy("Uno"), here.candidacy("Tres")]
    people.append(here.candidacy("Dos", seat="S", formula=people[0].formula))
    begun = {one.pk: (one.status, one.seat, one.formula.number) for one in people}
    for number, (kind, at) in enumerate(steps):
        everyone = list(Candidacy.objects.filter(process=here.process).order_by("key"))
        asked = everyone[at % len(everyone)]
        change = {"written": who(number)} if kind == Kind.SUBSTITUTION else {}
        if kind == Kind.PLACE:
            others = [one for one in everyone if one.formula_id != asked.formula_id]
            change = {"formula": str(others[0].formula_id)} if others else {"written": {"number": str(50 + number)}}
        try:
            move(asked, kind, day=DAY + timedelta(days=number), **change)
        except Refused:
            continue
    now = Candidacy.objects.filter(process=here.process).select_related("formula", "replaces")
    standing = [(one.formula_id, one.seat) for one in now if one.status == "registrada"]
    assert len(standing) == len(set(standing))
    for one in now:
        assert one not in heirs(one)
        said = Effect.objects.filter(candidacy=one).order_by("-pk").values_list("after", flat=True).first()
        told = (said["status"], said["seat"], said["number"]) if said else begun[one.pk]
        assert told == (one.status, one.seat, one.formula.number)
    for each in Movement.objects.filter(process=here.process, kind=Kind.RESTORATION).select_related("other"):
        assert each.other is None or each.other in heirs(each.candidacy)

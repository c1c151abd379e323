# SPDX-License-Identifier: EUPL-1.2
"""What agreements order, what is published, and what the clock does."""

from datetime import timedelta

from conoceles.accounts.queries import console
from conoceles.candidacies.models import AffirmativeAction, Candidacy, Effect, Movement
from conoceles.candidacies.movements import actions as movements
from conoceles.candidacies.movements.orders import LEAVES, Change, Kind, Order
from conoceles.elections.actions import change_window
from conoceles.elections.models import Agreement
from conoceles.elections.queries import today
from conoceles.elections.rules import Days
from conoceles.kernel import clock
from conoceles.publication.models import Release, Scheduled
from conoceles.publication.periodic import withdraw_all
from conoceles.publication.publishing import publish
from conoceles.publication.rules import Reason as OfPublication
from conoceles.publication.scheduling.actions import schedule
from conoceles.publication.scheduling.periodic import begin_due
from conoceles.work import serving

from .acting import checks_what_is_sealed, done
from .scene import OPENS

#: What hangs from a candidacy by the act itself, and is not carried over from anybody.
_OF_THE_ACT = {Effect, Movement, Candidacy}


def orders(scene, at, kind):
    """Have the register say otherwise."""
    candidacy, one = scene.who(at)
    number = Movement.objects.count()
    written = {}
    if kind == Kind.SUBSTITUTION:
        name = f"Nueva {number} Ek"
        written = {"key": f"N-{number}", "person": f"nueva {number}", "name": name, "sex": "mujer", "age": "30"}
    elif kind == Kind.PLACE:
        written = {"number": str(50 + number)}
    order = Order(candidacy.process.agreements.get(key="C.G.001"), today(candidacy.process), f"hoja {number}")
    change = Change(kind, written=written, note=scene.marks.new())
    made, _ = done(movements.move, candidacy, change=change, order=order, seen=None, by=console())
    if made is None:
        return
    (movement,) = made.movements
    if kind in {*LEAVES, Kind.SUBSTITUTION}:
        one.standing = False
    if kind == Kind.SUBSTITUTION:
        assert _hanging(movement.other) == []
        scene.believe(movement.other)
    if kind == Kind.RESTORATION:
        one.standing = True
        if movement.other:
            scene.belief.people[str(movement.other.pk)].standing = False


def _hanging(candidacy):
    """What there is in any table of somebody who has just come."""
    relations = (each for each in Candidacy._meta.related_objects if each.related_model not in _OF_THE_ACT)
    rows = {each.related_model._meta.label: each.related_model.objects.filter(**{each.field.name: candidacy})
            for each in relations}  # fmt: skip
    assert not AffirmativeAction.objects.filter(candidacy=candidacy).exists()
    return [label for label, found in rows.items() if found.exists()]


def agrees_on_the_day(scene):
    """The Consejo General fixes when the government opens."""
    scene.gate.refresh_from_db()
    if scene.gate.agreement_id:
        return
    process, days = scene.here.process, Days(OPENS, None)
    agreement = Agreement(
        process=process, key="C.G.002", body="Consejo General", title="Fecha", issued_on=today(process)
    )
    change_window(scene.gate, days=days, agreement=agreement, seen=days, accepted=(), by=scene.reviewer("unidad"))


def publishes(scene, name):
    """All that is approved by now; nobody publishes alone what she approved, where that takes two."""
    now = clock.now()
    lines, open_now = scene.belief.would_show(scene.open_now(now)), scene.open_now(now)
    outcome, why = done(publish, scene.here.process, by=scene.reviewer(name))
    if outcome is None:
        assert scene.two_persons
        assert why is OfPublication.SAME_PERSON
        return
    if scene.two_persons:
        assert _approved_by(scene, lines) & {name} == set()
    if outcome.baked is None:
        assert lines == scene.belief.shown
    else:
        scene.belief.published(outcome.release.number, lines, open_now)


def _approved_by(scene, lines):
    """Who had the last word on what is shown for the first time."""
    people = scene.belief.people
    fresh = (
        (key, line.text) for key, line in lines.items() if line.marks and (key, line.text) not in scene.belief.ever
    )
    return {people[key].texts[at].second for key, at in fresh}


def takes_out(scene):
    """What the clock does each minute with what may not be shown any longer."""
    due, number = scene.belief.due(), max(scene.belief.releases, default=0)
    told = withdraw_all()
    assert told == {"released": bool(due), "candidacies": len(due), "removed": told["removed"], "waiting": 0}
    if due:
        scene.belief.taken_out(number + 1)


def plans(scene, hours):
    """A publication that is to be made by itself."""
    done(
        schedule,
        Scheduled(process=scene.here.process, at=clock.now() + timedelta(hours=hours)),
        by=scene.reviewer("unidad"),
    )


def a_minute(scene):
    """The clock: what is sealed is checked, what is due is published, and what may not be shown is taken out."""
    checks_what_is_sealed(scene)
    now, last = clock.now(), max(scene.belief.releases, default=0)
    due = [each for each in Scheduled.objects.filter(done_at=None, cancelled_at=None) if each.at <= now]
    lines, open_now = scene.belief.would_show(scene.open_now(now)), scene.open_now(now)
    begin_due()
    serving.empty()
    made = Release.objects.filter(shown_at__isnull=False, number__gt=last).order_by("number").first()
    assert not made or due
    if made:
        scene.belief.published(made.number, lines, open_now)
    takes_out(scene)

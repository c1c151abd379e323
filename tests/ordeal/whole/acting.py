# SPDX-License-Identifier: EUPL-1.2
"""What candidacies, representations and reviewers do; what each came to is noted in what is believed."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied

from conoceles.capture.actions import endorse, send
from conoceles.capture.consents.actions import withdraw as withdraw_consent
from conoceles.capture.corrections.actions import ask
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.validation.afterwards import actions as afterwards
from conoceles.validation.afterwards.rules import Because, Motive
from conoceles.validation.deciding import decide
from conoceles.validation.models import FirstApproval
from conoceles.validation.periodic import check_sealed
from tests.identity import NO, YES, say
from tests.pictures import kept

from .belief import CONTACT, PHOTO, SECTION, ZONE, Asked, Opened, Text, midnight_after
from .scene import CORRECTION_DAYS


def done(function, *args, **options):
    """What came of it, and why it was refused."""
    try:
        return function(*args, **options), None
    except Refused as refusal:
        return None, refusal.reason
    except PermissionDenied:
        return None, None


def sends(scene, at, *, only_contact):
    """A text of which every part is new; or the last one with another page, and nothing else."""
    candidacy, one = scene.who(at)
    fresh = {part: scene.marks.new() for part in (SECTION, PHOTO, CONTACT)}
    if only_contact and one.texts:
        parts = one.texts[-1].parts | {CONTACT: fresh[CONTACT]}
        answers = one.texts[-1].answers | {"pagina": f"https://{fresh[CONTACT]}.example"}
        changed = {"contacto"}
    else:
        answers = {
            "camino": f"Maestra rural {fresh[SECTION]}.",
            "pagina": f"https://{fresh[CONTACT]}.example",
            "correo_aclaraciones": f"{scene.marks.new()}@correo.example",
        }
        receives = one.receives(clock.now(), scene.closes)[0] and one.standing
        if receives:
            answers["foto"] = kept(scene, candidacy, fresh[PHOTO].encode())
        parts, changed = fresh, {"trayectoria", "contacto"}
    in_time, sections = one.receives(clock.now(), scene.closes)
    ought = one.standing and in_time and (sections is None or bool(one.texts and changed <= sections))
    by = scene.as_candidacy(candidacy)
    revision, why = done(send, candidacy, scene.here.questionnaire, answers=answers, by=by)
    assert (revision is not None) is ought, (why, one)
    if revision:
        one.texts.append(Text(revision.pk, revision.digest, parts, answers, clock.now(), by.user.username))


def asks(scene, at):
    """To correct how she is reached, once her window is closed; it is granted at once."""
    candidacy, one = scene.who(at)
    request, why = done(
        ask, candidacy, scene.here.questionnaire, sections=["contacto"], motive=scene.marks.new(),
        by=scene.as_candidacy(candidacy),
    )  # fmt: skip
    now = clock.now()
    general = now < scene.closes or any(each.asked is None and each.lasts(now) for each in one.openings)
    assert (request is not None) is (one.standing and bool(one.texts) and not general), why
    if request:
        until = midnight_after(now.astimezone(ZONE).date() + timedelta(days=CORRECTION_DAYS))
        one.openings.append(Opened(now, until, Asked(now, {"contacto"})))


def accepts(scene, at):
    """Her representation accepts what she sent last."""
    candidacy, one = scene.who(at)
    revision = scene.newest(candidacy)
    if revision and scene.accepts:
        given, _ = done(endorse, revision, seen=revision.digest, by=scene.party(one.party))
        one.texts[-1].endorsed = one.texts[-1].endorsed or given is not None


def decides(scene, at, name, seen, *, approves):
    """By the page that she has before her, for whatever is the newest when she presses the button."""
    candidacy, one = scene.who(at)
    revision = scene.newest(candidacy)
    observations = [] if approves else [("trayectoria", scene.marks.new())]
    outcome = "aprobada" if approves else "devuelta"
    made, why = done(
        decide, revision, outcome=outcome, seen=seen, observations=observations, by=scene.reviewer(name)
    )  # fmt: skip
    text, now = one.texts[-1], clock.now()
    ought = (
        one.standing and seen == text.digest and not text.outcome and (not approves or _may_approve(scene, text, name))
    )
    assert (made is not None) is ought, (why, text)
    if made is None:
        return
    if isinstance(made, FirstApproval):
        assert scene.two
        assert text.first == ""
        text.first = name
        return
    text.outcome, text.second = outcome, name
    if approves:
        assert made.digest == text.digest
        for asked in one.sent_for(text):
            asked.over = True
    else:
        until = midnight_after(now.astimezone(ZONE).date() + timedelta(days=CORRECTION_DAYS))
        asked = next(iter(one.sent_for(text)), None)
        if asked:
            asked.sections.add("trayectoria")
        one.openings.append(Opened(now, until, asked))


def _may_approve(scene, text, name):
    return (text.endorsed or not scene.accepts) and not (scene.two and text.first == name)


def consents_to(scene, at, decision, *, given):
    """She says yes or no, or takes a yes back."""
    candidacy, one = scene.who(at)
    if given:
        made, _ = done(say, scene.here, candidacy, decision, by=scene.as_candidacy(candidacy))
    else:
        made, _ = done(withdraw_consent, candidacy, decision=decision, by=scene.as_candidacy(candidacy))
    if made:
        assert one.standing or not given
        one.consents[decision.value] = given


def says_who_she_is(scene, at, *, yes):
    """What is kept sealed, with words that are never anywhere in the open."""
    candidacy, one = scene.who(at)
    mark = scene.marks.new()
    scene.sealed.add(mark)
    answers = YES | {"pueblo__otro": mark} if yes else NO
    by = scene.as_candidacy(candidacy)
    revision, why = done(send, candidacy, scene.identity, answers=answers, by=by)
    in_time, sections = one.receives(clock.now(), scene.closes)
    ought = one.standing and in_time and sections is None and one.consents.get("tratamiento", False)
    if revision is None and ought:
        assert why
        assert why.name == "NOTHING_CHANGED"
        assert one.sealed[-1][0] is yes is False
        return
    assert (revision is not None) is ought, why
    if revision:
        one.sealed.append([yes, False])


def checks_what_is_sealed(scene):
    """As the clock does each minute."""
    check_sealed()
    for one in scene.belief.people.values():
        if one.sealed and one.standing:
            one.sealed[-1][1] = True


def takes_off(scene, at, name, part):
    """One part of what is published, or all of it where *part* is empty."""
    candidacy, one = scene.who(at)
    because, by = Because(Motive.MISTAKE, note=scene.marks.new()), scene.reviewer(name)
    if part:
        made, why = done(afterwards.pause, candidacy, part=part, because=because, by=by)
        ought = one.approved is not None
    else:
        made, why = done(afterwards.withdraw, candidacy, because=because, by=by)
        ought = True
    assert (made is not None) is (ought and part not in one.pauses), why
    if made:
        one.pauses[part] = made


def gives_back(scene, at, name):
    """The last thing that was taken off."""
    _, one = scene.who(at)
    if not one.pauses:
        return
    part, taken = list(one.pauses.items())[-1]
    act = afterwards.resume if part else afterwards.restore
    made, why = done(act, taken, note=scene.marks.new(), by=scene.reviewer(name))
    assert (made is not None) is not (scene.two_persons and taken.by.user.username == name), why
    if made:
        del one.pauses[part]

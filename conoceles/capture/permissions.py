# SPDX-License-Identifier: EUPL-1.2
"""Who may type, send, receive, accept and have opened what a candidacy answers; and who follows it."""

import uuid

from conoceles.accounts.actions import Oneself
from conoceles.accounts.models import Capacity
from conoceles.accounts.queries import capacities
from conoceles.accounts.rules import Act, Place, permits, reach
from conoceles.candidacies.models import Candidacy
from conoceles.candidacies.permissions import place_of
from conoceles.elections.models import Postulant, Process
from conoceles.record.clerk import Clerk

from .consents.permissions import at_desk, may_hand_in
from .models import Assistance, Revision


def may_capture(by: Capacity, candidacy: Candidacy) -> bool:
    """The candidacy itself, and nobody else."""
    return permits(by, Act.CAPTURE, place_of(candidacy))


def may_load_history(by: Capacity, process: Process) -> bool:
    """Whoever brings in what was captured elsewhere."""
    return permits(by, Act.LOAD_HISTORY, Place(process=process.slug))


def may_read_back(by: Capacity, subject: uuid.UUID) -> bool:
    """The candidacy whose answers they are, and nobody else: not who captured for it, not who reviews."""
    candidacy = _of(subject)
    return candidacy is not None and permits(by, Act.READ_IDENTITY, place_of(candidacy))


def may_have_badges_shown(by: Capacity | Clerk, subject: uuid.UUID) -> bool:
    """Whoever approves, consents or hands in a signed form: what she does opens the vault, and not for her eyes.

    The system too, when it finds complete what was sent.
    """
    if isinstance(by, Clerk):
        return True
    candidacy = _of(subject)
    return candidacy is not None and (permits(by, Act.REVIEW, place_of(candidacy)) or may_hand_in(by, candidacy))


def _of(subject: uuid.UUID) -> Candidacy | None:
    return (
        Candidacy.objects.select_related("process", "formula__postulant", "formula__answered_by")
        .filter(pk=subject)
        .first()
    )


def may_type(by: Capacity, candidacy: Candidacy) -> bool:
    """The candidacy itself; its representation, where the process lets it capture what is curricular; a desk.

    A desk only while it types from a printed form that it received.
    """
    at_her_desk = may_attend(by, candidacy) and bool(assisted(by, candidacy))
    return may_capture(by, candidacy) or captures_for(by, candidacy) or at_her_desk


def captures_for(by: Capacity, candidacy: Candidacy) -> bool:
    """Her representation, of what is curricular, where the process lets it."""
    return lends(candidacy.process) and permits(by, Act.CAPTURE_ON_BEHALF, place_of(candidacy))


def may_keep(by: Capacity, candidacy: Candidacy) -> bool:
    """Whoever types; also her representation, what stands in a sealed questionnaire that she signed on paper."""
    return may_type(by, candidacy) or bool(assisted(by, candidacy))


def may_attend(by: Capacity, candidacy: Candidacy) -> bool:
    """The desk to which that candidacy may come with printed forms."""
    return reach(by, Act.CAPTURE_AT_DESK) is not None and permits(by, Act.CAPTURE_AT_DESK, at_desk(candidacy))


def takes_envelope(by: Capacity, candidacy: Candidacy) -> bool:
    """Her representation, where the process lets it enter what it will not read: her identity, from her signed form."""
    return candidacy.process.allows("party_captures_identity") and permits(by, Act.ENTER_IDENTITY, place_of(candidacy))


def may_receive(by: Capacity, candidacy: Candidacy) -> bool:
    """The desk, where the process lets it type from printed forms; the representation, of those that are sealed."""
    attends = candidacy.process.allows("desk_captures") and may_attend(by, candidacy)
    return attends or takes_envelope(by, candidacy)


def may_take_back(by: Capacity, assistance: Assistance) -> bool:
    """Whoever could receive that form: of a representation, the one that did."""
    here = may_receive(by, assistance.candidacy)
    return here and (may_attend(by, assistance.candidacy) or received_by(by, assistance))


def received_by(by: Capacity, assistance: Assistance) -> bool:
    """Whether the desk or representation in which *by* acts is the one that received that form."""
    return (by.role, by.scope) == (assistance.by.role, assistance.by.scope)


def assisted(by: Capacity, candidacy: Candidacy) -> dict[str, Assistance]:
    """The printed forms that *by* is typing from for *candidacy*, by questionnaire; of one's desk alone."""
    if not may_receive(by, candidacy):
        return {}
    found = Assistance.objects.filter(candidacy=candidacy, closed_at=None, by__role=by.role, by__scope=by.scope)
    return {each.questionnaire.slug: each for each in found.select_related("questionnaire", "by__user")}


def may_send(by: Capacity, candidacy: Candidacy) -> bool:
    """The candidacy itself; who received a form that she filled in and signed, what is typed from it."""
    return may_capture(by, candidacy) or bool(assisted(by, candidacy))


def may_print(by: Capacity, candidacy: Candidacy) -> bool:
    """Whoever answers it, represents whoever does, or attends her: a blank form tells nothing of her answers."""
    represents = permits(by, Act.CAPTURE_ON_BEHALF, place_of(candidacy))
    return may_capture(by, candidacy) or represents or may_attend(by, candidacy)


def may_attend_any(by: Capacity, subject: None = None) -> bool:  # noqa: ARG001
    """Whoever attends somebody: whom, each address asks."""
    return reach(by, Act.CAPTURE_AT_DESK) is not None


def accepts(process: Process) -> bool:
    """Whether in *process* representations accept what is sent before anybody approves it."""
    return bool(process.parameters.get("validation_model", {}).get("value") == "actor-politico")


def asks_to_endorse(revision: Revision) -> bool:
    """Whether its representation must accept *revision* before anybody approves it.

    What is kept sealed it never reads; an independent candidacy is its own; what a source approved was approved.
    """
    candidacy = revision.candidacy
    nominated = candidacy.formula.answering.kind != Postulant.Kind.INDEPENDENT
    return accepts(candidacy.process) and nominated and revision.answers is not None and revision.source_id is None


def may_endorse(by: Capacity, revision: Revision) -> bool:
    """The representation of that candidacy, of what it must accept."""
    return asks_to_endorse(revision) and permits(by, Act.ENDORSE, place_of(revision.candidacy))


def may_read_sent(by: Capacity, candidacy: Candidacy) -> bool:
    """Whoever is asked to accept what that candidacy sends sees its photograph too."""
    return accepts(candidacy.process) and permits(by, Act.ENDORSE, place_of(candidacy))


def lends(process: Process) -> bool:
    """Whether *process* lets a representation capture what is curricular."""
    return process.allows("party_captures_curricular")


def may_let_go(by: Capacity, revision: Revision) -> bool:
    """Whoever approves what was sent: what it was made of is needed no longer."""
    return permits(by, Act.REVIEW, place_of(revision.candidacy))


def may_open(by: Capacity, candidacy: Candidacy) -> bool:
    """Whoever opens the window again for one candidacy alone."""
    return permits(by, Act.OPEN_CAPTURE, place_of(candidacy))


def may_remind(by: Capacity | Clerk, process: Process) -> bool:
    """Whoever has candidacies of that process reminded; and the clock, on the days that the process chose."""
    return isinstance(by, Clerk) or permits(by, Act.REMIND, Place(process=process.slug))


def may_enter(by: Capacity, subject: None = None) -> bool:  # noqa: ARG001
    """Whoever captures something: what, each address asks."""
    return any(reach(by, act) is not None for act in (Act.CAPTURE, Act.CAPTURE_ON_BEHALF))


def may_follow(by: Capacity, subject: None = None) -> bool:  # noqa: ARG001
    """Whoever follows the advance of a whole process sees who has not sent."""
    return permits(by, Act.SEE_PROGRESS, Place(process=by.scope))


def may_verify(by: Capacity, subject: None = None) -> bool:  # noqa: ARG001
    """Whoever checks, for the institute, a receipt that somebody shows."""
    return permits(by, Act.VERIFY_ACUSE, Place(process=by.scope))


def may_stash(by: Oneself, candidacy: Candidacy) -> bool:
    """Whoever would be allowed to type there in one of her capacities, were her session still open."""
    return any(may_type(held, candidacy) for held in capacities(by.user))

# SPDX-License-Identifier: EUPL-1.2
"""Keeping what is typed."""

from dataclasses import dataclass, replace
from typing import Any

from conoceles.accounts.models import Capacity
from conoceles.candidacies.holding import hold
from conoceles.candidacies.models import Candidacy
from conoceles.capture import identity
from conoceles.capture.models import Draft, Stash
from conoceles.capture.permissions import may_keep
from conoceles.capture.queries.owing import writable
from conoceles.capture.queries.withheld import withheld
from conoceles.capture.rules import Reason
from conoceles.capture.rules.drafts import KEY, REMEMBERED, Save, Settled, Ticket, settle
from conoceles.capture.rules.progress import of_section, sections
from conoceles.capture.rules.windows import State
from conoceles.elections.models import Questionnaire
from conoceles.kernel import clock, digests
from conoceles.kernel.refusals import Refused
from conoceles.record.draft import draft

#: Of one section, as it is kept: far more than any limit lets through, and no more than the vault seals.
LARGEST = 120 * 1024


@dataclass(frozen=True, slots=True)
class Kept:
    """What came of a save: the draft as it is, the version that answers it, and how the window stands."""

    draft: Draft
    version: int
    state: State


@draft(allowed=may_keep)
def type_section(
    candidacy: Candidacy,
    questionnaire: Questionnaire,
    *,
    section: str,
    answers: dict[str, Any],
    ticket: Ticket,
    claimed: bool = False,
    by: Capacity,
) -> Kept:
    """Keep *answers* to one section as they are, however long or short; sending asks for what they must be.

    *ticket* says which save it is; *claimed*, that it takes up what an ended session left. What was typed when the
    window closed is kept too: it cannot be sent, and may be should it open again.

    Raises Refused: NOT_REGISTERED, NOT_OWED, NOT_IN_FORCE, NO_SECTION, NOT_YET_OPEN, TOO_LARGE; KEY_REUSED and
    CONFLICT, with the ``draft`` that is there; whatever the vault says no to (``vault.rules.Reason``).
    """
    now = clock.now()
    hold(candidacy)  # whoever ends her treatment meanwhile has it put away after this, or this is refused
    state = writable(candidacy, questionnaire, now=now)
    definition = questionnaire.definition
    part = next((each for each in sections(definition) if each.key == section), None)
    if part is None or not 0 < len(ticket.key) <= KEY:
        raise Refused(Reason.NO_SECTION)
    answers = of_section(part, answers)
    if len(digests.canonical(answers)) > LARGEST:
        raise Refused(Reason.TOO_LARGE, largest=LARGEST // 1024)
    own = {"candidacy": candidacy, "questionnaire": questionnaire, "section": section, "answers": answers}
    mark = identity.mark_of_section(**own) if definition.sealed else digests.digest(answers)

    found = _locked(candidacy, questionnaire.slug, section)
    saves = [Save(*each) for each in found.saves] if found else []
    if found is not None and definition.sealed and withheld([found], by):
        saves = [replace(each, mark="") for each in saves]  # the same answers are written anew: nobody learns they are
    try:
        settled, version = settle(ticket, mark, saves=saves)
    except Refused as refusal:
        raise Refused(refusal.reason, draft=found) from refusal
    if found is not None and settled is not Settled.WRITE:
        return Kept(found, version, state)
    kept = found or Draft(candidacy=candidacy, slug=questionnaire.slug, section=section, begun_at=now)
    kept.questionnaire, kept.version = questionnaire, version
    if definition.sealed:
        kept.sealed = identity.seal_section(**own)
    else:
        kept.answers = answers
    # Of what is sealed only the last mark is kept: a row of them would tell who came back to a former answer.
    former = [[each.key, each.version, "" if definition.sealed else each.mark] for each in saves]
    kept.saves = [*former, [ticket.key, version, mark]][-REMEMBERED:]
    kept.typed_by, kept.typed_at = by, now
    kept.typists = sorted({*kept.typists, str(by.user_id)})
    kept.save()
    if claimed:
        Stash.objects.filter(user=by.user, candidacy=candidacy, slug=questionnaire.slug, section=section).delete()
    return Kept(kept, version, state)


def _locked(candidacy: Candidacy, slug: str, section: str) -> Draft | None:
    """The draft there is, if any; nobody else writes that section until this transaction ends."""
    drafts = Draft.objects.select_for_update(of=("self",)).select_related("typed_by__user")
    return drafts.filter(candidacy=candidacy, slug=slug, section=section).first()

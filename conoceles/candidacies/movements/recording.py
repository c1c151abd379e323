# SPDX-License-Identifier: EUPL-1.2
"""What the register said of whoever a movement may touch, and what it says since: compared, not guessed."""

import secrets
from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db.models import Q

from conoceles.kernel import clock, digests

from ..models import Candidacy, Effect, Movement
from ..queries import facts, whole
from .heirs import heirs
from .orders import Change, Kind

Facts = Mapping[UUID, dict[str, str]]
#: What is not kept of before where the process says that former values are not (``correction_history``).
_OF_THE_PERSON = ("name", "nickname")


def touched(candidacy: Candidacy, change: Change) -> set[UUID]:
    """Whoever *change* may touch: her formula and the other one, her other candidacies, and who came after her."""
    formulas = {candidacy.formula_id}
    if change.formula:
        formulas.add(UUID(change.formula))
    near = Q(formula__in=formulas) | Q(person=candidacy.person_id)
    known = set(Candidacy.objects.filter(near, process=candidacy.process_id).values_list("pk", flat=True))
    came = heirs(candidacy)
    mates = Candidacy.objects.filter(formula__in=[one.formula_id for one in came]).values_list("pk", flat=True)
    return known | {one.pk for one in came} | set(mates)


def found(candidacies: Iterable[UUID]) -> dict[UUID, Candidacy]:
    """*candidacies*, as they are now, with all that a page says of them."""
    return {one.pk: one for one in whole().filter(pk__in=list(candidacies)).select_related("replaces__person")}


def said(candidacies: Mapping[UUID, Candidacy]) -> dict[UUID, dict[str, str]]:
    """What the register says of *candidacies*."""
    return {pk: facts(one) for pk, one in candidacies.items()}


def effects(before: Facts, now: Mapping[UUID, Candidacy]) -> list[Effect]:
    """What differs between *before* and *now*, candidacy by candidacy, in an order that is always the same."""
    after = said(now)
    return [
        Effect(candidacy=now[pk], before=before.get(pk, {}), after=after[pk])
        for pk in sorted(after)
        if after[pk] != before.get(pk)
    ]


def seen(changed: Iterable[Effect]) -> str:
    """The digest of what whoever confirms was shown."""
    return digests.digest([[str(one.candidacy_id), one.before, one.after] for one in changed])


def keep(movement: Movement, changed: list[Effect]) -> Movement:
    """Write *movement* with its effects, which are new."""
    process = movement.process
    if movement.kind == Kind.NAME and process.parameters.get("correction_history", {}).get("value") is False:
        for one in changed:
            one.before = {name: value for name, value in one.before.items() if name not in _OF_THE_PERSON}
    movement.at = movement.at or clock.now()
    movement.salt = secrets.token_hex(16)
    movement.digest = digests.digest(
        {
            "salt": movement.salt,
            "kind": movement.kind,
            "candidacy": str(movement.candidacy_id),
            "other": str(movement.other_id or ""),
            "agreement": movement.agreement.key if movement.agreement else "",
            "effective_on": movement.effective_on.isoformat() if movement.effective_on else "",
            "note": movement.note,
            "effects": [[str(one.candidacy_id), one.before, one.after] for one in changed],
        }
    )
    movement.save(force_insert=True)
    for one in changed:
        one.movement = movement
    Effect.objects.bulk_create(changed)
    return movement

# SPDX-License-Identifier: EUPL-1.2
"""From who is counted, what they said and what profiles told of them, to what may be shown: all of it in memory."""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from django.views.decorators.debug import sensitive_variables

from conoceles.statistics.disclosure import Person, Report, assembled, disclose
from conoceles.statistics.disclosure import report as engine
from conoceles.statistics.disclosure.audit import audited

from .allotting import Allotted, allot
from .queries import Member
from .read import Earlier, Reading


@sensitive_variables()
def audit(reading: Reading, group: str) -> Report:
    """What may be shown of *group*, and what anybody could tell from it; nothing exact is in it."""
    earlier = [each for each in reading.earlier if group in each.groups]
    keys = [*(str(each.number) for each in earlier), str(reading.number)]
    people = _people(reading, group, earlier)
    world, secret = assembled(group, keys, people, [each.groups[group] for each in earlier])
    report = disclose(world, secret)
    if report.verdict.publishable:
        return report
    silent = engine.Cut(world.cuts[-1], ())  # nothing of this group is told at this cut
    return Report(world, silent, audited(world, silent, secret))


@sensitive_variables()
def audit_again(reading: Reading, group: str, before: Report) -> Report:
    """What anybody could tell today from what *before* says may be shown of *group*; no table is changed."""
    earlier = [each for each in reading.earlier if group in each.groups]
    people = _people(reading, group, earlier)
    world, secret = assembled(group, before.world.cuts, people, before.world.earlier)
    return replace(before, world=world, verdict=audited(world, before.cut, secret))


@sensitive_variables()
def _people(reading: Reading, group: str, earlier: Sequence[Earlier]) -> Iterator[Person]:
    everybody = dict.fromkeys([*reading.standing, *(who for each in earlier for who in each.members)])
    allotted = allot(reading, group, earlier)
    for who in everybody:
        now, counts = reading.standing.get(who), who in reading.consenting
        before = [each.members.get(who) for each in earlier]
        if now is None and not any(before):
            continue
        said = _Said(reading, who, group, allotted)
        mine = [*before, now if counts else None]
        answers = tuple(said.then(member) for member in mine)
        until = [*(each.told_at for each in earlier), None]
        yield Person(
            registered=(*(member.place if member else None for member in before), now.place if now else None),
            counted=(*(member is not None for member in before), counts and now is not None),
            answers=answers,
            public=tuple(said.public(answer, when) for answer, when in zip(answers, until, strict=True)),
        )


class _Said:
    """What one person said of one group, and where anybody could read it."""

    def __init__(self, reading: Reading, who: uuid.UUID, group: str, allotted: Allotted) -> None:
        self._reading, self._who, self._group, self._allotted = reading, who, group, allotted
        self._badge = group in reading.badges

    def then(self, member: Member | None) -> bool | None:
        """Whether she said yes when she was counted so; of whom nobody may open any more, as was allotted to her."""
        if member is None:
            return None
        if member.revision is None:
            return False
        if member.revision in self._reading.yes:
            return self._group in self._reading.yes[member.revision]
        return self._allotted.get((self._who, member.revision), False)

    def public(self, answer: bool | None, until: datetime | None) -> bool:
        """Whether that *answer* could be read in her profile by then, or by now."""
        said = bool(answer)
        if said and self._group in self._reading.measures.get(self._who, ()):
            return True
        return self._badge and any(
            self._shows(revision) and self._says(revision) == said
            for revision, since in self._reading.told.get(self._who, {}).items()
            if until is None or since <= until
        )

    def _shows(self, revision: int) -> bool:
        """Whether that revision showed any badge at all: only then it says of the others that she is not."""
        return bool(self._groups(revision) & self._reading.badges)

    def _says(self, revision: int) -> bool:
        return self._group in self._groups(revision)

    def _groups(self, revision: int) -> frozenset[str]:
        if revision in self._reading.yes:
            return self._reading.yes[revision]
        return frozenset(self._reading.shown.get(self._who, ()))

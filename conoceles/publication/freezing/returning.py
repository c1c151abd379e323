# SPDX-License-Identifier: EUPL-1.2
"""Since when what was off the site is on it again: what was said before is told no more (decision 0021)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from conoceles.candidacies.models import Movement
from conoceles.elections.questionnaire import Definition
from conoceles.validation.models import Pause, Withdrawal

from .questions import of_section

NEVER, FOR_EVER = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)


@dataclass
class Back:
    """Of one candidacy: all of it, and by questionnaire some section or question of it."""

    whole: datetime = NEVER
    parts: dict[str, list[tuple[str, str, datetime]]] = field(default_factory=lambda: defaultdict(list))

    def by_question(self, slug: str, versions: Iterable[Definition]) -> dict[str, datetime]:
        """Since when each question that was off is on, as any of the *versions* has it; never again while it is off."""
        found: dict[str, datetime] = {}
        for section, question, since in self.parts.get(slug, ()):
            for key in {key for one in versions for key in of_section(one, section, question)}:
                found[key] = max(since, found.get(key, since))
        return found


def back(**whose: Any) -> Mapping[Any, Back]:
    """By candidacy (id), of those in *whose*, a filter on ``candidacy``, of whom something was off; three questions."""
    found: dict[Any, Back] = defaultdict(Back)
    lifted = Withdrawal.objects.filter(lifted_at__isnull=False, **whose).values_list("candidacy", "lifted_at")
    restored = Movement.objects.filter(kind=Movement.Kind.RESTORATION, **whose).values_list("candidacy", "at")
    for candidacy, at in (*lifted, *restored):
        found[candidacy].whole = max(found[candidacy].whole, at)
    for pause in Pause.objects.filter(**whose):
        part = (pause.section, pause.question, pause.lifted_at or FOR_EVER)
        found[pause.candidacy_id].parts[pause.slug].append(part)
    return found

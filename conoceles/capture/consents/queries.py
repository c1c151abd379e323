# SPDX-License-Identifier: EUPL-1.2
"""Consents, looked up. What is in force is always asked, never remembered."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from conoceles.candidacies.models import Candidacy
from conoceles.capture.models import Consent, Disclosure
from conoceles.elections import queries as elections
from conoceles.elections.consent import Decision
from conoceles.elections.models import ConsentText, Process
from conoceles.kernel import digests

from . import rules


@dataclass(frozen=True)
class Standing:
    """Where one decision of a candidacy stands: the text that is signed now, and what was decided last, if anything."""

    text: ConsentText
    last: Consent | None

    @property
    def newer_text(self) -> bool:
        """Whether what was decided was another version of the text."""
        return self.last is not None and self.last.text_id != self.text.pk


def texts(process: Process) -> list[ConsentText]:
    """The texts that are signed now, in their order; none where the process asks for no consent."""
    found = elections.consent_texts(process)
    return [found[each] for each in Decision if each in found]


def digest_of(texts: Iterable[ConsentText]) -> str:
    """What names exactly the words of *texts* together, as a printed form bears them (``capture.rules.papers``)."""
    return digests.digest([text.digest for text in texts])


def in_force(candidacy: Candidacy) -> dict[str, Consent]:
    """The last consent of each decision, a no and a withdrawal included."""
    rows = Consent.objects.filter(candidacy=candidacy).select_related("text").order_by("number")
    return {row.decision: row for row in rows}


def given(candidacy: Candidacy) -> dict[str, bool]:
    """What is said yes and no to now; what was never decided is absent."""
    return {decision: consent.given for decision, consent in in_force(candidacy).items()}


def standings(candidacy: Candidacy) -> list[Standing]:
    """The three decisions in their order; none where the process asks for no consent."""
    last = in_force(candidacy)
    return [Standing(text, last.get(text.decision)) for text in texts(candidacy.process)]


def history(candidacy: Candidacy) -> list[Consent]:
    """Everything that was ever decided, the last first."""
    return list(Consent.objects.filter(candidacy=candidacy).select_related("text", "by__user").order_by("-pk"))


def lacks_treatment(candidacy: Candidacy) -> bool:
    """Whether what is kept sealed may not be taken in yet: the process asks for consent first, and there is none."""
    asked = candidacy.process.parameters.get("identity_needs_consent", {"value": False})["value"] is not False
    return asked and not given(candidacy).get(Decision.TREATMENT, False)


def disclosed_groups(candidacies: Iterable[Any]) -> dict[Any, tuple[str, ...]]:
    """The badges shown of each of *candidacies* (ids), and of no other: consent in force, and an approved yes."""
    rows = Disclosure.objects.filter(candidacy__in=list(candidacies)).order_by("candidacy", "group")
    return {
        candidacy: tuple(group for _, group in pairs)
        for candidacy, pairs in groupby(rows.values_list("candidacy_id", "group"), key=lambda row: row[0])
    }


def shows_badges(candidacy: Candidacy) -> bool:
    """Whether its consents let badges be shown."""
    return rules.shows_badges(given(candidacy))

# SPDX-License-Identifier: EUPL-1.2
"""Processes and what is in force in them."""

from conoceles.kernel.refusals import Refused

from .models import Agreement, ConsentText, Process, Questionnaire
from .rules import Reason


def process(slug: str) -> Process:
    """The process with that *slug*. Raises Refused: NO_PROCESS."""
    found = Process.objects.filter(slug=slug).first()
    if found is None:
        raise Refused(Reason.NO_PROCESS, slug=slug, known=sorted(Process.objects.values_list("slug", flat=True)))
    return found


def agreement(process: Process, key: str) -> Agreement:
    """The agreement cited as *key*. Raises Refused: NO_AGREEMENT."""
    found = process.agreements.filter(key=key).first()
    if found is None:
        known = sorted(process.agreements.values_list("key", flat=True))
        raise Refused(Reason.NO_AGREEMENT, key=key, process=process.slug, known=known)
    return found


def last_version(process: Process, slug: str) -> Questionnaire | None:
    """The last loaded version of a questionnaire, in force or proposed, if there is any."""
    return process.questionnaires.filter(slug=slug).order_by("-version").first()


def latest(process: Process, slug: str) -> Questionnaire:
    """The last loaded version of a questionnaire, in force or proposed. Raises Refused: NO_QUESTIONNAIRE."""
    found = last_version(process, slug)
    if found is None:
        known = sorted(set(process.questionnaires.values_list("slug", flat=True)))
        raise Refused(Reason.NO_QUESTIONNAIRE, slug=slug, process=process.slug, known=known)
    return found


def in_force(process: Process) -> dict[str, Questionnaire]:
    """The version of each questionnaire that must be answered now, by slug."""
    rows = process.questionnaires.filter(in_force_at__isnull=False).order_by("version")
    return {row.slug: row for row in rows}


def consent_texts(process: Process) -> dict[str, ConsentText]:
    """The last version of what is consented to, by decision: what is signed now."""
    return {text.decision: text for text in process.consent_texts.order_by("version")}

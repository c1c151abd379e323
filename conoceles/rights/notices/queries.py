# SPDX-License-Identifier: EUPL-1.2
"""Avisos in force, what changed since somebody saw one, and how many saw each."""

from dataclasses import dataclass

from django.db.models import Count, QuerySet

from conoceles.candidacies.models import Candidacy
from conoceles.elections.models import Process
from conoceles.rights.models import Notice, NoticeSeen

from .described import Form


def in_force(process: Process) -> dict[str, Notice]:
    """The last version of each form, by form."""
    return {each.form: each for each in Notice.objects.filter(process=process).order_by("version")}


def digest_in_force(process: Process) -> str:
    """The digest of the full aviso in force; empty where there is none (``settings.PRIVACY_NOTICE_TOLD_BY``)."""
    found = in_force(process).get(Form.FULL)
    return found.digest if found else ""


def versions(process: Process) -> QuerySet[Notice]:
    """All of them, the newest first, each with how many saw it."""
    found = Notice.objects.filter(process=process).annotate(readers=Count("seen"))
    return found.order_by("form", "-version")


def unseen(candidacy: Candidacy) -> list[Notice]:
    """The versions in force that she did not say she saw; the simplified one first."""
    seen = set(NoticeSeen.objects.filter(candidacy=candidacy).values_list("notice", flat=True))
    found = [each for each in in_force(candidacy.process).values() if each.pk not in seen]
    return sorted(found, key=lambda each: each.form, reverse=True)


@dataclass(frozen=True)
class Clause:
    """A clause as it is shown: ``change`` says what became of it since the version that she saw; ``was``, its text."""

    heading: str
    text: str
    change: str = ""
    was: str = ""


def compared(candidacy: Candidacy, notice: Notice) -> list[Clause]:
    """The clauses of *notice*, each with what changed since the last version of that form that she saw."""
    last = NoticeSeen.objects.filter(
        candidacy=candidacy, notice__form=notice.form, notice__version__lt=notice.version
    ).order_by("notice__version").select_related("notice").last()  # fmt: skip
    if last is None:
        return [Clause(each["heading"], each["text"]) for each in notice.clauses]
    before = {each["heading"]: each["text"] for each in last.notice.clauses}
    found = []
    for each in notice.clauses:
        was = before.pop(each["heading"], None)
        change = "nueva" if was is None else "" if was == each["text"] else "cambió"
        found.append(Clause(each["heading"], each["text"], change, was if change == "cambió" and was else ""))
    return [*found, *(Clause(heading, "", "se quitó", text) for heading, text in before.items())]

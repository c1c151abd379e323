# SPDX-License-Identifier: EUPL-1.2
"""What is published, what may be, and what is fixed in the estrados."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from conoceles.elections.models import Process
from conoceles.kernel.days import last_of
from conoceles.kernel.names import folded
from conoceles.supervision.documents import queries as documents
from conoceles.supervision.documents.rules.words import Outcome, Verb
from conoceles.supervision.models import Posting, Publication, PublicVersion, Version
from conoceles.supervision.plan.queries import calendar
from conoceles.supervision.plan.rules.words import Counted

#: After any of these a document is what it is: the commission or the council decided it, it was issued, or it was
#: taken before the council, which sits in public.
_FINAL = frozenset({Verb.DECIDE, Verb.AGREE, Verb.ISSUE, Verb.TO_COUNCIL})


def final(version: Version) -> bool:
    """Whether *version* is what was decided or issued, or its route ended with it: no draft and nothing in between."""
    stands = documents.stood(version.document)
    return _final(stands, version)


def _final(stands: documents.Stood, version: Version) -> bool:
    verbs = {step.key: step.verb for step in stands.document.way.step}
    done = [each for each in stands.steps if each.step in stands.walk.done and each.outcome == Outcome.DONE]
    ended = stands.walk.ended and stands.last is not None and stands.last.pk == version.pk
    own = [each for each in done if each.version_id in {version.pk, version.engrosses_id}]
    if any(each.amended and each.version_id == version.pk for each in own):
        return False  # what was approved is what the next version says (engrose)
    return bool(own) and (ended or any(verbs.get(each.step) in _FINAL for each in own))


def may_go_out(process: Process) -> list[Version]:
    """The versions that are final and nobody published, of documents that stand, the newest first."""
    found = []
    shown = set(published(process).values_list("version", flat=True))
    for stands in documents.documents(process):
        last = stands.last
        if last is not None and not stands.document.withdrawn and last.pk not in shown and _final(stands, last):
            last.document = stands.document
            found.append(last)
    return found


def published(process: Process) -> QuerySet[Publication]:
    """What is published now, the first first."""
    related = ("version__document", "public", "by__user")
    return process.publications.filter(ended_at=None).select_related(*related)


def public_versions(version: Version) -> QuerySet[PublicVersion]:
    """Those of *version* that stand."""
    return version.public_versions.filter(discarded="").select_related("by__user")


def postings(process: Process) -> QuerySet[Posting]:
    """Everything that is or was fixed and counts, the first first."""
    return process.postings.filter(set_aside="").select_related(
        "version__document__process", "by__user", "removed_by__user"
    )


def expired(process: Process, today: date) -> QuerySet[Posting]:
    """What is fixed still and is past its term."""
    return process.postings.filter(set_aside="", removed_at=None, until__lt=today)


def local_day(process: Process, instant: datetime) -> date:
    """The day of *instant* on the wall of *process*."""
    return instant.astimezone(ZoneInfo(process.timezone)).date()


def first_known(version: Version) -> date | None:
    """The first day on which anything was done with *version*, or with that which it says with amendments."""
    taken = version.document.steps.filter(set_aside="", version__in=[version.pk, version.engrosses_id or version.pk])
    return taken.order_by("on").values_list("on", flat=True).first()


def fixed_there(version: Version, place: str, at: datetime) -> Posting | None:
    """What has *version* fixed in *place* at that instant, or later."""
    there = [each for each in version.postings.filter(set_aside="") if folded(each.place) == folded(place)]
    return next((each for each in there if each.removed_at is None or each.removed_at > at), None)


def last_day(posting: Posting) -> date:
    """The last day of the term of *posting*: the days after that of the fixing, as they are counted.

    Raises ValueError for a term that cannot be counted.
    """
    counts = calendar(posting.process).counts(Counted(posting.counted))
    return last_of(local_day(posting.process, posting.fixed_at), posting.days, counts=counts)

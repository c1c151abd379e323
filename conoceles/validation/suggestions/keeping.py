# SPDX-License-Identifier: EUPL-1.2
"""Keep what is compared as the revisions are: what is new goes in, what is no more goes out.

No act of anybody's: it writes nothing that the revisions do not say. Each revision is looked at once; as many as are
missing at a time, in short transactions, so that nobody waits.
"""

import time
from collections import Counter
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from conoceles.candidacies.models import Candidacy
from conoceles.capture import queries as captured
from conoceles.capture.models import Revision
from conoceles.elections.models import Process, Questionnaire
from conoceles.validation.models import Saying, SayingKey, Trace, Use, Withdrawal
from conoceles.validation.queries import approved

from .contents import Content, method, of, threshold
from .looking import Posted
from .rules import likeness

#: Revisions that go in, or out, in one transaction.
_STEP = 200
#: Of a family, how many that share most keys are compared before it is another's.
_TRIED = 5


def stands(candidacy: str) -> Q:
    """What a row must be for the candidacy at that path of it to stand: registered, and its profile not withdrawn."""
    withdrawn = Withdrawal.objects.filter(candidacy=OuterRef(candidacy), lifted_at=None)
    return Q(~Exists(withdrawn), **{f"{candidacy}__status": Candidacy.Status.REGISTERED})


def compared() -> QuerySet[Revision]:
    """The revisions that are compared: of candidacies that stand, in the open, the newest and the approved one."""
    return (captured.newest() | approved()).filter(stands("candidacy"), answers__isnull=False)


def keep(process: Process, *, seconds: float | None = None) -> dict[str, int]:
    """Bring what is compared of *process* up to date, in *seconds* at the most; the next time goes on from there."""
    ends = time.monotonic() + seconds if seconds is not None else float("inf")
    done = {"in": 0, "out": 0}
    live = compared().filter(candidacy__process=process)
    of_process = Trace.objects.filter(revision__candidacy__process=process)
    kept = of_process.filter(revision__in=live, method=method(process))
    gone = list(of_process.exclude(pk__in=kept.values("pk")).values_list("pk", flat=True))
    new = list(live.exclude(pk__in=kept.values("revision")).order_by("pk").values_list("pk", flat=True))
    for work, what, pks in ((_take_out, "out", gone), (_put_in, "in", new)):
        for first in range(0, len(pks), _STEP):
            if time.monotonic() > ends:
                return done
            done[what] += work(process, pks[first : first + _STEP])
    return done


def _locked(process: Process) -> None:
    """Whoever else brings it up to date waits; whoever writes what belongs to the process does not."""
    Process.objects.select_for_update(no_key=True).get(pk=process.pk)


@transaction.atomic
def _take_out(process: Process, pks: list[int]) -> int:
    _locked(process)
    said = set(Use.objects.filter(trace__in=pks).values_list("saying", flat=True))
    _, counts = Trace.objects.filter(pk__in=pks).delete()
    unused = Saying.objects.filter(pk__in=said, uses=None)
    families = set(unused.exclude(family=None).values_list("family", flat=True))
    Saying.objects.filter(pk__in=list(unused.values_list("pk", flat=True))).delete()
    # Those that were together through one that is gone may be so no more.
    rest = list(Saying.objects.filter(process=process, family__in=families).order_by("pk"))
    _Families(process, rest, fresh=False).settle()
    return counts.get(Trace._meta.label, 0)


@transaction.atomic
def _put_in(process: Process, pks: list[int]) -> int:
    _locked(process)
    questionnaires = {each.pk: each.definition for each in Questionnaire.objects.filter(process=process)}
    rows = Revision.objects.filter(pk__in=pks, trace=None).order_by("pk").values_list("pk", "questionnaire", "answers")
    found = {pk: of(questionnaires[questionnaire], answers) for pk, questionnaire, answers in rows}
    traces = Trace.objects.bulk_create(Trace(revision_id=pk, method=method(process)) for pk in found)
    sayings = _sayings(process, (content for contents in found.values() for content in contents))
    Use.objects.bulk_create(
        (
            Use(trace=trace, saying_id=sayings[digest], question=question)
            for trace in traces
            for question, digest in dict.fromkeys((each.question, each.digest) for each in found[trace.revision_id])
        ),
        batch_size=1000,
    )
    return len(traces)


def _sayings(process: Process, contents: Iterable[Content]) -> dict[str, int]:
    """The pk of each content by its digest; those that are new are written, and join their family."""
    wanted = {content.digest: content for content in contents}
    known = dict(Saying.objects.filter(process=process, digest__in=list(wanted)).values_list("digest", "pk"))
    made = Saying.objects.bulk_create(
        (
            Saying(process=process, sort=each.sort, digest=each.digest, runs=each.runs)
            for each in wanted.values()
            if each.digest not in known
        ),
        batch_size=500,
    )
    _Families(process, [each for each in made if each.sort == Saying.Sort.TEXT], fresh=True).settle()
    return known | {each.digest: each.pk for each in made}


class _Families:
    """The family of each of some texts, found among those that are posted and among themselves.

    A family is called by the pk of one of its texts; two of them that turn out to be one keep the lower.
    """

    def __init__(self, process: Process, sayings: list[Saying], *, fresh: bool) -> None:
        self.process = process
        self.sayings = sayings
        self.fresh = fresh
        self.alike = threshold(process)
        self.keys = {each.pk: likeness.keys(each.runs) for each in sayings}
        self.runs = {each.pk: likeness.unpacked(each.runs) for each in sayings}
        self.family = {each.pk: each.pk for each in sayings}
        self.joined: dict[int, int] = {}

    def settle(self) -> None:
        """Find the family of each, and write it, with the keys of those that are fresh."""
        posted = Posted(self.process, (key for keys in self.keys.values() for key in keys))
        self._fetch({saying for keys in self.keys.values() for saying in posted.sharing(keys)})
        rows: list[SayingKey] = []
        for pk, keys in self.keys.items():
            self._join(pk, posted.sharing(keys))
            if self.fresh:
                rows += posted.post(pk, keys)
        SayingKey.objects.bulk_create(rows, batch_size=2000)
        for each in self.sayings:
            each.family = self._root(self.family[each.pk])
        Saying.objects.bulk_update(self.sayings, ["family"], batch_size=200)
        for old in self.joined.keys() - self.keys.keys():
            Saying.objects.filter(process=self.process, family=old).update(family=self._root(old))

    def _fetch(self, pks: set[int]) -> None:
        others = Saying.objects.filter(pk__in=pks - self.keys.keys())
        for pk, runs, family in others.values_list("pk", "runs", "family"):
            self.runs[pk], self.family[pk] = likeness.unpacked(runs), family

    def _join(self, pk: int, others: list[int]) -> None:
        tried: Counter[int] = Counter()
        for other in others:
            family = self._root(self.family[other])
            if other == pk or tried[family] == _TRIED or family == self._root(self.family[pk]):
                continue
            tried[family] += 1
            if likeness.share(self.runs[pk], self.runs[other]) >= self.alike:
                lower, upper = sorted((family, self._root(self.family[pk])))
                self.joined[upper] = lower

    def _root(self, family: int) -> int:
        while family in self.joined:
            family = self.joined[family]
        return family

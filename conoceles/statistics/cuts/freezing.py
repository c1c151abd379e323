# SPDX-License-Identifier: EUPL-1.2
"""Which cuts go into a release: those that are public already, and the signed one, while profiles tell no more.

A badge is never kept waiting for a cut: where profiles would tell something that its audit did not know, the cut waits
for the next release, and must be audited again. And where somebody whom it counts withdrew her consent before it was
public, it is never public: it is discarded, and another is prepared without her.
"""

import msgspec

from conoceles.elections.models import Process
from conoceles.kernel.refusals import Refused, sentence
from conoceles.publication.freezing.beside import Reading
from conoceles.publication.rules import Reason as NotPublished
from conoceles.statistics.models import Cut
from conoceles.statistics.published.cuts import Cuts, CutTold, Signed, Word, read

from . import knowing, queries, reporting
from .phrases import PHRASES
from .rules import Reason


def cuts(reading: Reading) -> Cuts | None:
    """Every cut that is public with the release that is being read; None where there is none yet."""
    process = reading.process
    public = queries.public(process)
    found = [_signed(each) for each in queries.signed(process) if each.number in public or not _waits(each)]
    if not found:
        return None
    skipped = [_skipped(each) for each in queries.skipped(process)]
    return Cuts(tuple(sorted([*found, *skipped], key=lambda each: each.cut.number)))


def told_more(cut: Cut) -> bool:
    """Whether profiles tell, or are about to tell, other things of whom *cut* counted than its audit knew."""
    return knowing.mark(cut.process, [one.candidacy for one in queries.counted(cut)]) != cut.known


def still(process: Process, content: bytes) -> None:
    """Refuse to show a cut, frozen in *content*, that is not by now the one that is kept as signed.

    Whoever discards a cut or has it audited again waits for this, and then finds it public: a cut that the public read
    is always one of those that the next is audited together with. Raises Refused: PART_REFUSES.
    """
    Process.objects.select_for_update().get(pk=process.pk)
    kept = {each.number: (each.digest, each.word_signature) for each in queries.signed(process)}
    for each in read(content):
        if not each.cut.skipped and kept.get(each.cut.number) != (each.cut.digest, each.signature):
            words = sentence(Refused(Reason.TAKEN_BACK, number=each.cut.number), PHRASES)
            raise Refused(NotPublished.PART_REFUSES, words=words)


def _waits(cut: Cut) -> bool:
    return bool(queries.withdrew(cut)) or told_more(cut)


def _signed(cut: Cut) -> Signed:
    """*cut* as everybody reads it. It is not looked at here whether it is what was signed: the release's gate does."""
    word = msgspec.json.decode(cut.word, type=Word) if cut.word else None
    return Signed(msgspec.convert(cut.tables, CutTold), word, cut.word_signature)


def _skipped(cut: Cut) -> Signed:
    """That *cut* was skipped: which, by which agreement, and when."""
    return Signed(CutTold(cut.number, cut.occasion, cut.agreement.key, reporting.at(cut), "", 0, (), skipped=True))

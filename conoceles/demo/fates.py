# SPDX-License-Identifier: EUPL-1.2
"""What becomes of each questionnaire that is owed, as the acts that lead there."""

from dataclasses import dataclass
from enum import StrEnum

from .corpus import Corpus
from .dice import dice
from .slates import REGISTERED, Stand


class Act(StrEnum):
    """One act on one questionnaire; each leaves one revision or one review."""

    SEND = "send"
    CORRECT = "correct"  # send again what was observed
    AMEND = "amend"  # send again of one's own accord
    APPROVE = "approve"
    RETURN = "return"


@dataclass(frozen=True, slots=True)
class Fate:
    """The acts on one questionnaire, in order."""

    name: str
    acts: tuple[Act, ...]


FATES = {
    fate.name: fate
    for fate in (
        Fate("approved", (Act.SEND, Act.APPROVE)),
        Fate("mended", (Act.SEND, Act.RETURN, Act.CORRECT, Act.APPROVE)),
        Fate("amended", (Act.SEND, Act.APPROVE, Act.AMEND)),
        Fate("waiting", (Act.SEND,)),
        Fate("returned", (Act.SEND, Act.RETURN)),
        Fate("never", ()),
    )
}


def fate(corpus: Corpus, stand: Stand) -> Fate:
    """What becomes of the questionnaire of *stand*: nothing where none is owed or the registration ended."""
    if not stand.owes or stand.status != REGISTERED:
        return FATES["never"]
    shares = corpus.register.fates
    drawn = dice(corpus.register.seed, "fate", stand.key).choices(list(shares), list(shares.values()))
    return FATES[drawn[0]]

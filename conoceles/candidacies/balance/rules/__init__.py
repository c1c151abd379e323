# SPDX-License-Identifier: EUPL-1.2
"""What may be out of balance in a register, over plain values.

A non-binary person is never a fault: while the process does not say how she counts, what hangs on it is told as such
(``Sure.DEPENDS``). What the process has not decided is not looked at.
"""

from collections.abc import Iterable

from .parity import holds, of_parity, tallies
from .places import of_affirmative, of_alternate, of_alternation
from .values import MAN, NON_BINARY, WOMAN, Check, Exempt, Formula, Holder, Imbalance, Sure, Tally, Terms

__all__ = [
    "MAN",
    "NON_BINARY",
    "WOMAN",
    "Check",
    "Exempt",
    "Formula",
    "Holder",
    "Imbalance",
    "Sure",
    "Tally",
    "Terms",
    "brought",
    "holds",
    "tallies",
    "warnings",
]


def warnings(formulas: Iterable[Formula], terms: Terms) -> list[Imbalance]:
    """All that is out of balance in *formulas*, by check. The order of *formulas* is that of what is told."""
    formulas = list(formulas)
    return [
        *of_parity(formulas, terms),
        *of_alternation(formulas, terms),
        *(told for one in formulas for told in of_alternate(one, terms)),
        *(told for one in formulas for told in of_affirmative(one, terms)),
    ]


def brought(before: Iterable[Formula], after: Iterable[Formula], terms: Terms) -> list[Imbalance]:
    """What a movement would put out of balance: the warnings of *after* that *before* had not.

    A postulation already out of parity is told again when the movement takes it further from it.
    """
    known = set(warnings(before, terms))
    return [one for one in warnings(after, terms) if one not in known]

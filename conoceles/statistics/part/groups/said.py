# SPDX-License-Identifier: EUPL-1.2
"""What a cell says, in words: the same on the page and in its chart."""

from conoceles.publication.languages import _
from conoceles.statistics.disclosure import Level, Shown, share

#: What stands where there is nothing to say; the page tells so.
NOTHING = "—"
_WHOLE = 100


def count(shown: Shown) -> str:
    """«10 a 14», «10 o más», «menos de 10» or «no se publica»: none tells why."""
    match shown.level:
        case Level.NOTHING:
            return _("no se publica")
        case Level.FEW:
            return _("menos de {count}").format(count=(shown.high or 0) + 1)
        case Level.OPEN:
            return _("{count} o más").format(count=shown.low)
        case _:
            return _("{low} a {high}").format(low=shown.low, high=shown.high)


def percentage(shown: Shown) -> str:
    """The band as a share of its denominator; an end that says nothing, from 0 or up to all, is not said."""
    match share(shown):
        case None | (0, 100):
            return NOTHING
        case (0, most):
            return _("{most} % o menos").format(most=most)
        case (least, most) if most >= _WHOLE:
            return _("{least} % o más").format(least=least)
        case (least, most):
            return _("{least} a {most} %").format(least=least, most=most)

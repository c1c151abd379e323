# SPDX-License-Identifier: EUPL-1.2
"""What parts of a fixing are called, on pages, on papers and on the public site."""

from conoceles.publication.languages import N_
from conoceles.supervision.plan.rules.words import Counted

COUNTED = {
    Counted.NATURAL: N_("días naturales"),
    Counted.WORKING: N_("días hábiles"),
    Counted.UNSPECIFIED: N_("días, sin que se diga de cuáles"),
}

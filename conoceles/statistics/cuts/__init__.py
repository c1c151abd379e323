# SPDX-License-Identifier: EUPL-1.2
"""Cuts: what sealed answers come to at an instant that an agreement fixes, counted so that nobody is pointed at.

Comes in:  the register, consents, sealed answers, and what releases showed of each candidacy until then.
Goes out:  tables for everybody, in the next release; exact counts, sealed; and a report that the key of releases signs.
Who:       the Instancia Interna prepares and signs; whoever reads exact counts says what for, and is on record.
Basis:     Lineamientos, art. 5; rule SDC-1 of the security goals, section 3.3.

``counting`` is the one module of statistics that opens what is sealed. ``knowing`` says what anybody may have learned
from profiles. ``auditing`` hands both to ``statistics.disclosure``, which decides what is shown; ``reporting`` writes
and signs what it found. ``freezing`` puts what is signed beside the snapshot of a release, and ``part`` refuses
a release whose tables are not those.
"""

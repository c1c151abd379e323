# SPDX-License-Identifier: EUPL-1.2
"""After publication: what is taken off the public site, given back to it, or opened again to be corrected.

Comes in:  what is published, and a reason: a ruling, an agreement, a mistake, somebody's right.
Goes out:  pauses of one section, withdrawals of a whole profile, and openings to correct chosen sections.
Who:       the Instancia Interna Responsable; of a correction, whoever answers asks.
Basis:     rules of the domain, 4.2 and 4.3; what became public changes only with a trace.

Nothing here touches a release: ``publication.withdrawing`` looks each minute at what may no longer be shown.
"""

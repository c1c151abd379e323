# SPDX-License-Identifier: EUPL-1.2
"""The end of treatment: what a candidacy gave is blocked, and later cancelled; what is kept for history is listed.

Comes in:  an agreement, for one candidacy or for a whole process; the terms that the process states, with source.
Goes out:  *bloqueo*: nothing here opens the answers nor shows what was not public; two of three custodians, with an
           agreement, have one file made for whoever the agreement says. *Cancelación*: nobody can, in any backup, once
           the custodians destroyed what they keep.
Who:       the Instancia Interna, two persons where the process asks for two; whoever operates makes the ceremony.
Until:     the cancelación; what ``ends.toml`` keeps, and why, stays.
Basis:     security goals, 4.3 and G28; LGPDPPSO, bloqueo y supresión (confidence U); IEEZ25, art. 2-III.

::

    active ── bloqueo ──→ blocked ── cancelación ──→ cancelled
              wrapped key gone      data key gone; custodians' pages and former wrapping keys destroyed, certified
              values and files ──→ closed boxes ──→ gone
"""

# SPDX-License-Identifier: EUPL-1.2
"""Reading: what a candidacy sent, on one screen, with what changed; and the decision on it.

Comes in:  the newest revision of what is not kept sealed; what the register says of her; what was decided before.
Goes out:  a decision (``validation.actions.decide``), with what is observed in each section.
Who:       the Instancia Interna; one who read approves or returns, and the next one of her queue comes.
Basis:     rules of the domain, 3.3, 3.4 and 4.2.

Of what is kept sealed it says that it is complete, and nothing else: nobody reads it.
"""

# SPDX-License-Identifier: EUPL-1.2
"""How far the capture has come: a frozen cut each day, and the figures that reports and the board take from them.

Comes in:  the register with its movements, deliveries of accounts, drafts, what was sent, decided on and shown.
Goes out:  a cut a day, never changed; the board in the release, the inside screens, the tables of reports.
Who:       the clock freezes; the Instancia Interna sees all of it, a representation its own, the Comisión aggregates.
Until:     the last cut that the process orders (``progress_cuts``), or the election day where it orders none.
Basis:     Lineamientos, arts. 2, 14 and 15 g) and h); work plan, activities 11 and 15; security goals, T15.

There is one count of everything: ``rules.counted`` over the facts of ``queries.facts``. What each stage means is
written once, in ``rules.stages``. What is kept sealed is counted apart, and nothing of it is public
(docs/decisions/0030).
"""

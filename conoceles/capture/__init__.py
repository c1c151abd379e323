# SPDX-License-Identifier: EUPL-1.2
"""Capture: a candidacy answers its questionnaires.

Comes in:  a registered candidacy and the questionnaires of its process.
Goes out:  revisions: complete, numbered, never edited again.
Who:       the candidacy itself; where the process lets them, its representation types what is curricular, and whoever
           received a form that she filled in and signed types and sends what it says.
Until:     its term is over: the window of the calendar, or the days that the process gives each (``rules.windows``).
Basis:     Lineamientos, arts. 14 and 15.

Its rooms: :mod:`.consents`, by spreadsheet :mod:`.bulk`, photographs in a ZIP :mod:`.albums`, and :mod:`.notices` on
paper. Their tables are all in ``models``.

Nothing here decides whether an answer is right; that is
:mod:`conoceles.validation`.
"""

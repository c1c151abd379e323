# SPDX-License-Identifier: EUPL-1.2
"""Capture: a candidacy answers its questionnaires.

Comes in:  a registered candidacy and the questionnaires of its process.
Goes out:  revisions: complete, numbered, never edited again.
Who:       the candidacy itself, or the representation it delegated to.
Until:     the capture window of the process closes (see the calendar).
Basis:     Lineamientos, arts. 14 and 15.

Nothing here decides whether an answer is right; that is
:mod:`conoceles.validation`.
"""

# SPDX-License-Identifier: EUPL-1.2
"""Desks: what each person sees first, and the bitácora, read.

Comes in:  whatever the steps before hold.
Goes out:  what waits for whoever signed in, until when, and what she did last; the record, entry by entry,
           with the proof that each is in what was signed.
Who:       each person, in the capacity that she chose; the record, whoever the table lets audit it.
Until:     the days of the calendar.
Basis:     rules of the domain, section 5; security goals, 4.2.

Looks at every step and touches none: nothing is done from here.
"""

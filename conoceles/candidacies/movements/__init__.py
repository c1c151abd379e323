# SPDX-License-Identifier: EUPL-1.2
"""Movements: what an agreement changes of the register after it was approved.

Comes in:  a candidacy, what was ordered of it, by which agreement and since when.
Goes out:  the register as it says since; a row of what it said before and of what it says (``models.Effect``).
Who:       the Área responsable.
Until:     nothing is unwritten: a movement is undone by another one, which has its own agreement.
Basis:     rules of the domain, 4.3 (whoever comes in another's place starts with nothing of hers) and 8 a.
"""

# SPDX-License-Identifier: EUPL-1.2
"""What the system keeps of people, field by field.

Comes in:  ``personal.toml`` of each step, beside its tables, and ``kinds.toml``: the words, the basis, how long.
Goes out:  ``docs/data/inventario.md``, and a refusal in the tests of any field that nobody described.
Who:       whoever adds a field says what it tells of people; the Unidad and whoever answers for personal data read it.
Basis:     LGPDPPSO, the inventory of its documento de seguridad; security goals, 4.4.
"""

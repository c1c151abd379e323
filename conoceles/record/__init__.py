# SPDX-License-Identifier: EUPL-1.2
"""Record: the bitácora, in which every act of the process leaves one line that nobody can rewrite.

Comes in:  an act: who, in what capacity, what, about what.
Goes out:  entries, numbered without gaps, each with its leaf hash (RFC 6962); checkpoints, signed, for others to keep.
Who:       nobody writes here directly; :func:`conoceles.record.action.action` does.
Basis:     security goals, 4.2; rules of the domain, section 5 («en carácter de»).

An entry holds no personal value and no foreign key: the actor is a pseudonym,
so the record can lie below the accounts and outlive them.
"""

# SPDX-License-Identifier: EUPL-1.2
"""Demo: an invented process, made through the same actions as a real one.

Comes in:  a process that says it is invented, and the word lists beside it (``corpus/``).
Goes out:  its register, imported; answers, sent; reviews, decided; nothing written in any other way.
Who:       the console.

Everything is drawn from one seed: the same people and texts on every machine, so that a run
stopped half way goes on where it was. No person, place, party or address is real. What is drawn
is plain values (``ground`` to ``portraits``); only ``staging`` acts.
"""

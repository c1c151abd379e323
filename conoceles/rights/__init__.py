# SPDX-License-Identifier: EUPL-1.2
"""The people's rights over their data: access, rectification, cancellation, opposition and portability (derechos ARCO).

Comes in:  what somebody asks, on her own screen or on paper at the institute; and what other steps did since.
Goes out:  a folio, clocks in words, an answer with its ground and its motive, and the proof that its effect happened:
           a release by its number and instant, a key that is no more, a copy in her hands.
Who:       the candidacy asks; the Instancia Interna attends. The commission counts. A party sees nothing.
Until:     what was granted is true; nobody closes it before.
Basis:     LGPDPPSO (its articles by confirming); security goals, 4.4; docs/decisions, «Los derechos de las personas».

``notices`` are the avisos de privacidad, by version, and who saw which; ``copies``, all that is held of one person.
"""

# SPDX-License-Identifier: EUPL-1.2
"""Suggestions: what a program notices in a text, for whoever reads it; it decides nothing and gives no marks.

Comes in:  the newest revision of each candidacy and the approved one, in the open; what is sealed is never touched.
Goes out:  facts beside a section: who else says the same, who is named, padding, what the register says otherwise.
Who:       the Instancia Interna, when it reads.
Until:     always: a text that is public may be read again.
Basis:     rules of the domain, 3.4 (what reviewers look for) and 9.2 (copied texts, padding, the quality of data).

Two texts are alike when most of the runs of four words of the shorter are in the longer. Who may be alike is looked up,
not reckoned for all: of each text its lowest digests of runs are kept (a bottom-k sketch: Broder, 1997), and texts that
share two are compared for good. So the same texts give the same answer always, and one more text asks one thing more.
"""

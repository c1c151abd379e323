# SPDX-License-Identifier: EUPL-1.2
"""Consents: three separate decisions of the candidacy, and the badges that follow from them.

Comes in:  the texts of the process (``elections.ConsentText``), and what the candidacy decides on each.
Goes out:  consents, each bound to the very words that were signed; badges, while consent and approval both hold.
Who:       the candidacy itself, on a screen or on a signed form; a desk of the institute registers the form it
           receives. A representation prints forms and hands over what was signed; it never signs for anybody.
Until:     always: each may be changed or withdrawn at any time, also after the answers were approved.
Basis:     rules of the domain, section 3.5; security goals, sections 0 and 4.4.
"""

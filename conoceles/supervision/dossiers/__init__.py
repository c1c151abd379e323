# SPDX-License-Identifier: EUPL-1.2
"""The file (expediente) of a candidacy or of a representation, and the facts laid before an authority (vista).

Comes in:  what every step before did about her: deliveries, notices, what was sent, decided, moved and published.
Goes out:  one foliated PDF, with index, digests and room to certify it by hand; or the facts alone, to be sent.
Who:       the Instancia Interna and the Secretaría Ejecutiva. Each making is on record, and so is each reading.
Until:     always; what it says is of its cut-off.
Basis:     rules of the domain, 4.4 (omissions, notices: produce the evidence and automate no sanction) and 9.2.

It tells facts with their dates and digests: never a fault, nor an adjective. What is kept sealed, who consented to
what, and how anybody can be reached in private is in none of them (docs/decisions/0031).
"""

# SPDX-License-Identifier: EUPL-1.2
"""What goes to INE and what comes back: packages for SIVOPLE, their folio, INE's reply, its requests and the outages.

Comes in:  documents whose route says that they go to INE, an extract of the register, formats of INE as data.
Goes out:  a ZIP with its oficio and its index, the same bytes for the same content; a page with every remission, its
           folio and its days. SIVOPLE has no interface: whoever sends uploads the file and writes down what it said.
Who:       the Instancia Interna alone; whoever supervises sees it all.
Basis:     work plan, routes of the reports (the Instancia remits, INE validates, the Comisión is told) and special
           follow-up a); Lineamientos, art. 11. docs/decisions/0036.
"""

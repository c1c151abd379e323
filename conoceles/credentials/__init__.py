# SPDX-License-Identifier: EUPL-1.2
"""Credentials: accounts are generated, handed over with a signed receipt, and supervised.

Comes in:  the register of candidacies, and whoever nominates.
Goes out:  one account per candidacy and one generic account per representation, each with a letter; the
           receipt of each delivery; the report that the commission supervises (activity 10).
Who:       the Área responsable issues; it and the distrital and municipal councils deliver.
Until:     the day that the work plan gives for activity 10; each code expires by itself.
Basis:     Lineamientos, art. 14 c) and d); rules of the domain, section 8 e) and f).

A letter bears a one-time code that is nowhere else: not in the database, which keeps its digest, not in a log, not
in an address that a server sees. Its file lies in private storage until the code is dead.
"""

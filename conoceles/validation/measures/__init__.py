# SPDX-License-Identifier: EUPL-1.2
"""Measures: how long what was sent spends in each state, on what grounds it is returned, and how much each has to read.

Comes in:  revisions, acceptances, assignments and decisions, with their instants; and when each release was shown.
Goes out:  figures with their denominator and cut-off, as a page and as a workbook.
Who:       the Instancia Interna; the Comisión and its Secretaría Técnica, who see no load of anybody.
Until:     any cut-off that is asked for: the same one gives the same figures.
Basis:     Lineamientos, art. 9 (validación de datos); rules of the domain, 4.1 and 4.3.

Load is not merit: nobody is compared, and no person, neither of the institute nor a candidacy, is given a score.
What is kept sealed is not counted: nobody reads it, and whether somebody answered it is nobody's business.
"""

# SPDX-License-Identifier: EUPL-1.2
"""Statistics: counts that cannot point at a person, and how far the capture has come.

Comes in:  the register, what was captured, validated and shown; sealed answers of whoever consented to statistics.
Goes out:  frozen figures, each with its denominator and its cut-off, in the release and in reports.
Who:       the Instancia Interna Responsable freezes and signs; everybody reads.
Basis:     Lineamientos, arts. 5 and 15 g) and h); rule SDC-1 of the security goals, section 3.
"""

# SPDX-License-Identifier: EUPL-1.2
"""Balance of the register: parity, alternation, alternates and affirmative places, told and never decided.

Comes in:  the register as it stands, or as a movement would leave it, and what the process says of each check.
Goes out:  figures with their denominators, and warnings (advertencias) for whoever loads the register.
Who:       the Área responsable; the Instancia Interna reads them, and the Comisión sees the figures alone.
Until:     always; the last figures are those of the day of the election.
Basis:     settings of the process (``parity_rule`` and those after it) and its exceptions, each with its source.

Nothing here refuses anything: a body of the institute decides. Blocks of competitiveness are not looked at.
"""

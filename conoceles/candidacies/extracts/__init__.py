# SPDX-License-Identifier: EUPL-1.2
"""Extracts for INE: the approved candidacies, and the substitutions and other changes between two cut-offs.

Comes in:  the register and its movements.
Goes out:  a numbered extract: a list, its changes and what its columns mean, as XLSX, CSV and JSON.
Who:       the Área responsable or the Instancia Interna, which sends it.
Until:     always. What was taken stays, and is handed out byte for byte.
Basis:     work plan, special follow-up a): remission to INE of approved candidacies and of substitutions.

Affirmative actions are left out: whether they are public is a setting, and INE's own columns have none.
"""

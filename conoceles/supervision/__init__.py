# SPDX-License-Identifier: EUPL-1.2
"""Supervision: the commission's whole work, from its plan to the last remission to INE.

Comes in:  what every other step did, looked at; documents and acts of the commission's own.
Goes out:  obligations met or late with their evidence, documents along their routes, sessions, remissions.
Who:       the commission, its secretary, the Instancia Interna Responsable, the Unidad and the Área.
Basis:     Lineamientos, arts. 10, 11, 14 and 15; the commission's work plan.
"""

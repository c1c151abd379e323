# SPDX-License-Identifier: EUPL-1.2
"""Dated facts: what grounds a document, as it holds on the day of the document.

Comes in:  ``facts.toml`` of a process, or the shared one; who makes up the commission, as its sessions write it down.
Goes out:  for a day, the norms, the objective, the attributions, the antecedents and the members; and, of a draft or a
           version that rests on some, which of them say something else by now.
Basis:     work plan: marco jurídico, atribuciones, objetivo general, integración; rutas de los informes, 3.
"""

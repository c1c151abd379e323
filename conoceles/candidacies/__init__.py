# SPDX-License-Identifier: EUPL-1.2
"""Candidacies: the register of who stands for what.

Comes in:  the institute's file of approved registrations, read through a layout.
Goes out:  people, formulas and candidacies with stable ids.
Who:       the Área responsable, never a candidate.
Until:     registration closes; substitutions afterwards, each by its agreement.
Basis:     Lineamientos, arts. 1, 2 and 14; rules of the domain, 3.0.

A person is not a candidacy: one may stand for a district and on a list. CURP,
clave de elector, birth date and private contact are not kept here.
"""

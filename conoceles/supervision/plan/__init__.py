# SPDX-License-Identifier: EUPL-1.2
"""The commission's plan and that for the implementation, as data: what is due, on what basis, what is left open.

Comes in:  ``plan.toml`` and ``implementation.toml`` of a process; the session that approved them.
Goes out:  versions of both, rows with their deadlines, and every contradiction beside the rows that it touches.
Who:       whoever loads the process; the Secretaría Técnica writes down the approval; whoever supervises reads.
Basis:     Lineamientos, arts. 10, 11, 14 and 15; the commission's work plan. docs/decisions/0033.
"""

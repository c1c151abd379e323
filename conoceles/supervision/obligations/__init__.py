# SPDX-License-Identifier: EUPL-1.2
"""Obligations: what is due, who owes it, until when, and with what it was met.

Comes in:  the plan in force; what other steps did, looked at; the acts that start a clock, written down or told.
Goes out:  what is due and late, in words; evidence of what was met; reminders, and a calendar to subscribe to.
Who:       they open by themselves; whoever owes one meets it; the Secretaría Técnica meets or excuses any but what goes
           to INE, which only the Instancia Interna marks as sent.
Basis:     the commission's work plan; Lineamientos, art. 11. docs/decisions/0033.
"""

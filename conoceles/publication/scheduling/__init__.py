# SPDX-License-Identifier: EUPL-1.2
"""Scheduling: a publication that a named person approves beforehand, and that is made by itself.

Comes in:  an instant, or the office whose opening is waited for; the identity of whoever approves, proved again.
Goes out:  a publication, once: at its time, or late and said so; or why it could not be, to the desk and by mail.
Who:       the Instancia Interna approves; the clock only executes. Where the process asks for two persons, whoever
           approved what would become public does not approve its publication.
Basis:     architecture, "Scheduled publication"; security goals, T1. docs/decisions/0016.
"""

# SPDX-License-Identifier: EUPL-1.2
"""Releasing: publishing from a screen.

Comes in:  what is approved, what the public sees, and which offices are open.
Goes out:  what would change, a publication as a job that can be stopped and gone on with, and the list of releases.
Who:       the Instancia Interna, with identity proved a moment ago.
Basis:     Lineamientos, arts. 22 to 25; security goals, T1.
"""

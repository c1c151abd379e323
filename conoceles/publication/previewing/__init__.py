# SPDX-License-Identifier: EUPL-1.2
"""Previewing: the Consejo General sees the exact next release before anybody else does.

Comes in:  what would be published now, by the same freeze and the same bake; the days that the calendar gives.
Goes out:  private files, read only through a view that asks who looks; who opened which page; comments and answers.
Who:       the Instancia Interna prepares it; each kind of member sees what its setting says (``preview_…``).
Until:     its days are over, another is prepared, it is published, or something that it shows is withdrawn.
Basis:     Lineamientos, art. 13; work plan, special follow-up c).
"""

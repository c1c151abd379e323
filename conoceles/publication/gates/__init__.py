# SPDX-License-Identifier: EUPL-1.2
"""Gates: of an office nothing that was captured is public before the day that an agreement fixes.

Comes in:  the calendar's windows of publication, their agreements, and which offices were opened already.
Goes out:  which offices a release may show, and of the others why not.
Who:       the server decides; no option of a command changes it.
Basis:     work plan, activity 12 (agreement that determines when publication begins); Lineamientos, art. 11.
"""

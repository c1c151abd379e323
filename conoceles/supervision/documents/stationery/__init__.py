# SPDX-License-Identifier: EUPL-1.2
"""An institute's stationery: what its sheets bear, how each signs, who gets a copy, and its own DOCX.

Comes in:  ``stationery.toml`` of a process and, if it names one, a DOCX of the institute's with named places.
Goes out:  the letterhead of every paper; of a version, place and date, posts of those who sign and copies, as fixed.
Basis:     work plan, «Rutas»; whatever the institute uses. Without the file, papers bear the institute's name alone.
"""

# SPDX-License-Identifier: EUPL-1.2
"""Validation: what was sent is read, and approved or returned with reasons.

Comes in:  revisions.
Goes out:  reviews, each bound to the digest of the very text that was read.
Who:       the Instancia Interna Responsable; never whoever wrote the text.
Basis:     Lineamientos, art. 9 (validación de datos).

Nothing becomes public that is not approved here. The last approved text
stays public while a newer one waits.
"""

# SPDX-License-Identifier: EUPL-1.2
"""Reports with figures, drafted from one frozen cut: what the Instancia Interna presents and others ratify.

Comes in:  one cut of the progress of the capture (``statistics.progress``).
Goes out:  a draft, kept as what it says: set again in a year it is the same PDF, DOCX and XLSX, byte for byte.
Who:       the Instancia Interna Responsable drafts and reads; signing and sending it is supervision's.
Until:     the final report (activity 15).
Basis:     Lineamientos, arts. 15 g) and h), 11, 23 to 25; work plan, activities 3, 4, 11, 14 and 15.
"""

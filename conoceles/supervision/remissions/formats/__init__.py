# SPDX-License-Identifier: EUPL-1.2
"""Formats of INE's own, as data: a workbook or a letter of the process's folder, and which cell takes which figure.

Comes in:  ``formats.toml`` and the files that it names, checked as the process is loaded.
Goes out:  each format filled, in the package of whatever it goes with; nothing else of the file is touched.
Basis:     INE sends its formats by circular and changes them each cycle: nobody should program for it.
"""

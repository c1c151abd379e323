# SPDX-License-Identifier: EUPL-1.2
"""Screens of capture by spreadsheet."""

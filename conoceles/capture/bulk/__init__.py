# SPDX-License-Identifier: EUPL-1.2
"""Capture by spreadsheet: a representation downloads what is there, changes it, and sees the difference before it is.

A row per candidacy and a column per question of what is not kept sealed. Each row carries which candidacy it is and,
of each section, which version it was made from: what somebody else typed in the meantime is never overwritten.
"""

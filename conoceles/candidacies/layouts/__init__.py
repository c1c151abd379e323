# SPDX-License-Identifier: EUPL-1.2
"""Layouts: how an institute's file is to be understood, as data.

Comes in:  a TOML that says which column is what, and with which words.
Goes out:  a :class:`.described.Layout`, checked against itself and against the process.

How to write one is in ``docs/layouts.md``.
"""

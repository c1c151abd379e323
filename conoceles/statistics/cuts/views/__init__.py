# SPDX-License-Identifier: EUPL-1.2
"""Screens of cuts: what waits to be signed, what is public, and the exact counts for whoever says what for."""

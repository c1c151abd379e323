# SPDX-License-Identifier: EUPL-1.2
"""Remissions on screens: all of them with their folio and their days, each one, what INE asks, and the outages."""

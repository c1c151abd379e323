# SPDX-License-Identifier: EUPL-1.2
"""Faults of what the system stands on, with the real things: a database that goes, a disk that fills, a line cut."""

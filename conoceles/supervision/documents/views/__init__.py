# SPDX-License-Identifier: EUPL-1.2
"""Documents on screens: the list, each one with its route, its draft, its steps; the log; what came in."""

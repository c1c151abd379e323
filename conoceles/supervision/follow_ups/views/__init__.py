# SPDX-License-Identifier: EUPL-1.2
"""The registers on screens: all of them, each with its rows, writing one, and the files that prove it."""

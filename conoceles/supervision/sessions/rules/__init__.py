# SPDX-License-Identifier: EUPL-1.2
"""Rules of sessions, in plain Python."""

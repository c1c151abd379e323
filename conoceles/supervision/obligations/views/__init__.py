# SPDX-License-Identifier: EUPL-1.2
"""What is owed, on screens: looked at, written down, and subscribed to."""

# SPDX-License-Identifier: EUPL-1.2
"""Sessions on screens: the list, who makes up the commission, each session with its acts, votes and papers."""

# SPDX-License-Identifier: EUPL-1.2
"""All that may happen to a process, in any order: what is done, what is believed of it, and what anyone could see."""

# SPDX-License-Identifier: EUPL-1.2
"""The screen of progress and its files."""

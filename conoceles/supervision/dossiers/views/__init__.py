# SPDX-License-Identifier: EUPL-1.2
"""The screen of files."""

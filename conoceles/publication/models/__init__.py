# SPDX-License-Identifier: EUPL-1.2
"""The tables of publication, in files of their own."""

from .exits import Exit
from .releases import Release

__all__ = ["Exit", "Release"]

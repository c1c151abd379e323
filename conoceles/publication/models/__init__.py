# SPDX-License-Identifier: EUPL-1.2
"""The tables of publication, in files of their own."""

from .releases import Release

__all__ = ["Release"]

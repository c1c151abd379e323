# SPDX-License-Identifier: EUPL-1.2
"""Workbooks are written where every face of ours is: :mod:`conoceles.look.workbooks`."""

from conoceles.look.workbooks import OPTIONS, Sheet, named, workbook

__all__ = ["OPTIONS", "Sheet", "named", "workbook"]

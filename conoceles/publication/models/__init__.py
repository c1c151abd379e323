# SPDX-License-Identifier: EUPL-1.2
"""The tables of publication, in files of their own."""

from .exits import Exit
from .previews import CouncilPreview, PreviewComment, PreviewVisit
from .releases import Release

__all__ = ["CouncilPreview", "Exit", "PreviewComment", "PreviewVisit", "Release"]

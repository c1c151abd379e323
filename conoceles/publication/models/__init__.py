# SPDX-License-Identifier: EUPL-1.2
"""The tables of publication, in files of their own."""

from .exits import Exit
from .gates import FirstRelease
from .previews import CouncilPreview, PreviewComment, PreviewVisit
from .releases import Release
from .scheduled import Scheduled

__all__ = ["CouncilPreview", "Exit", "FirstRelease", "PreviewComment", "PreviewVisit", "Release", "Scheduled"]

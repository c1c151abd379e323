# SPDX-License-Identifier: EUPL-1.2
"""The tables of statistics, in files of their own."""

from .cuts import Annex, AnnexReading, Counted, Cut
from .progress import ProgressCut
from .reports import ReportDraft

__all__ = ["Annex", "AnnexReading", "Counted", "Cut", "ProgressCut", "ReportDraft"]

# SPDX-License-Identifier: EUPL-1.2
"""What supervision keeps, by noun."""

from .dossiers import Dossier
from .feeds import Feed
from .obligations import Excuse, Fulfilment, Obligation, Reminder, Start
from .plans import Plan

__all__ = ["Dossier", "Excuse", "Feed", "Fulfilment", "Obligation", "Plan", "Reminder", "Start"]

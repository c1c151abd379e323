# SPDX-License-Identifier: EUPL-1.2
"""The tables of the people's rights, in files of their own."""

from .claims import Reminder, Request, Step
from .copies import Copy
from .effects import Owed
from .notices import Notice, NoticeSeen

__all__ = ["Copy", "Notice", "NoticeSeen", "Owed", "Reminder", "Request", "Step"]

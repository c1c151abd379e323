# SPDX-License-Identifier: EUPL-1.2
"""The tables of the people's rights, in files of their own."""

from .copies import Copy
from .effects import Owed
from .requests import Reminder, Request, Step

__all__ = ["Copy", "Owed", "Reminder", "Request", "Step"]

# SPDX-License-Identifier: EUPL-1.2
"""People who sign in, the capacities in which they act, and what keeps their accounts theirs."""

from .activation import Activation
from .guesses import KnownPlace, WrongGuesses
from .people import Capacity, User
from .sessions import Session
from .spending import Spending

__all__ = ["Activation", "Capacity", "KnownPlace", "Session", "Spending", "User", "WrongGuesses"]

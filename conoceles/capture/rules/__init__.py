# SPDX-License-Identifier: EUPL-1.2
"""What capture decides: what a complete answer is, until when, and whose text stays."""

from .answers import Fault, Problem, as_kept, problems
from .reasons import Reason

__all__ = ["Fault", "Problem", "Reason", "as_kept", "problems"]

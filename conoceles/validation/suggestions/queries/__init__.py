# SPDX-License-Identifier: EUPL-1.2
"""What is noticed in a revision, and what is said by several in the whole process."""

from .noticed import of

__all__ = ["of"]

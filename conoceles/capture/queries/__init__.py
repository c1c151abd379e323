# SPDX-License-Identifier: EUPL-1.2
"""What capture knows, by noun."""

from .revisions import newest

__all__ = ["newest"]

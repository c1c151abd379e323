# SPDX-License-Identifier: EUPL-1.2
"""The rules of who may act: roles, acts and the one table that joins them; passwords, delays and sessions."""

from .permissions import GUARDED, PERMISSIONS, permits, reach
from .places import Place, Reach, spot
from .roles import ROLES, Act, Kind, Role

__all__ = ["GUARDED", "PERMISSIONS", "ROLES", "Act", "Kind", "Place", "Reach", "Role", "permits", "reach", "spot"]

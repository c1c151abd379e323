# SPDX-License-Identifier: EUPL-1.2
"""Who reads the record."""

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Act, Place, permits


def may_audit(by: Capacity, subject: object = None) -> bool:  # noqa: ARG001
    """Auditoría and the Instancia Interna.

    The record is one for the whole installation, since a part of it proves nothing; what it holds of any process are
    identifiers without meaning.
    """
    return permits(by, Act.AUDIT, Place(process=by.scope))

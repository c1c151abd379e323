# SPDX-License-Identifier: EUPL-1.2
"""The roles of the process."""

from enum import StrEnum


class Role(StrEnum):
    """In what capacity someone acts (rules of the domain, section 5)."""

    CONSOLE = "consola"
    CANDIDACY = "candidatura"
    AREA = "area-responsable"
    INSTANCE = "instancia-interna"


#: Roles whose scope is a whole process: they act on any candidacy of it.
STAFF = frozenset({Role.CONSOLE, Role.AREA, Role.INSTANCE})

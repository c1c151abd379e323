# SPDX-License-Identifier: EUPL-1.2
"""What a candidacy consents to: three decisions, each apart from the others (rules of the domain, 3.5)."""

from enum import StrEnum


class Decision(StrEnum):
    """One thing to say yes or no to. None follows from another."""

    TREATMENT = "tratamiento"  # that the institute treats the sensitive data at all
    PUBLICATION = "publicacion"  # that the badge of a group is shown beside the name
    STATISTICS = "estadistica"  # that the answers are counted in figures

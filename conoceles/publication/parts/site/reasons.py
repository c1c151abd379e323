# SPDX-License-Identifier: EUPL-1.2
"""Why the site cannot be made of a snapshot."""

from enum import Enum, auto


class Reason(Enum):
    """Each with its words in ``publication.phrases``."""

    ADDRESS_TAKEN = auto()  # address, by

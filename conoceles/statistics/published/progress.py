# SPDX-License-Identifier: EUPL-1.2
"""How far the capture has come, as the public may know it: by office and by postulant alone."""

from dataclasses import dataclass

#: The name of its file in a snapshot (``Snapshot.beside``).
NAME = "avance"


@dataclass(frozen=True, slots=True)
class Progress:
    """The counts at a cut-off."""

    at: str

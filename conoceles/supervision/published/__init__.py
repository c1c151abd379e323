# SPDX-License-Identifier: EUPL-1.2
"""What supervision makes public, as it lies frozen in a release: plain values, and nothing that is not public.

``beside/comision.json`` holds one :class:`Commission`, which ``supervision.freezing`` writes and ``supervision.part``
reads. What is not a field here is in no release: no draft, no note, no receipt, nothing that came in, no motive of an
absence, and of a document only what somebody published. Days and instants are ISO 8601, in the zone of the process.
"""

from .commission import Act, Commission, Member, Plan
from .documents import Document, Posting
from .duties import Doubt, Duty, Limit, Saying
from .sessions import Dissent, Item, Minutes, Presence, Session, Vote

__all__ = [
    "FILES",
    "NAME",
    "Act",
    "Commission",
    "Dissent",
    "Document",
    "Doubt",
    "Duty",
    "Item",
    "Limit",
    "Member",
    "Minutes",
    "Plan",
    "Posting",
    "Presence",
    "Saying",
    "Session",
    "Vote",
]

#: The name of its file in a snapshot (``Snapshot.beside``).
NAME = "comision"
#: Where the files of documents lie in a release, with the name of each.
FILES = "comision/documentos/"

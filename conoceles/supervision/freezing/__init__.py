# SPDX-License-Identifier: EUPL-1.2
"""What of supervision goes into a release, read in the one read of all of it (``settings.FROZEN_BESIDE``).

Each module here tells one thing of the commission as dataclasses of ``supervision.published``. What is public by rule
(who makes up the commission, the approved plan and how it is kept, convened sessions) is told from when it is so; a
document, only while somebody has it published.
"""

from conoceles.publication.freezing.beside import Reading
from conoceles.supervision.published import Commission

from . import duties, people, sessions
from .documents import Published, still
from .local import day

__all__ = ["commission", "still"]


def commission(reading: Reading) -> Commission | None:
    """Everything public of the commission; None where there is nothing of it yet."""
    process = reading.process
    told = duties.Told(process, reading.at)
    published = Published(reading)
    found = Commission(
        name=told.body,
        day=day(reading.at, process),
        members=people.members(process),
        plans=told.plans,
        duties=told.duties(published.by_obligation),
        doubts=told.doubts,
        sessions=sessions.sessions(process, published.by_version),
        documents=published.documents,
        postings=published.postings(),
    )
    return found if any((found.members, found.plans, found.sessions, found.documents, found.postings)) else None

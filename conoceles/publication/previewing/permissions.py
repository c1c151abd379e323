# SPDX-License-Identifier: EUPL-1.2
"""Who prepares a preview, looks at it, comments on it, and knows who did."""

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Act, Place, Role, permits, reach
from conoceles.elections.models import Process
from conoceles.publication.models import CouncilPreview, PreviewComment

from .rules import Extent, extent


def _process(by: Capacity) -> tuple[str, str]:
    """The process in which *by* acts, and the postulant that she represents, if any."""
    process, _, party = by.scope.partition("/")
    return process, party


def extent_of(by: Capacity, process: Process) -> Extent:
    """How much of a preview of *process* she sees, as the setting of her kind says."""
    slug, party = _process(by)
    if not permits(by, Act.PREVIEW, Place(process=process.slug, party=party)) or slug != process.slug:
        return Extent.NOTHING
    return extent(Role(by.role), {key: each.get("value") for key, each in process.parameters.items()})


def may_prepare(by: Capacity, process: Process) -> bool:
    """Whoever publishes."""
    return permits(by, Act.RELEASE, Place(process=process.slug))


def may_follow(by: Capacity, process: Process) -> bool:
    """Who knows who looked, and what everybody said of it."""
    return permits(by, Act.FOLLOW_PREVIEW, Place(process=process.slug))


def may_enter(by: Capacity, process: Process) -> bool:
    """Whoever has a seat, or prepares it: to be told when, and whether she sees anything, is open to all of them."""
    return reach(by, Act.PREVIEW) is not None and _process(by)[0] == process.slug


def may_look(by: Capacity, preview: CouncilPreview) -> bool:
    """Whoever sees some of it; when, and which of its pages, is asked beside."""
    return extent_of(by, preview.process) is not Extent.NOTHING


def may_comment(by: Capacity, preview: CouncilPreview) -> bool:
    """Whoever looks."""
    return may_look(by, preview)


def may_answer(by: Capacity, comment: PreviewComment) -> bool:
    """Whoever prepares previews."""
    return may_prepare(by, comment.preview.process)


def may_close(by: Capacity, preview: CouncilPreview) -> bool:
    """Whoever prepares it; and the system, of what must be shown no more."""
    return by.role == "sistema" or may_prepare(by, preview.process)

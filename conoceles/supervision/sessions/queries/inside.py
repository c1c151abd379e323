# SPDX-License-Identifier: EUPL-1.2
"""Who is in a session while it sits: whoever was there when it was opened, and came or left since."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from conoceles.supervision.members import in_order
from conoceles.supervision.models import Attendance, Guest, Member, Passage, Session

from ..rules.words import Deed


def inside(session: Session, call: int, *, until: datetime | None = None) -> list[Member | Guest]:
    """Everybody who is in, with vote or without; *until*: as it was written down then."""
    passages = session.passages.filter(call=call).select_related("member__postulant", "guest").order_by("pk")
    if until is not None:
        passages = passages.filter(written_at__lte=until)
    found = dict([*_rows(attended(session, call)), *_rows(passages)])  # the last of each is what counts
    return [who for who, there in found.items() if there]


def there(session: Session, call: int, *, until: datetime | None = None) -> list[Member]:
    """Of those, who votes."""
    found = inside(session, call, until=until)
    return in_order(each for each in found if isinstance(each, Member) and each.votes)


def attended(session: Session, call: int) -> list[Attendance]:
    """The attendance of that call, as it was written down when it was opened."""
    return list(session.attendances.filter(call=call).select_related("member__postulant", "guest"))


def last_passed(session: Session, call: int) -> datetime:
    """When somebody came or left last; before that, when it was opened."""
    opened = session.acts.filter(deed=Deed.OPEN).values_list("at", flat=True)
    return max([*opened, *session.passages.filter(call=call).values_list("at", flat=True)])


def _rows(rows: Iterable[Attendance | Passage]) -> Iterator[tuple[Member | Guest, bool]]:
    for each in rows:
        yield each.member or each.guest, each.arrived if isinstance(each, Passage) else each.present

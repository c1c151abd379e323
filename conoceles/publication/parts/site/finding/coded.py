# SPDX-License-Identifier: EUPL-1.2
"""What a row of the index says of somebody, as codes: the index is one, the words are of each page."""

from functools import lru_cache

import msgspec

from conoceles.publication.languages import _, bare
from conoceles.publication.parts.site import ballots, entries
from conoceles.publication.parts.site.catalogue import Catalogue
from conoceles.publication.parts.site.entries import Entry
from conoceles.publication.snapshot import on_ballot

_SEATS = ("P", "S")


def row(entry: Entry, catalogue: Catalogue) -> list[str]:
    """For what she stands, where and by whom, what she is no longer, and how the ballot differs from that."""
    ballot = on_ballot(entry)
    return [
        _post(entry.office, entry.position, entry.seat),
        _where(catalogue, entry.territory, entry.postulant),
        entries.ended(entry),
        ballot if ballot in ballots.TAGS else "",
    ]


def words(catalogue: Catalogue) -> str:
    """The words of all codes, as JSON, for the box of a page. They need no marks: the page says its own language."""
    posts = {
        _post(office, position, seat): bare(entries.post(catalogue, office, position, seat))
        for office, position in catalogue.positions
        if office in catalogue.offices
        for seat in _SEATS
    }
    closed = any(office.ballots_closed_on for office in catalogue.offices.values())  # before, no row has such a code
    rest = {code: _(told) for code, told in ballots.TAGS.items()} if closed else {}
    return msgspec.json.encode(posts | entries.ended_words() | rest).decode()


def _post(office: str, position: str, seat: str) -> str:
    return f"{office}/{position}/{seat}"


_where = lru_cache(maxsize=1 << 14)(entries.where)

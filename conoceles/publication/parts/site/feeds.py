# SPDX-License-Identifier: EUPL-1.2
"""The feed of a race (Atom, RFC 4287): an entry for each candidacy, new again when a fact of it is.

Nothing in it is of the release: ``updated`` is the latest day or instant that the snapshot tells of her, so that
readers hear of what happened to a candidacy and not of every publication. It says where she stands and never what she
answered: what leaves her page leaves no copy here.
"""

import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from xml.etree import ElementTree as ET
from zoneinfo import ZoneInfo

from conoceles.publication.languages import _, bare, current
from conoceles.publication.snapshot import Profile, Race

from . import absence, ballots, succession
from .catalogue import Catalogue
from .rendering import spoken_folder
from .words import clean, seat, standing

NAME = "contienda.atom"
_ATOM = "http://www.w3.org/2005/Atom"
#: RFC 4287 asks every feed and entry for an instant. Where the register knows none it is this one, the first of Unix.
_UNKNOWN = datetime.fromtimestamp(0, UTC)


def feed(race: Race, profiles: list[Profile], catalogue: Catalogue) -> bytes:
    """The feed of *race*: whatever happened last comes first."""
    process, folder = catalogue.process, spoken_folder() + catalogue.race_folder(race)
    entries = sorted(
        ((_updated(profile, ZoneInfo(process.timezone)), profile) for profile in profiles),
        key=lambda each: (-each[0].timestamp(), each[1].slug),
    )
    root = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": _language()})
    _text(root, "id", uuid.uuid5(uuid.NAMESPACE_URL, f"conoceles:{process.slug}/{folder}").urn)
    _text(root, "title", _("Candidaturas: {race}").format(race=catalogue.race_name(race)))
    _text(root, "subtitle", process.notice)
    _text(root, "updated", max((at for at, _profile in entries), default=_UNKNOWN).isoformat())
    _text(ET.SubElement(root, "author"), "name", process.authority)
    # Relative where nobody says where the site lies (RFC 4287, 4.2.7.1, and 2: relative to the feed itself).
    base = f"{process.site}{folder}" if process.site else ""
    _link(root, "alternate", "text/html", base or "./")
    if base:
        _link(root, "self", "application/atom+xml", base + NAME)
    for at, profile in entries:
        _entry(root, at, profile, base, catalogue)
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, "utf-8") + b"\n"


def _entry(root: ET.Element, at: datetime, profile: Profile, base: str, catalogue: Catalogue) -> None:
    language = current()
    own = uuid.UUID(profile.id)
    entry = ET.SubElement(root, "entry")
    # Whoever reads the feed in two languages reads each of them once: they are two texts.
    _text(entry, "id", (uuid.uuid5(own, language.code) if language else own).urn)
    ended = absence.of_status(profile)
    _text(entry, "title", f"{clean(profile.name)}: {ended[0]}" if ended else clean(profile.name))
    _text(entry, "updated", at.isoformat())
    _link(entry, "alternate", "text/html", f"{base}{profile.slug}.html")
    _link(entry, "alternate", "application/json", f"{_to_data(base, catalogue, profile)}{profile.slug}.json")
    _text(entry, "summary", "\n".join(_summary(profile, catalogue)))


def _to_data(base: str, catalogue: Catalogue, profile: Profile) -> str:
    """The folder of her JSON, which lies beside the Spanish page alone."""
    folder = catalogue.race_folder(profile)
    if base:
        return f"{catalogue.process.site}{folder}"
    return f"../../../{folder}" if current() else ""


def _summary(profile: Profile, catalogue: Catalogue) -> Iterator[str]:
    """Where she stands, a sentence a line, in the words of her page."""
    position = catalogue.positions[profile.office, profile.position]
    by = catalogue.named(catalogue.postulation(profile.postulant))
    yield f"{standing(profile, position)} · {seat(profile.seat)} · {by}"
    if ended := absence.of_status(profile):
        yield ended[1]
    for link in succession.shown(profile, catalogue):
        yield f"{link['words']}: {link['name']}."
    yield from succession.moves(profile)
    if printed := ballots.notice(profile, catalogue):
        yield printed
    if not ended:
        for sheet, asked in catalogue.shown(profile):
            yield f"{asked.definition.name}: {absence.of_sheet(sheet, profile)}"
            yield from dict.fromkeys(absence.of_pause(paused) for paused in sheet.paused)


def _updated(profile: Profile, zone: ZoneInfo) -> datetime:
    """The latest of the days and instants that are public of *profile*; a day is its first instant in *zone*."""
    told = [profile.registered_on, profile.status_on, *(move.on or move.issued_on for move in profile.moves)]
    if profile.withdrawn:
        told.append(profile.withdrawn.since)
    for sheet in profile.sheets:
        told += [sheet.approved_at, sheet.published_at, sheet.waiting_since, *(each.since for each in sheet.paused)]
    return max((_instant(each, zone) for each in told if each), default=_UNKNOWN)


def _instant(iso: str, zone: ZoneInfo) -> datetime:
    at = datetime.fromisoformat(iso)
    return at if at.tzinfo else at.replace(tzinfo=zone)


def _language() -> str:
    language = current()
    return language.code if language else "es-MX"


def _text(parent: ET.Element, name: str, words: str) -> None:
    if words:
        ET.SubElement(parent, name).text = bare(words)


def _link(parent: ET.Element, relation: str, kind: str, address: str) -> None:
    ET.SubElement(parent, "link", {"rel": relation, "type": kind, "href": address})

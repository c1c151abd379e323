# SPDX-License-Identifier: EUPL-1.2
"""How the making of the site is split, and that no two pages would have one address."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial

from conoceles.kernel.refusals import Refused
from conoceles.publication.languages import catalogues as languages
from conoceles.publication.languages import speaking
from conoceles.publication.parts import Laid, Page, Seen
from conoceles.publication.snapshot import Profile, Race, Snapshot, profile_of

from . import (
    agenda,
    browsing,
    cards,
    comparing,
    emblems,
    entries,
    feeds,
    finding,
    front,
    histories,
    linked,
    mine,
    people,
    photos,
    places,
    postulants,
    profile_records,
    profiles,
    races,
    rendering,
    scripts,
    securing,
    sitemap,
    tongues,
    wording,
)
from .catalogue import Catalogue, catalogue_of
from .reasons import Reason

#: Lists that read every candidacy, and the rest of the pages that are not of one race.
_LISTS: dict[str, Callable[[Catalogue], Iterator[Page]]] = {
    "filtros": browsing.pages,
    "busqueda": finding.pages,
    "nombres": people.pages,
    "postulaciones": postulants.pages,
    "lugares": places.pages,
    "boletas": mine.pages,
    "emblemas": emblems.pages,
    "portada": front.pages,
    "calendario": agenda.pages,
    "vinculos": linked.pages,
    "sitemap": sitemap.pages,
    "seguridad": securing.pages,
    "guiones": scripts.pages,
    "sorteo": comparing.explained,
    "tarjeta": cards.pages,
}
_LISTS |= {group: partial(wording.pages, group=group) for group in wording.GROUPS}
_PHOTOS = "fotografias"
#: What every language shares; of words, who says each: their pages of all languages are made together.
_ONCE = {"busqueda", "emblemas", "guiones", "vinculos", "seguridad", "sitemap", *wording.GROUPS}
#: About how many profiles a shard of races makes.
_PROFILES = 200
#: Names at the top of the site that no office may have.
RESERVED = frozenset({
    "municipios", "distritos", "partidos", "buscar", "nombres", "verificar", "datos", "acerca",
    "accesibilidad", "seguridad", "fotos", "guiones", "mi-boleta", "emblemas", "calendario", "palabras",
    "palabra", "filtros", "avance", "comision", "aviso-de-privacidad", "estadisticas",
})  # fmt: skip


def check(snapshot: Snapshot) -> None:
    """Refuse a snapshot in which two pages would have one address: ADDRESS_TAKEN, with it and who wants it."""
    taken: set[str] = {*RESERVED, *languages.codes()}
    for office in snapshot.header.offices:
        _take(office.slug, office.name, taken)
    for kind in {place.kind for place in snapshot.header.territories}:
        taken = {"index"}
        for place in snapshot.header.territories:
            if place.kind == kind:
                _take(place.slug, place.name, taken)
    taken = set()
    for address, by in mine.addresses(catalogue_of(snapshot)):
        _take(address, by, taken)
    taken = set()
    for address, by in browsing.addresses(catalogue_of(snapshot)):
        _take(address, by, taken)


def _take(address: str, by: str, taken: set[str]) -> None:
    if address in taken:
        raise Refused(Reason.ADDRESS_TAKEN, address=address, by=by)
    taken.add(address)


def shards(snapshot: Snapshot) -> Sequence[str]:
    """The lists first, for they read everything; then the races, in as many pieces as keep each one short."""
    pieces = _pieces(snapshot)
    races = [f"contiendas-{piece}-de-{pieces}" for piece in range(pieces)]
    again = [each for each in (*_LISTS, *races) if each not in _ONCE]
    return [*_LISTS, _PHOTOS, *races, *tongues.shards(snapshot, again)]


def _pieces(snapshot: Snapshot) -> int:
    """How many shards of races: a power of two, so that a candidacy more or less moves no page to another shard."""
    total = sum(race.count for race in snapshot.races)
    return 1 << max(0, (total // _PROFILES).bit_length() - 1) if total else 1


def _piece(race: Race, pieces: int) -> int:
    key = hashlib.sha256(f"{race.office}/{race.territory}".encode()).digest()
    return int.from_bytes(key[:4], "big") % pieces


def seen(snapshot: Snapshot, shard: str) -> Seen | None:
    """What *shard* is made of: the words of texts depend on everything, races on their own lines, lists on outlines."""
    own = shard.rpartition(tongues.OF)[2]
    if own in wording.GROUPS:
        return None
    further = f"{rendering.renderer()} {cards.maker()}"
    if own in _LISTS or own == _PHOTOS:
        return Seen(None, further)
    _, piece, _, pieces = own.split("-")
    there = {race.territory for race in snapshot.races if _piece(race, int(pieces)) == int(piece)}
    # A place is told of with the first of its races: all of them count.
    return Seen(tuple(race for race in snapshot.races if race.territory in there), further)


def pages(snapshot: Snapshot, shard: str) -> Iterator[Page]:
    """The files of *shard*."""
    return tongues.pages(snapshot, shard, lambda own: _pages(snapshot, own))


def _pages(snapshot: Snapshot, shard: str) -> Iterator[Page]:
    catalogue = catalogue_of(snapshot)
    if shard in _LISTS:
        yield from _LISTS[shard](catalogue)
    elif shard == _PHOTOS:
        yield from _photos(snapshot)
    else:
        _, piece, _, pieces = shard.split("-")
        for race in snapshot.races:
            if _piece(race, int(pieces)) == int(piece):
                yield from _race(race, catalogue)
                yield from browsing.of_place(race, catalogue)


def closing(snapshot: Snapshot, laid: Laid) -> Iterator[Page]:
    """The page that tells how to verify."""
    yield from tongues.each(snapshot, lambda: front.closing(catalogue_of(snapshot), laid))


def _photos(snapshot: Snapshot) -> Iterator[Page]:
    """Each size of each photograph once, though a person may hold two candidacies with the same one."""
    seen: set[str] = set()
    for entry in entries.everyone(snapshot):
        for picture in entry.photo:
            if picture.digest not in seen:
                seen.add(picture.digest)
                yield Page(photos.path(picture), picture.digest, lambda at=picture.digest: snapshot.photo(at))  # type: ignore[misc]


def _race(race: Race, catalogue: Catalogue) -> Iterator[Page]:
    lines = catalogue.snapshot.lines(race)
    folder = catalogue.race_folder(race)
    digest = rendering.inputs(catalogue, *lines)
    everyone = cache(lambda: [profile_of(line) for line in lines])

    around = {"compare": comparing.way_to(race, catalogue), "card": cards.of_race(race, catalogue)}

    def as_html() -> bytes:
        shown = races.page(race, everyone(), catalogue) | around
        return rendering.html("race", catalogue, f"{folder}index", shown)

    def as_json() -> bytes:
        told = linked.head("Race", folder, folder)
        return rendering.data("contienda", catalogue, races.record(race, everyone(), catalogue), told)

    yield Page(f"{folder}index.html", digest, as_html)
    yield Page(f"{folder}index.json", digest, as_json)
    yield Page(
        f"{folder}{feeds.NAME}", digest, lambda: rendering.veiled(catalogue, feeds.feed(race, everyone(), catalogue))
    )
    yield from wording.proposals(race, lines, catalogue, digest)
    taken = {"index", wording.NAME}
    compared = dict(comparing.ways(race, catalogue))
    for line in lines:
        yield from _profile(line, folder, compared, catalogue, taken)
    yield from comparing.pages(race, catalogue)
    yield from cards.race_pages(race, catalogue)


def _profile(
    line: bytes, folder: str, compared: dict[str, str], catalogue: Catalogue, taken: set[str]
) -> Iterator[Page]:
    entry = entries.of_line(line)
    _take(entry.slug, entry.name, taken)
    path = f"{folder}{entry.slug}"
    compare = compared.get(entry.slug, "")
    digest = rendering.inputs(catalogue, line, compare.encode())
    profile = cache(lambda: profile_of(line))

    @cache
    def as_json() -> bytes:
        with speaking(None):  # the one file that there is, whichever page tells its fingerprint
            plain = catalogue_of(catalogue.snapshot)
            told = linked.head("Person", path, f"urn:uuid:{profile().id}")
            return rendering.data("candidatura", plain, profile_records.record(profile(), plain), told)

    def as_html() -> bytes:
        shown = profiles.page(profile(), catalogue, fingerprint=hashlib.sha256(as_json()).hexdigest())
        around = {"compare": compare, "card": cards.of_race(profile(), catalogue)}
        return rendering.html("profile", catalogue, path, shown | around)

    yield Page(f"{path}.html", digest, as_html)
    yield Page(f"{path}.json", digest, as_json, archived=True)
    if histories.is_told(line):
        yield from _history(profile, f"{folder}{histories.FOLDER}/{entry.slug}", digest, catalogue)


def _history(profile: Callable[[], Profile], path: str, digest: str, catalogue: Catalogue) -> Iterator[Page]:
    """What the profile said before. Releases that are kept as archives say it by themselves: this is not kept."""
    yield Page(
        f"{path}.html", digest, lambda: rendering.html("history", catalogue, path, histories.page(profile(), catalogue))
    )
    yield Page(
        f"{path}.json", digest, lambda: rendering.data("historial", catalogue, histories.record(profile(), catalogue))
    )

# SPDX-License-Identifier: EUPL-1.2
"""A small part of a release: a page and a JSON per candidacy, a list, a bulk file in pieces, photographs."""

import html
from enum import Enum, auto

import msgspec

from conoceles.kernel import digests
from conoceles.kernel.refusals import Refused
from conoceles.publication.parts import Page


class Objection(Enum):
    NOTICE = auto()


def check(snapshot):
    if snapshot.header.process.notice == "no publicar":
        raise Refused(Objection.NOTICE)


def shards(snapshot):
    return ["todo", *(f"{race.office}/{race.territory}" for race in snapshot.races)]


def pages(snapshot, shard):
    if shard == "todo":
        yield from _shared(snapshot)
        return
    shared = digests.digest(msgspec.to_builtins(snapshot.header))
    (race,) = (race for race in snapshot.races if f"{race.office}/{race.territory}" == shard)
    for line, profile in zip(snapshot.lines(race), snapshot.profiles(race), strict=True):
        inputs = digests.digest([shared, line.decode()])
        page = _page(snapshot, profile.name, msgspec.json.encode(profile.sheets).decode())
        yield Page(f"quien/{profile.slug}.html", inputs, lambda page=page: page)
        yield Page(f"quien/{profile.slug}.json", inputs, lambda line=line: line, archived=True)
        for picture in profile.photo:
            at = picture.digest
            yield Page(f"fotos/{at}.{picture.format}", at, lambda at=at: snapshot.photo(at))


def closing(snapshot, laid):
    """How large the list is, which nobody knows before it is made."""
    size = str(laid.size("datos/todo.json")).encode()
    yield Page("datos/peso.txt", digests.digest([size.decode(), laid.key.decode()]), lambda: size)


def _shared(snapshot):
    everyone = list(snapshot.everyone())
    inputs = digests.digest([msgspec.json.encode(profile).decode() for profile in everyone])
    links = "".join(f'<a href="quien/{profile.slug}.html">{html.escape(profile.name)}</a>' for profile in everyone)
    yield Page("index.html", inputs, lambda: _page(snapshot, "Todas", links))
    yield Page("datos/todo.json", inputs, lambda: (line for race in snapshot.races for line in snapshot.lines(race)))


def _page(snapshot, title, body):
    notice = html.escape(snapshot.header.process.notice)
    home = '<a href="/index.html">Inicio</a>'
    return f"<!doctype html><title>{html.escape(title)}</title>{home}<p>{notice}</p>{body}".encode()

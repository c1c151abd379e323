# SPDX-License-Identifier: EUPL-1.2
"""The avisos de privacidad as a part of a release (``publication.parts``): both in force, and every version.

A process that has none has none of it. What they say is in Spanish on a page of any language: the words are those
that somebody saw.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec

from conoceles.publication.languages import _, current, told
from conoceles.publication.parts import Laid, Page
from conoceles.publication.parts.site import rendering, tongues
from conoceles.publication.parts.site.catalogue import Catalogue, catalogue_of
from conoceles.publication.parts.site.words import clean, day, paragraphs
from conoceles.publication.snapshot import Snapshot

from ..published import NAME, Notice, Notices

#: Where the pages lie.
FOLDER = "aviso-de-privacidad/"
_SHARD = "avisos"


def check(_snapshot: Snapshot) -> None:
    """Nothing here refuses a release."""


def shards(snapshot: Snapshot) -> Sequence[str]:
    """One, and again in every language."""
    return [_SHARD, *tongues.shards(snapshot, [_SHARD])]


def pages(snapshot: Snapshot, shard: str) -> Iterator[Page]:
    """The files of *shard*."""
    return tongues.pages(snapshot, shard, lambda _: _pages(snapshot))


def addresses(snapshot: Snapshot) -> Iterator[str]:
    """Its pages, for whoever lists those of the site."""
    frozen = snapshot.beside(NAME)
    if frozen:
        notices = msgspec.json.decode(frozen, type=Notices).notices
        last = {each.form: each for each in notices}
        yield FOLDER
        yield from (f"{FOLDER}{_name(each)}" for each in notices if each is not last[each.form])


def closing(_snapshot: Snapshot, _laid: Laid) -> Iterator[Page]:
    """Nothing here tells of other files."""
    return iter(())


def _pages(snapshot: Snapshot) -> Iterator[Page]:
    frozen = snapshot.beside(NAME)
    if not frozen:
        return
    notices = msgspec.json.decode(frozen, type=Notices).notices
    catalogue = catalogue_of(snapshot)
    last = {each.form: each for each in notices}
    now = sorted(last.values(), key=lambda each: each.form, reverse=True)
    yield _page(catalogue, f"{FOLDER}index.html", now, notices, _("Aviso de privacidad"))
    for each in notices:
        if each is not last[each.form]:
            yield _page(catalogue, f"{FOLDER}{_name(each)}", [each], notices, _called(each))
    if current() is None:
        digest = rendering.inputs(catalogue, _program(), frozen)
        content = {"avisos": [_record(each) for each in notices]}
        yield Page(f"{FOLDER}index.json", digest, lambda: rendering.data("avisos", catalogue, content))


def _page(catalogue: Catalogue, path: str, shown: list[Notice], every: Sequence[Notice], title: str) -> Page:
    content = {
        "title": title,
        "description": _("Qué datos personales trata este sistema, para qué, y qué puede pedir cada persona."),
        "data": "index.json",
        "notices": [_told(each) for each in shown],
        "versions": [_listed(each, every) for each in reversed(every)],
        "alone": path.rpartition("/")[2] != "index.html",
    }
    inputs = rendering.inputs(catalogue, _program(), *(msgspec.json.encode(each) for each in (shown, every)))
    return Page(path, inputs, lambda: rendering.html("privacy", catalogue, path, content))


def _told(one: Notice) -> dict[str, Any]:
    return {
        "form": one.form,
        "title": _own(one.title),
        "said": _("Versión {version}, desde el {day}.").format(version=one.version, day=day(one.since)),
        "clauses": [
            {"heading": _own(each.heading), "paragraphs": [_own(some) for some in paragraphs(each.text)]}
            for each in one.clauses
        ],
    }


def _listed(one: Notice, every: Sequence[Notice]) -> dict[str, str]:
    newest = max(each.version for each in every if each.form == one.form)
    said = _("Desde el {day}.") if one.version != newest else _("Vigente, desde el {day}.")
    return {
        "name": _called(one),
        "said": said.format(day=day(one.since)),
        "page": "" if one.version == newest else _name(one),
    }


def _called(one: Notice) -> str:
    return _("{title}, versión {version}").format(title=_own(one.title), version=one.version)


def _record(one: Notice) -> dict[str, Any]:
    clauses = [{"titulo": each.heading, "texto": each.text} for each in one.clauses]
    return {
        "forma": one.form, "version": one.version, "titulo": one.title, "desde": one.since, "huella": one.digest,
        "clausulas": clauses,
    }  # fmt: skip


def _name(one: Notice) -> str:
    return f"{one.form}-{one.version}.html"


def _own(text: str) -> str:
    return told(clean(text))


@cache
def _program() -> bytes:
    """The digest of what sets these pages: other code may write other bytes."""
    here = Path(__file__).resolve()
    sources = [here, *sorted((here.parents[1] / "published").rglob("*.py"))]
    return sha256(b"".join(each.read_bytes() for each in sources)).hexdigest().encode()

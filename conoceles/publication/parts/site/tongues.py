# SPDX-License-Identifier: EUPL-1.2
"""The pages for people again in each language of the site, under a folder of its name, at the same addresses.

Data is not made again: it says the same in every language. A page is made as the Spanish one is, by the same
functions, while its language is being spoken; what both read of the snapshot costs little beside what each writes.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from conoceles.publication.languages import Language, speaking
from conoceles.publication.parts import Page
from conoceles.publication.snapshot import Snapshot

from . import rendering
from .catalogue import catalogue_of

#: Between the tag of a language and the shard that it has again.
OF = "--"
#: What people read: pages, feeds, a calendar, a ballot as plain text and where it lies, images and charts with words.
_READ = (".html", ".atom", ".ics", "/boleta.txt", "/qr.svg", "compartir.png", ".grafica.svg")


def shards(snapshot: Snapshot, again: Iterable[str]) -> list[str]:
    """The shards *again*, of each language."""
    each_one = list(again)
    return [f"{language.code}{OF}{shard}" for language in _languages(snapshot) for shard in each_one]


def pages(snapshot: Snapshot, shard: str, made: Callable[[str], Iterator[Page]]) -> Iterator[Page]:
    """What *made* gives of *shard*, in the language that it is of."""
    code, _of, own = shard.rpartition(OF)
    if not code:
        yield from made(own)
    for language in _languages(snapshot):
        if language.code == code:
            yield from _in(language, lambda: made(own))


def each(snapshot: Snapshot, made: Callable[[], Iterator[Page]]) -> Iterator[Page]:
    """What *made* gives, in Spanish and then in every other language."""
    yield from made()
    for language in _languages(snapshot):
        yield from _in(language, made)


def prepare(snapshot: Snapshot) -> None:
    """Read the templates in each language."""
    for language in (None, *_languages(snapshot)):
        rendering.read_templates(language)


def _languages(snapshot: Snapshot) -> tuple[Language, ...]:
    return catalogue_of(snapshot).languages


def _in(language: Language, made: Callable[[], Iterator[Page]]) -> Iterator[Page]:
    """Each step is taken while *language* is spoken, and none of what lies between: whoever asks speaks her own."""
    with speaking(language):
        left = made()
    while True:
        with speaking(language):
            page = next(left, None)
        if page is None:
            return
        if page.path.endswith(_READ):
            yield replace(page, path=f"{language.code}/{page.path}", make=_spoken(language, page), archived=False)


def _spoken(language: Language, page: Page) -> Callable[[], bytes | Iterable[bytes]]:
    def make() -> bytes | Iterable[bytes]:
        with speaking(language):
            return page.make()

    return make

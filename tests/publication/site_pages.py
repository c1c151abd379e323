# SPDX-License-Identifier: EUPL-1.2
"""The site of a snapshot, as pages in memory or as a folder, and a reader that sees what a browser would."""

from html.parser import HTMLParser
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from conoceles.kernel.signatures import public_pem
from conoceles.opendata import part as opendata
from conoceles.publication.baking.files import Tray
from conoceles.publication.parts import Edition, Laid, site

#: Of a key that signs nothing.
KEY = public_pem(Ed25519PrivateKey.from_private_bytes(b"k" * 32))
NO_EDITION = Edition()
#: Files that other parts of a release, or its sealing, put beside the site.
OF_OTHERS = {
    "datos/index.html",
    "SHA256SUMS", "SHA256SUMS.sig", "clave-publica.pem", "release.json", "bitacora.txt", "bitacora.pem",
}  # fmt: skip
_VOID = {"meta", "link", "img", "br", "input", "hr", "source"}


def pages(snapshot):
    """Every page of the site, in the order of its shards."""
    closing = site.closing(snapshot, Laid(Path("nowhere"), KEY))
    return [*(page for shard in site.shards(snapshot) for page in site.pages(snapshot, shard)), *closing]


def made(snapshot) -> dict[str, bytes]:
    return {page.path: page.make() for page in pages(snapshot)}


def laid(snapshot, folder: Path, parts=(site, opendata), edition=NO_EDITION) -> Path:
    """What *parts* make of *snapshot*, as a bake lays it."""
    folder.mkdir(parents=True)
    tray = Tray(folder, None)
    for part in parts:
        for shard in part.shards(snapshot):
            for page in part.pages(snapshot, shard):
                tray.put(page)
    for part in parts:
        for page in part.closing(snapshot, Laid(folder, KEY, edition)):
            tray.put(page)
    return folder


class Read(HTMLParser):
    """A page: its elements with their attributes, and the text of each; fails where tags do not nest."""

    def __init__(self, content: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: list[tuple[str, str]] = []
        self._open: list[tuple[str, int]] = []
        self.feed(content.decode())
        self.close()
        assert self._open == []

    def handle_starttag(self, tag, attrs):
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), (tag, attrs)
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in _VOID:
            self._open.append((tag, len(self.texts)))
            self.texts.append((tag, ""))

    def handle_endtag(self, tag):
        opened, _ = self._open.pop()
        assert opened == tag, f"<{opened}> closed by </{tag}>"

    def handle_data(self, data):
        for _, at in self._open:
            tag, text = self.texts[at]
            self.texts[at] = (tag, text + data)

    def all(self, tag):
        return [attributes for name, attributes in self.elements if name == tag]

    def said(self, tag="main"):
        """The text within each *tag*, blanks collapsed."""
        return [" ".join(text.split()) for name, text in self.texts if name == tag]

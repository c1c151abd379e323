# SPDX-License-Identifier: EUPL-1.2
"""Of what is withdrawn the digest stays (decision 0015): nobody can find out by trying what it was the digest of."""

import hashlib
import json
from dataclasses import replace

from .site_pages import made
from .snapshots import HEADER, profile, sheet, written

#: What bears nothing that anybody answered, and is the same in every installation.
_OF_NOBODY = (
    ".css",
    ".js",
    ".svg",
    ".png",
    ".webp",
    ".jpg",
    ".jsonld",
    ".ics",
    "boleta.txt",
    "security.txt",
    ".cdx.json",
)


def _digests(files):
    return {hashlib.sha256(content).hexdigest() for content in files.values()}


def test_whoever_guesses_every_word_of_a_page_cannot_confirm_it_by_its_digest(tmp_path):
    """With the program and with all that was said, but without the secret, no digest of a page fits."""
    who = profile("Ana Uc", sheet({"propuesta_1": "Agua para el cenote.", "grado": "ninguno"}), nickname="La Güera")
    ours, guessed, again = (
        made(written(tmp_path / name, [who], header=replace(HEADER, veil=veil)))
        for name, veil in (("ours", "1f" * 16), ("guessed", "2e" * 16), ("again", "1f" * 16))
    )
    told = {path: content for path, content in ours.items() if not path.endswith(_OF_NOBODY)}
    assert {"palabras/datos/a/00.json", "palabra/a/agu.html", "filtros/index.html"} <= set(told)
    assert any(path.startswith("buscar/indice/personas-") for path in told)
    assert any(path.endswith(".atom") for path in told)
    assert _digests(told) & _digests(guessed) == set()
    assert again == ours
    for path, content in told.items():  # and nothing else is told by it
        assert content.split() == guessed[path].split() or who.slug in path
        if path.endswith(".json"):
            json.loads(content)

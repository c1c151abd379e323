# SPDX-License-Identifier: EUPL-1.2
"""The page that tells from what and how the order is drawn, with an example that anybody can draw again."""

import json
import shlex
from collections.abc import Iterator
from typing import Any

import msgspec

from conoceles.publication.languages import N_, _, told
from conoceles.publication.parts import Page
from conoceles.publication.parts.site import rendering
from conoceles.publication.parts.site.catalogue import Catalogue

from . import tables
from .boards import Board, boards_of
from .draw import BETWEEN, contest, seed, turn

PATH = "acerca/sorteo"
_TITLE = N_("Cómo se sortea el orden de las comparaciones")
#: Of a turn, as many digits as are shown: two are never alike in them.
_DIGITS = 12
_CODE = """import hashlib

semilla = {seed}
contienda = {contest}
postulaciones = {keys}

def turno(clave):
    texto = f"{{semilla}}|{{contienda}}|{{clave}}"
    return hashlib.sha256(texto.encode("utf-8")).hexdigest()

for clave in sorted(postulaciones, key=turno):
    print(turno(clave)[:12], clave)
"""


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """The page, the same as JSON, and what comparisons add to the stylesheet."""
    yield Page(tables.stylesheet_name(), rendering.inputs(catalogue), tables.css)
    example = _example(catalogue)
    digest = rendering.inputs(catalogue, msgspec.json.encode(example))
    yield Page(f"{PATH}.html", digest, lambda: rendering.html("draw", catalogue, PATH, _page(example, catalogue)))
    yield Page(f"{PATH}.json", digest, lambda: rendering.data("sorteo", catalogue, _record(example, catalogue)))


def _example(catalogue: Catalogue) -> dict[str, Any] | None:
    """The first race of the ballot in which there is somebody to compare, and the keys of whoever nominates in it."""
    for race in catalogue.snapshot.races:
        boards: tuple[Board, ...] = boards_of(race, catalogue)
        if boards:
            keys = [seat.postulant for seat in boards[0].seats]
            folder = f"{catalogue.race_folder(race)}{boards[0].folder}"
            return {
                "name": catalogue.race_name(race), "contest": contest(race, catalogue), "keys": keys, "folder": folder
            }  # fmt: skip
    return None


def _page(example: dict[str, Any] | None, catalogue: Catalogue) -> dict[str, Any]:
    header = catalogue.header
    return {
        "title": _(_TITLE),
        "description": _("La semilla y el método del orden en que se comparan las candidaturas, para repetirlo."),
        "data": "sorteo.json",
        "seed": seed(header),
        "source": told(header.draw.source),
        "example": example and _told(example, catalogue),
    }


def _told(example: dict[str, Any], catalogue: Catalogue) -> dict[str, Any]:
    header, contested = catalogue.header, example["contest"]
    known = sorted(example["keys"])
    rows = [
        {
            "place": str(place),
            "key": key,
            "name": catalogue.named(catalogue.postulation(key)),
            "turn": turn(key, contested, header)[:_DIGITS],
        }
        for place, key in enumerate(example["keys"], 1)
    ]
    text = BETWEEN.join((seed(header), contested, known[0]))
    return {
        **example,
        "rows": rows,
        "code": _CODE.format(
            seed=json.dumps(seed(header), ensure_ascii=False), contest=json.dumps(contested), keys=json.dumps(known)
        ),
        "text": text,
        "command": f"printf '%s' {shlex.quote(text)} | sha256sum",
        "first": catalogue.named(catalogue.postulation(known[0])),
    }


def _record(example: dict[str, Any] | None, catalogue: Catalogue) -> dict[str, Any]:
    header = catalogue.header
    return {
        "semilla": seed(header),
        "acto": header.draw.source or None,
        "sorteada": bool(header.draw.seed),
        "metodo": "SHA-256 de «semilla|contienda|postulacion» en UTF-8, en hexadecimal; de menor a mayor",
        "ejemplo": example
        and {
            "contienda": example["contest"],
            "orden": [{"postulacion": key, "turno": turn(key, example["contest"], header)} for key in example["keys"]],
        },
    }

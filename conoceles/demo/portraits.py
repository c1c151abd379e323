# SPDX-License-Identifier: EUPL-1.2
"""Drawn portraits: flat shapes without features, in embroidered clothes; nobody could take one for a photograph.

The same person is drawn the same, byte for byte, by the same release of Pillow.
"""

from random import Random

from PIL import Image, ImageDraw

from conoceles.capture.rules.photos import SHAPE, SIZES
from conoceles.files.images.cutting import Picture, encoded

from .dice import dice, happens
from .people import Invented, Voice

SIZE = (320, 400)
#: Drawn this much larger, then reduced, which smooths every edge.
_SCALE = 2
_BACKGROUNDS = ("#dfe9e4", "#f3e3d3", "#dde4f0", "#f1dfe4", "#e9e6d2", "#d9ecef", "#eadff0", "#f6ead0")
_SKINS = ("#8d5a3b", "#a06a47", "#b27b56", "#c48d67", "#7a4c33", "#d3a17c")
_HAIR = ("#1d1613", "#2b1d17", "#3a2a22", "#4a3427")
_GREY = ("#8b8a88", "#b9b7b4", "#dcdad6")
_THREADS = ("#b3262e", "#1f6f8b", "#e0912f", "#5b8c3a", "#7a3b8f", "#d14f7c", "#26538d", "#0f7d6b")
_CLOTHS = ("#fbfaf6", "#fbfaf6", "#f4efe4", "#e8eef2", "#39506b", "#6b2f3a", "#2f5d50", "#c9b28f")
#: Motifs of cross-stitch, one character a stitch: blank, or the number of a thread.
_MOTIFS = (
    ("...0....", "..010...", ".01210..", "0122210.", ".01210..", "..010...", "...0...."),
    ("0...0...", "10.010.0", "2101.101", "..2...2.", "2101.101", "10.010.0", "0...0..."),
    ("0000....", "0..0....", "0.00..11", "0.....1.", "000.111.", "..0.1...", "..000..."),
    ("..0.0...", ".01110..", "0112110.", ".11211..", "0112110.", ".01110..", "..0.0..."),
    ("1...1...", ".1.1....", "..0...2.", ".000.222", "..0...2.", ".1.1....", "1...1..."),
)


def portrait(person: Invented, seed: str, edition: int = 0) -> tuple[Picture, ...]:
    """The portrait of *person*, in two sizes. Another *edition* is another sitting: other clothes, other wall."""
    who = dice(seed, "face", person.key)
    sitting = dice(seed, "sitting", person.key, edition)
    image = Image.new("RGB", (SIZE[0] * _SCALE, SIZE[1] * _SCALE), sitting.choice(_BACKGROUNDS))
    pen = ImageDraw.Draw(image)
    skin, hair = who.choice(_SKINS), _hair(who, person.age)
    long = {Voice.WOMAN: 70, Voice.MAN: 6}.get(person.voice, 40)
    style = (
        who.choice(("long", "bun", "braids", "bob")) if happens(who, long) else who.choice(("short", "high", "crop"))
    )
    _behind(pen, style, hair)
    cuts = ("collar", "round", "guayabera") + ("huipil",) * 3 * (person.voice is not Voice.MAN)
    _clothes(pen, sitting, skin, sitting.choice(cuts))
    _head(pen, skin)
    _in_front(pen, style, hair, bald=style == "crop" and happens(who, person.age - 30))
    if happens(who, 18 + person.age / 2):
        _glasses(pen)
    width = SHAPE[0] * SIZE[1] * _SCALE // SHAPE[1]
    left = (SIZE[0] * _SCALE - width) // 2
    return tuple(encoded(image.crop((left, 0, left + width, SIZE[1] * _SCALE)), SIZES[:2]))


def _hair(chance: Random, age: int) -> str:
    return chance.choice(_GREY if happens(chance, (age - 38) * 2.2) else _HAIR)


def _behind(pen: ImageDraw.ImageDraw, style: str, hair: str) -> None:
    if style == "long":
        pen.rounded_rectangle((190, 170, 450, 640), 110, fill=hair)
    elif style == "bob":
        pen.rounded_rectangle((196, 170, 444, 470), 100, fill=hair)
    elif style == "bun":
        pen.ellipse((262, 84, 378, 200), fill=hair)
    elif style == "braids":
        for x in (196, 392):
            for y in range(400, 640, 44):
                pen.ellipse((x, y, x + 52, y + 56), fill=hair)


def _clothes(pen: ImageDraw.ImageDraw, chance: Random, skin: str, cut: str) -> None:
    cloth = chance.choice(_CLOTHS)
    pen.rounded_rectangle((70, 560, 570, 1000), 120, fill=cloth)
    pen.rounded_rectangle((268, 440, 372, 620), 44, fill=_darker(skin))
    threads = chance.sample(_THREADS, 3)
    motif = chance.choice(_MOTIFS)
    if cut == "huipil":
        pen.rectangle((236, 552, 404, 640), fill=skin)
        _stitches(pen, motif, threads, (124, 644, 516), 7)
        for x in (180, 408):
            pen.rectangle((x, 562, x + 52, 640), fill=threads[0])
    elif cut == "round":
        pen.ellipse((240, 520, 400, 640), fill=skin)
        _stitches(pen, motif, threads, (70, 720, 570), 9)
    else:
        pen.polygon(((250, 556), (390, 556), (320, 668)), fill=skin)
        edge = _darker(cloth)
        pen.polygon(((244, 548), (222, 604), (320, 690), (320, 662)), fill=edge)
        pen.polygon(((396, 548), (418, 604), (320, 690), (320, 662)), fill=edge)
        pen.line((320, 690, 320, 800), fill=edge, width=4)
        if cut == "guayabera":
            for x in (168, 184, 200, 440, 456, 472):
                pen.line((x, 604, x, 800), fill=edge, width=4)
            _stitches(pen, motif, threads, (236, 740, 300), 4)


def _stitches(
    pen: ImageDraw.ImageDraw, motif: tuple[str, ...], threads: list[str], span: tuple[int, int, int], stitch: int
) -> None:
    """*motif* repeated over *span* (left, top, right), downwards from its top; *stitch* is the side of one, in dots."""
    left, top, right = span
    for row, line in enumerate(motif):
        for column in range((right - left) // stitch):
            thread = line[column % len(line)]
            if thread != ".":
                x, y = left + column * stitch, top + row * stitch
                pen.rectangle((x, y, x + stitch - 2, y + stitch - 2), fill=threads[int(thread)])


def _head(pen: ImageDraw.ImageDraw, skin: str) -> None:
    pen.ellipse((198, 300, 240, 376), fill=_darker(skin))
    pen.ellipse((400, 300, 442, 376), fill=_darker(skin))
    pen.ellipse((214, 176, 426, 492), fill=skin)


def _in_front(pen: ImageDraw.ImageDraw, style: str, hair: str, *, bald: bool) -> None:
    if bald:
        pen.chord((206, 230, 240, 380), 90, 270, fill=hair)
        pen.chord((400, 230, 434, 380), 270, 90, fill=hair)
        return
    depth = {"crop": 60, "short": 88, "high": 80}.get(style, 76)
    top = {"high": 128, "short": 156}.get(style, 158)
    pen.chord((206, top, 434, top + 3 * depth), 180, 360, fill=hair)
    if style in {"long", "bob"}:
        for left in (200, 406):
            pen.rounded_rectangle((left, 236, left + 34, 470), 17, fill=hair)


def _glasses(pen: ImageDraw.ImageDraw) -> None:
    for left in (240, 332):
        pen.rounded_rectangle((left, 306, left + 72, 362), 24, outline="#2a2a2a", width=5)
    pen.line((312, 328, 332, 328), fill="#2a2a2a", width=5)


def _darker(colour: str) -> str:
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{int(part * 0.88):02x}" for part in parts)

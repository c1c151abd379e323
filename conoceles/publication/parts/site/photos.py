# SPDX-License-Identifier: EUPL-1.2
"""Photographs on pages: where each size lies, and what a browser chooses among."""

from typing import Any

from conoceles.publication.snapshot import Picture

#: How wide a portrait is, as the stylesheet has it: of a profile, and at the head of a list.
ON_A_PROFILE = "clamp(5.5rem, 24vw, 11rem)"
ON_A_LIST = "72px"
_ENDINGS = {"webp": "webp", "jpeg": "jpg"}
#: What a browser shows that chooses nothing: the one that profiles are made for.
_USUAL = 240


def path(picture: Picture) -> str:
    """Where *picture* lies in the release: its own content names it."""
    return f"fotos/{picture.digest[:16]}.{_ENDINGS[picture.format]}"


def shown(photo: tuple[Picture, ...], root: str, sizes: str) -> dict[str, Any] | None:
    """What the template ``parts/photo`` shows, on a page from which *root* leads to the top; None without photograph.

    ``sizes`` is how wide it is shown, as an attribute of the same name says it.
    """
    plain = [each for each in photo if each.format == "jpeg"]
    if not plain:
        return None
    usual = _usual(plain)
    return {
        "src": root + path(usual),
        "width": usual.width,
        "height": usual.height,
        "sizes": sizes,
        "srcset": {
            format_: ", ".join(f"{root}{path(each)} {each.width}w" for each in photo if each.format == format_)
            for format_ in _ENDINGS
        },
    }


def record(photo: tuple[Picture, ...]) -> list[dict[str, Any]]:
    """Every size, for programs. The answer that names the photograph is the SHA-256 of these (docs/operations)."""
    return [
        {
            "ruta": path(each),
            "formato": each.format,
            "ancho": each.width,
            "alto": each.height,
            "sha256": each.digest,
        }
        for each in photo
    ]


def main(photo: tuple[Picture, ...]) -> str | None:
    """The path of the size that stands for it."""
    light = [each for each in photo if each.format == "webp"]
    return path(_usual(light)) if light else None


def _usual(some: list[Picture]) -> Picture:
    return min(some, key=lambda each: (abs(each.width - _USUAL), each.width))

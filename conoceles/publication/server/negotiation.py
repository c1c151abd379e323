# SPDX-License-Identifier: EUPL-1.2
"""What the reader prefers, read from its headers (RFC 9110, 12.4 and 12.5)."""

from functools import lru_cache

#: Codings in which a file may lie, the server's favourite first, and the suffix of each.
SUFFIXES = {"br": ".br", "gzip": ".gz", "identity": ""}


def _weighed(value: str) -> dict[str, float]:
    """The members of a header with their weights; what cannot be read is left out."""
    weights: dict[str, float] = {}
    for member in value.split(","):
        name, *parameters = (piece.strip().lower() for piece in member.split(";"))
        weight = next((p[2:] for p in parameters if p.startswith("q=")), "1")
        try:
            quality = float(weight)
        except ValueError:
            continue
        if name and 0 <= quality <= 1:
            weights[name] = quality
    return weights


@lru_cache(maxsize=512)
def codings(accept_encoding: str) -> tuple[str, ...]:
    """The codings to try, best first. Never empty: whoever refuses everything is sent the file as it is."""
    asked = _weighed(accept_encoding[:1000])
    if "x-gzip" in asked:
        asked.setdefault("gzip", asked["x-gzip"])
    rest = asked.get("*", 0.0)
    quality = {coding: asked.get(coding, rest) for coding in SUFFIXES}
    if "identity" not in asked and "*" not in asked:
        quality["identity"] = 0.0001  # always acceptable unless excluded, but nobody asked for it
    acceptable = [coding for coding in SUFFIXES if quality[coding] > 0]
    return tuple(sorted(acceptable, key=lambda coding: -quality[coding])) or ("identity",)


@lru_cache(maxsize=512)
def wants_json(accept: str) -> bool:
    """Whether the data of a page are preferred over the page itself; a page wins a tie."""
    asked = _weighed(accept[:1000])
    return _quality(asked, "application/json") > _quality(asked, "text/html")


def _quality(asked: dict[str, float], media: str) -> float:
    family = media.split("/", maxsplit=1)[0] + "/*"
    return next((asked[name] for name in (media, family, "*/*") if name in asked), 0.0)


def matches(if_none_match: str, etag: str) -> bool:
    """Whether the reader already has what ``etag`` names (weak comparison, RFC 9110, 13.1.2)."""
    candidates = (candidate.strip().removeprefix("W/") for candidate in if_none_match[:4000].split(","))
    return any(candidate in {"*", etag} for candidate in candidates)

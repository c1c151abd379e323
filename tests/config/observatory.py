# SPDX-License-Identifier: EUPL-1.2
"""The scoring rules of Mozilla's HTTP Observatory (methodology of 27 February 2024), for one answer of ours.

A base of 100; penalties first; bonuses only when the base is 90 or more. The highest possible is 135, of which 5
need the host in the browsers' preload list and 5 need subresource integrity: 125 is the most that a local test can see
for a page with no scripts of its own to verify.
"""

from http.cookies import SimpleCookie

SIX_MONTHS = 15_768_000


def directives(policy):
    """A Content-Security-Policy as a mapping."""
    parts = [part.split() for part in policy.split(";") if part.strip()]
    return {part[0].lower(): part[1:] for part in parts}


def modifiers(response):
    """What each rule adds or takes away, by its name."""
    return {
        "csp": _csp(directives(response.get("Content-Security-Policy", ""))),
        "cookies": _cookies(response.cookies),
        "cors": 0 if response.get("Access-Control-Allow-Origin") is None else -50,
        "corp": 10 if response.get("Cross-Origin-Resource-Policy") in {"same-origin", "same-site"} else 0,
        "hsts": _hsts(response.get("Strict-Transport-Security", "")),
        "referrer": _referrer(response.get("Referrer-Policy", "")),
        "nosniff": 0 if response.get("X-Content-Type-Options") == "nosniff" else -5,
        "frames": _frames(response),
    }


def score(response):
    """The score of one answer."""
    found = modifiers(response).values()
    base = 100 + sum(each for each in found if each < 0)
    return base + (sum(each for each in found if each > 0) if base >= 90 else 0)


def _csp(policy):
    if not policy:
        return -25
    sources = policy.get("script-src", policy.get("default-src", ["*"]))
    if {"'unsafe-inline'", "data:", "*", "http:", "https:"} & set(sources):
        return -20
    if "'unsafe-eval'" in sources:
        return -10
    if "'unsafe-inline'" in policy.get("style-src", policy.get("default-src", [])):
        return 0
    return 10 if policy.get("default-src") == ["'none'"] else 5


def _cookies(cookies: SimpleCookie):
    kept = {name: cookie for name, cookie in cookies.items() if cookie.value}  # an empty one is being deleted
    worst = 5 if kept else 0
    for name, cookie in kept.items():
        secret = "sesion" in name or "csrf" in name
        if not cookie["secure"]:
            worst = min(worst, -40 if secret else -20)
        elif secret and not cookie["httponly"]:
            worst = min(worst, -30)
        elif not cookie["samesite"]:
            worst = min(worst, 0)
    return worst


def _hsts(header):
    ages = [part.split("=")[1] for part in header.replace(" ", "").split(";") if part.startswith("max-age=")]
    if not ages:
        return -20
    return 0 if int(ages[0]) >= SIX_MONTHS else -10


def _referrer(header):
    private = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}
    if header in private:
        return 5
    return -5 if header in {"origin", "origin-when-cross-origin", "unsafe-url"} else 0


def _frames(response):
    if directives(response.get("Content-Security-Policy", "")).get("frame-ancestors") == ["'none'"]:
        return 5
    return 0 if response.get("X-Frame-Options") in {"DENY", "SAMEORIGIN"} else -20

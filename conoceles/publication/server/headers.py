# SPDX-License-Identifier: EUPL-1.2
"""The headers of each kind of answer; ``deploy/nginx/public.conf`` says the same, and a test compares both."""

import os
import re
from posixpath import splitext

Headers = tuple[tuple[str, str], ...]

#: A page needs its own styles, fonts and images, and nothing else.
_CONTENT = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
#: The page of a folder may also run scripts of the site, which fetch from the site alone and never write HTML.
#: The page of a person, made of what she wrote, runs none.
_OF_FOLDER = (
    f"{_CONTENT}; script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'"
)
_FOLDER = re.compile(r"(?:^|/)index\.html$")
_DEVICES = "accelerometer camera display-capture geolocation gyroscope microphone payment usb"
#: Two years: browsers come back by HTTPS alone, also to what lies below this name.
LASTING = "max-age=63072000; includeSubDomains"
_EVERY_ANSWER: Headers = (
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("permissions-policy", ", ".join(f"{device}=()" for device in _DEVICES.split())),
    ("cross-origin-opener-policy", "same-origin"),
    ("accept-ranges", "none"),
    # Where people are served it is behind TLS; elsewhere it would bind http://localhost.
    *([("strict-transport-security", LASTING)] if os.environ.get("CONOCELES_PRODUCTION") == "1" else []),
)
_OURS_ALONE: Headers = (("cross-origin-resource-policy", "same-origin"),)
_FOR_ANYONE: Headers = (("cross-origin-resource-policy", "cross-origin"), ("access-control-allow-origin", "*"))

_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".geojson": "application/geo+json",
    ".jsonl": "application/jsonl; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".pem": "text/plain; charset=utf-8",
    "": "text/plain; charset=utf-8",  # SHA256SUMS
    ".xml": "application/xml",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
    ".zip": "application/zip",
    ".pdf": "application/pdf",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".parquet": "application/vnd.apache.parquet",
    ".webmanifest": "application/manifest+json",
    ".jsonld": "application/ld+json",
    ".atom": "application/atom+xml",
    ".ics": "text/calendar; charset=utf-8",
}
#: Open data and the evidence that goes with them: programs of other sites may read them.
_OPEN = {
    ".json", ".jsonld", ".geojson", ".jsonl", ".csv", ".md", ".txt", ".pem", ".sig", ".zip", ".xlsx", ".parquet",
    ".atom", ".ics", "",
}  # fmt: skip
#: A name that bears the digest of its content never means anything else. Photographs do, and are not kept for ever:
#: whoever leaves the site leaves what stands before it too, in as few minutes as her page.
_HASHED = re.compile(r"(?:^|[/.-])[0-9a-f]{12,64}\.(?:css|js|svg|woff2)$")

#: A minute, and another in which what is old may still be shown while it is asked for again.
FRESH = "public, max-age=60, stale-while-revalidate=60"
FOREVER = "public, max-age=31536000, immutable"


def security(name: str = "") -> Headers:
    """What every answer bears, whatever its status. *name* is the file that it is of: a page may have scripts."""
    return (("content-security-policy", _OF_FOLDER if _FOLDER.search(name) else _CONTENT), *_EVERY_ANSWER)


def of_file(name: str, *, negotiated: bool) -> Headers:
    """The headers of the file *name* of a release; ``negotiated``: its address also has data to offer."""
    suffix = splitext(name)[1]
    return (
        ("content-type", _TYPES.get(suffix, "application/octet-stream")),
        ("cache-control", FOREVER if _HASHED.search(name) else FRESH),
        ("vary", "Accept, Accept-Encoding" if negotiated else "Accept-Encoding"),
        *(_FOR_ANYONE if suffix in _OPEN else _OURS_ALONE),
        *security(name),
    )


def of_page() -> Headers:
    """The headers of a page that this server writes itself."""
    return of_file("page.html", negotiated=False)


def of_word() -> Headers:
    """The headers of an answer without a body worth reading: a redirection, a refusal."""
    return (("content-type", _TYPES[".txt"]), ("cache-control", FRESH), *_OURS_ALONE, *security())

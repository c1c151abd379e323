# SPDX-License-Identifier: EUPL-1.2
"""What is sent, as values, and the answers that no file stands behind."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from http import HTTPStatus
from pathlib import Path

from . import headers

_PAGE = """<!doctype html>
<html lang="es-MX">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title} · Conóceles</title>
</head>
<body>
<main>
<h1>{title}</h1>
{content}
</main>
</body>
</html>
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent: ``file`` instead of ``body`` where there is one. ``etag`` is empty where nothing may be kept."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes = b""
    file: Path | None = None
    etag: str = ""

    def unchanged(self) -> "Answer":
        """The same, for whoever already has it."""
        without = [(name, value) for name, value in self.headers if name not in {"content-length", "content-type"}]
        return Answer(HTTPStatus.NOT_MODIFIED, without, etag=self.etag)


def missing() -> Answer:
    """Nothing lies at this address, and no release has its own words for that."""
    content = '<p>Esta dirección no existe, o su contenido se retiró.</p>\n<p><a href="/">Ir al inicio</a></p>'
    return _page(HTTPStatus.NOT_FOUND, "No se encontró la página", content)


def processes(slugs: Iterable[str]) -> Answer:
    """Every process that shows a release; 404 while there is none."""
    items = "\n".join(f'<li><a href="/{escape(slug)}/">{escape(slug)}</a></li>' for slug in slugs)
    if not items:
        return _page(
            HTTPStatus.NOT_FOUND,
            "Todavía no hay nada publicado",
            "<p>Cuando un proceso se publique, aparecerá aquí.</p>",
        )
    return _page(HTTPStatus.OK, "Procesos electorales publicados", f"<ul>\n{items}\n</ul>")


def elsewhere(status: int, address: str) -> Answer:
    """A redirection; ``address`` is a path of this server."""
    return _word(status, b"", ("location", address))


def read_only() -> Answer:
    """The method asks for something other than reading."""
    return _word(HTTPStatus.METHOD_NOT_ALLOWED, "Sólo se puede leer.\n".encode(), ("allow", "GET, HEAD"))


def busy() -> Answer:
    """So many are downloading large files that pages would have to wait for them."""
    return _word(HTTPStatus.SERVICE_UNAVAILABLE, b"Intente de nuevo en un minuto.\n", ("retry-after", "60"))


def word(status: int, said: str) -> Answer:
    """What *said* is at this instant: nobody on the way may keep it."""
    body = f"{said}\n".encode()
    kept = [(name, "no-store" if name == "cache-control" else value) for name, value in headers.of_word()]
    return Answer(status, [*kept, ("content-length", str(len(body)))], body)


def _page(status: int, title: str, content: str) -> Answer:
    body = _PAGE.format(title=title, content=content).encode()
    return Answer(status, [*headers.of_page(), ("content-length", str(len(body)))], body)


def _word(status: int, body: bytes, extra: tuple[str, str]) -> Answer:
    return Answer(status, [*headers.of_word(), extra, ("content-length", str(len(body)))], body)

# SPDX-License-Identifier: EUPL-1.2
"""The site's JSON as a static API, described in OpenAPI 3.1 (``datos/openapi.json``).

``archivos.toml`` has every kind of file by its ``tipo``: what it is, its addresses, and its keys; ``formas.toml`` the
objects that several share. A value is told by a word: one of ``schemas.WORDS`` or the name of a form; ``?`` after it
for what may be null, ``[…]`` for a list and ``{…}`` for an object with keys of its own. A key that may be missing ends
in ``-opcional``. Nothing else is allowed in an object: a test reads every file of a release with it, so that what pages
say and what is described cannot drift apart.
"""

from .document import PATH, document

__all__ = ["PATH", "document"]

# SPDX-License-Identifier: EUPL-1.2
"""The one stylesheet of a site: small files, one per component, put one after another."""

import hashlib
import re
from pathlib import Path

#: The components of this package.
COMPONENTS = Path(__file__).with_name("static") / "look" / "css"
#: The order of the layers; a later layer wins over an earlier one whatever the selectors.
_ORDER = b"/* SPDX-License-Identifier: EUPL-1.2 */\n@layer tokens, ground, components, pages, media;\n"
_COMMENT = re.compile(rb"/\*.*?\*/\s*", re.DOTALL)
_INDENT = re.compile(rb"\n\s+")


def stylesheet(*further: Path) -> bytes:
    """All CSS of the look and then that of the folders *further*, by file name, without comments or indentation."""
    return _ORDER + pressed(COMPONENTS, *further)


def pressed(*folders: Path) -> bytes:
    """The CSS of *folders* alone, which is served besides that of the site, whose layers it names."""
    files = [file for folder in folders for file in sorted(folder.glob("*.css"))]
    return b"".join(_INDENT.sub(b"\n", _COMMENT.sub(b"", file.read_bytes())) for file in files)


def named(content: bytes) -> str:
    """The file name of the stylesheet *content*, which bears its digest: that name never means anything else."""
    return f"estilo.{hashlib.sha256(content).hexdigest()[:12]}.css"

# SPDX-License-Identifier: EUPL-1.2
"""PDF setting: a typst template and its values become a tagged PDF that declares PDF/UA-1.

The compiler refuses what that standard forbids and a program can see (an image without alternative text, a
skipped heading level); that a person with a screen reader finds it good, nobody has said yet.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typst

#: Templates import what they share as ``/look/typst/house.typ``.
_ROOT = Path(__file__).resolve().parents[1]
_HOUSE = Path("look/typst/house.typ")


class Typesetter:
    """One template, read once and set as often as wanted: some milliseconds each, in little memory."""

    def __init__(self, template: Path, *, root: Path = _ROOT) -> None:
        self._compiler = typst.Compiler(template, root=root, ignore_system_fonts=True)

    def pdf(self, values: Mapping[str, Any], *, at: datetime | None = None) -> bytes:
        """The PDF of *values*, which the template reads as JSON from ``sys.inputs.values``; made *at* that instant."""
        made: bytes = self._compiler.compile(
            format="pdf",
            pdf_standards=["ua-1"],
            sys_inputs={"values": json.dumps(values, ensure_ascii=False)},
            timestamp=at.astimezone(UTC).replace(microsecond=0) if at else None,
        )
        return made


@contextmanager
def beside(template: Path, pictures: Mapping[str, bytes]) -> Iterator[Typesetter]:
    """The typesetter of *template* with *pictures* by their address within it («/scans/1.png»).

    They lie in a private folder that is gone with the block.
    """
    if not pictures:
        yield Typesetter(template)
        return
    within = template.relative_to(_ROOT)
    own = {f"/{path}": (_ROOT / path).read_bytes() for path in (_HOUSE, within)}
    with TemporaryDirectory(prefix="typst-") as folder:
        root = Path(folder)
        for path, content in {**own, **pictures}.items():
            file = root / path.lstrip("/")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        yield Typesetter(root / within, root=root)

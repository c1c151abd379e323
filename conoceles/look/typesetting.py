# SPDX-License-Identifier: EUPL-1.2
"""PDF setting: a typst template and its values become a tagged PDF that declares PDF/UA-1.

The compiler refuses what that standard forbids and a program can see (an image without alternative text, a
skipped heading level); that a person with a screen reader finds it good, nobody has said yet.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst

#: Templates import what they share as ``/look/typst/house.typ``.
_ROOT = Path(__file__).resolve().parents[1]


class Typesetter:
    """One template, read once and set as often as wanted: some milliseconds each, in little memory."""

    def __init__(self, template: Path) -> None:
        self._compiler = typst.Compiler(template, root=_ROOT, ignore_system_fonts=True)

    def pdf(self, values: Mapping[str, Any]) -> bytes:
        """The PDF of *values*, which the template reads as JSON from ``sys.inputs.values``."""
        made: bytes = self._compiler.compile(
            format="pdf", pdf_standards=["ua-1"], sys_inputs={"values": json.dumps(values, ensure_ascii=False)}
        )
        return made

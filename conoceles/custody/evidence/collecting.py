# SPDX-License-Identifier: EUPL-1.2
"""What evidence points to: tests as their files name them, without running them, and parts of pages."""

import ast
from collections.abc import Iterator
from pathlib import Path

from .reading import anchors


def tests(base: Path) -> set[str]:
    """Every test there is, as pytest calls it from the folder of tests, without its parameters: ``….py::test_…``."""
    folder = base / "tests"
    return {f"{path.relative_to(folder)}::{name}" for path in folder.glob("**/test_*.py") for name in _named(path)}


def _named(path: Path) -> Iterator[str]:
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            yield node.name
        elif isinstance(node, ast.ClassDef) and node.name.startswith("Test"):
            yield from (
                f"{node.name}::{inner.name}"
                for inner in node.body
                if isinstance(inner, ast.FunctionDef) and inner.name.startswith("test_")
            )


def parts(base: Path) -> set[str]:
    """Every part of a page that evidence may name: ``docs/….md#part``."""
    pages = [*base.glob("docs/**/*.md"), *base.glob("*.md")]
    return {f"{page.relative_to(base)}#{part}" for page in pages for part in anchors(page.read_text(encoding="utf-8"))}

# SPDX-License-Identifier: EUPL-1.2
"""GLOSARIO.md ties the code's words to the law's."""

import re
from pathlib import Path

from .test_house import HOUSE, ROOT, ours

ROW = re.compile(r"^\| `([\w.]+)` \| ([^|]+) \|", re.MULTILINE)


def terms():
    return dict(ROW.findall((ROOT / "GLOSARIO.md").read_text()))


def test_every_model_has_its_legal_word():
    assert [model._meta.label for model in ours() if model._meta.label not in terms()] == []


def test_every_step_has_its_word():
    steps = [folder.name for folder in HOUSE.iterdir() if (folder / "__init__.py").exists()]
    assert len(steps) > 10
    assert [step for step in steps if step not in terms()] == []


def test_it_names_nothing_that_is_gone():
    known = {model._meta.label for model in ours()} | {path.name for path in Path(HOUSE).iterdir() if path.is_dir()}
    assert [term for term in terms() if term not in known] == []

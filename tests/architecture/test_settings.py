# SPDX-License-Identifier: EUPL-1.2
"""What an installation may decide is written where whoever installs it reads."""

import re

from .test_house import HOUSE, ROOT, tracked

_VARIABLE = re.compile(r"\bCONOCELES_[A-Z_]+")


def named(paths):
    return {name for path in paths for name in _VARIABLE.findall(path.read_text())}


def test_every_variable_of_the_environment_is_explained_in_the_readme_and_none_that_nobody_reads():
    explained = set(re.findall(r"`(CONOCELES_[A-Z_]+)`", (ROOT / "README.md").read_text()))
    decide = named((HOUSE / "config").rglob("*.py"))
    assert {"CONOCELES_HOME", "CONOCELES_SMTP"} <= decide
    assert decide - explained == set()
    assert explained - named([*HOUSE.rglob("*.py"), *tracked("tests/*.py"), *tracked("scripts/*")]) == set()

# SPDX-License-Identifier: EUPL-1.2
"""What docs/processes.md tells whoever writes a process is what the reader takes."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from conoceles.elections.described.calendar import Opening, Window
from conoceles.elections.described.consents import WrittenConsent
from conoceles.elections.described.offices import Office, Position
from conoceles.elections.described.places import Catalogue
from conoceles.elections.described.postulants import Postulant, Scope
from conoceles.elections.described.process import About, Agreement, Consents, Group, Reference
from conoceles.elections.described.questionnaires import Heading, WrittenQuestion, WrittenSection
from conoceles.elections.parameters import SETTINGS
from conoceles.elections.questionnaire import Kind, Visibility

MANUAL = (Path(__file__).resolve().parents[2] / "docs" / "processes.md").read_text()
WRITTEN = [
    About,
    Agreement,
    Group,
    Reference,
    Office,
    Position,
    Catalogue,
    Postulant,
    Scope,
    Window,
    Heading,
    WrittenSection,
    WrittenQuestion,
    Consents,
    WrittenConsent,
]


@pytest.mark.parametrize("key", SETTINGS)
def test_every_setting_is_explained_with_its_values(key):
    (row,) = re.findall(rf"^\| `{key}` \| (.*) \| (.*) \|$", MANUAL, re.MULTILINE)
    values = {bool: ["true", "false"], int: [], str: SETTINGS[key].choices}[SETTINGS[key].kind]
    assert re.findall(r"`([^`]+)`", row[0]) == [*values]


@pytest.mark.parametrize("written", WRITTEN, ids=lambda kind: kind.__name__)
def test_every_key_that_may_be_written_is_in_the_manual(written):
    keys = {field.name for field in fields(written)} - {"at"}
    assert {key for key in keys if not re.search(rf"\b{key}\b", MANUAL)} == set()


@pytest.mark.parametrize("words", [Opening, Kind, Visibility], ids=lambda words: words.__name__)
def test_every_word_that_may_be_chosen_is_in_the_manual(words):
    assert {str(word) for word in words if str(word) not in MANUAL} == set()

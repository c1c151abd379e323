# SPDX-License-Identifier: EUPL-1.2
"""The generated page of a process."""

import pytest
from django.conf import settings
from django.core.management import call_command

from conoceles.elections.describing import page
from conoceles.elections.models import Process
from conoceles.elections.reading import read


def test_the_page_in_docs_is_what_the_files_say_today(tmp_path, capsys):
    call_command("describe_process", "--into", tmp_path)
    kept = settings.BASE / "docs" / "data" / "yucatan-2023-2024.md"
    assert kept.read_text() == (tmp_path / kept.name).read_text(), "está atrasada: ejecute make docs"


def test_it_tells_every_question_and_every_setting_with_its_source():
    described = read(settings.PROCESSES / "yucatan-2023-2024")
    kept = (settings.BASE / "docs" / "data" / "yucatan-2023-2024.md").read_text()
    questions = [question for definition, _ in described.questionnaires for question in definition.questions]
    assert len(questions) > 30
    assert [q.key for q in questions if f"| `{q.key}` " not in kept] == []
    assert [key for key in described.parameters if f"| `{key}` |" not in kept] == []


@pytest.mark.django_db
def test_where_a_rule_of_balance_is_not_held_is_told_and_kept(written):
    exception = (
        '[[exception]]\nrule = "alternancia"\noffice = "gubernatura"\nsource = "Acuerdo de prueba"\nconfidence = "A"\n'
    )
    written.change("process.toml", "[parameters.counting]", f"{exception}\n[parameters.counting]")
    assert "| alternancia | gubernatura | todos | Acuerdo de prueba | A |" in page(read(written.path))
    written.load()
    assert Process.objects.get().exceptions == [
        {"rule": "alternancia", "office": "gubernatura", "postulant": "", "source": "Acuerdo de prueba",
         "confidence": "A"},
    ]  # fmt: skip

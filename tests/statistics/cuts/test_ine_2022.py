# SPDX-License-Identifier: EUPL-1.2
"""The real file of the INE, from its shuffled identity sheet to tables. No row of it is written here or printed.

The sheet has no consents: this test declares them, of everybody who has answers.
"""

from io import StringIO
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.core.management import call_command
from python_calamine import CalamineWorkbook

from conoceles.candidacies.models import Candidacy
from conoceles.elections.models import Process
from conoceles.elections.queries import in_force
from conoceles.statistics.cuts import actions, preparing, reporting
from conoceles.statistics.cuts.laying import sheets
from conoceles.statistics.cuts.rules import Occasion
from conoceles.statistics.disclosure import Level
from tests.identity import consents

from .declaring import COUNTED, console_like, declared

#: Where the sheet asks of each group, and our keys of the questions.
ASKED = {"indigena": 11, "discapacidad": 14, "afromexicana": 18, "lgbttti": 19, "migrante": 21}
SAID = {"Sí": "si", "No": "no", "Prefiero no contestar": "pnc"}


@pytest.mark.slow
def test_the_real_answers_become_tables_that_point_at_nobody(own_database, ine_2022, capsys):
    quiet = StringIO()
    call_command("load_process", str(settings.PROCESSES / "ine-2022-local"), stdout=quiet)
    asked = ["--process", "ine-2022-local", "--layout", "ine-2022", "--accept-warnings"]
    call_command("import_candidacies", str(ine_2022), *asked, stdout=quiet)
    process = Process.objects.get()
    if not process.consent_texts.exists():
        consents(SimpleNamespace(process=process))
    by, sheet = console_like(process), in_force(process)["identidad"]
    rows = CalamineWorkbook.from_path(str(ine_2022)).get_sheet_by_name("CUESTIONARIO IDENTIDAD").to_python()[1:]
    answered = [row for row in rows if str(row[ASKED["indigena"]]) in SAID]
    standing = Candidacy.objects.filter(status="registrada").exclude(revisions=None).order_by("pk")
    for who, row in zip(standing, answered, strict=False):
        declared(who, sheet, {key: SAID[str(row[at])] for key, at in ASKED.items()}, by, COUNTED)

    cut = preparing.prepare(process, occasion=Occasion.FINAL, agreement=process.agreements.first(), by=by)
    actions.sign(cut, seen=cut.digest, by=by)
    document = reporting.read(cut)
    assert document.publishable
    assert {each.cut.tables != () for each in document.groups.values()} == {True}
    told = reporting.tables(cut)
    assert told.counted == len(answered)
    levels = {
        (group.key, table.table.value, cell.level) for group in told.groups for table in group.tables
        for cell in table.cells
    }  # fmt: skip
    # Forty-one say they are indigenous, and that is told in bands; of groups of one nothing tells them from none.
    assert any(key == "indigena" and level in {Level.FINE, Level.COARSE, Level.OPEN} for key, _, level in levels)
    for group in ("discapacidad", "migrante"):
        assert {level for key, _, level in levels if key == group} <= {Level.FEW, Level.NOTHING}
    withheld = {row.says for each in sheets(process, told) for table in each.tables for row in table.rows}
    assert withheld & {"no se publica", "menos de 10"}
    assert "".join(capsys.readouterr()) == ""

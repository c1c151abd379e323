# SPDX-License-Identifier: EUPL-1.2
"""The real file of the INE, from end to end. Figures only: no row of it is written here or printed."""

import json
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from conoceles.candidacies.models import Candidacy, Formula, Person
from conoceles.capture.models import Revision
from conoceles.validation import queries
from conoceles.validation.models import Review

OPTIONS = ["--process", "ine-2022-local", "--layout", "ine-2022"]


@pytest.fixture
def ine_process(db):
    call_command("load_process", str(settings.PROCESSES / "ine-2022-local"), stdout=StringIO())


@pytest.fixture
def report(ine_2022, ine_process, tmp_path):
    """What importing it reports."""
    path = tmp_path / "informe.json"
    call_command(
        "import_candidacies", str(ine_2022), *OPTIONS, "--accept-warnings", "--report", str(path), stdout=StringIO()
    )
    return json.loads(path.read_text())


def test_the_whole_file_goes_in(report, ine_2022):
    assert (report["resultado"], report["filas"], report["con_respuestas"]) == ("cargado", 479, 327)
    assert report["totales"]["contradiccion-resuelta"] == 126
    assert report["totales"]["persona-en-mr-y-rp"] == 4
    assert report["contadas_sin_cargar"] == {"identidad": 326}
    assert report["columnas_no_leidas"] == []
    assert [one for one in report["hallazgos"] if one["severity"] == "error"] == []

    assert Candidacy.objects.count() == 479
    assert Candidacy.objects.filter(seat="S").count() == 200
    assert Candidacy.objects.filter(seat="S", person__sex="mujer").count() == 126
    assert Formula.objects.count() == 279
    # Four stand by both principles, and each is one person.
    assert Person.objects.count() == 475
    assert Candidacy.objects.filter(revisions=None).count() == 152

    assert Revision.objects.count() == Review.objects.count() == queries.approved().count() == 327
    assert Review.objects.filter(outcome="aprobada", source__authority="Instituto Nacional Electoral").count() == 327
    assert set(Revision.objects.values_list("questionnaire__slug", flat=True)) == {"curricular"}
    # Whoever left a text unanswered has none, not the source's word for it.
    assert Revision.objects.filter(answers__has_key="propuesta_genero").count() == 314
    assert not any("No proporcionó" in json.dumps(one, ensure_ascii=False) for one in _answers())

    call_command("import_candidacies", str(ine_2022), *OPTIONS, "--accept-warnings", stdout=StringIO())
    assert (Candidacy.objects.count(), Revision.objects.count()) == (479, 327)


def _answers():
    return Revision.objects.values_list("answers", flat=True)


def test_its_quirks_must_be_read_and_accepted(ine_2022, ine_process):
    with pytest.raises(CommandError, match="advertencias"):
        call_command("import_candidacies", str(ine_2022), *OPTIONS, stdout=StringIO())
    assert not Candidacy.objects.exists()

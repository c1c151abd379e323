# SPDX-License-Identifier: EUPL-1.2
"""Reports of one frozen cut: the same figures on the screen and in three files, and the same bytes a year later."""

import hashlib
import io
import re

import openpyxl
import pytest

from conoceles.accounts.rules import Role
from conoceles.look import papers
from conoceles.look.papers import Share
from conoceles.record.models import Entry
from conoceles.statistics.models import ReportDraft
from conoceles.statistics.reports import drafting, queries
from conoceles.statistics.reports.rules import FORMS, Kind
from tests.look.test_papers import read, written
from tests.people import entered, person
from tests.statistics.progress.conftest import days  # noqa: F401  (a fixture)

HOME = "/informes/cifras/"


@pytest.fixture
def cut(days):  # noqa: F811
    """Of three who owe, two sent, one of them approved; the alternate owes nothing. Nothing was shown yet."""
    days.later(hours=-10)
    days.sent(days.people["ana"], approve=True)
    days.sent(days.people["bea"])
    days.later(hours=10)
    return days.cut()


@pytest.fixture
def instance(cut):
    return entered(person("uai", Role.INSTANCE, "prueba"))


def test_reports_tell_each_kind_of_seat_apart_out_of_what_and_how_to_count_again(cut):
    seats, postulants, presidency, council = drafting.report(Kind.PROGRESS, cut).tables
    assert [row[:1] + row[2:3] + row[5:9] for row in seats.rows] == [
        ["Ayuntamientos: presidencia municipal", 2, 2, Share(2, 2), 1, Share(1, 2)],
        ["Ayuntamientos: regiduría", 1, 0, Share(0, 1), 0, Share(0, 1)],
        ["Total", 3, 2, Share(2, 3), 1, Share(1, 3)],
    ]
    assert [row[0] for row in postulants.rows] == ["CEIBA", "FAISAN", "Total"]
    assert (presidency.title, council.title) == ("Ayuntamientos: presidencia municipal", "Ayuntamientos: regiduría")
    assert seats.denominator == "Cada porcentaje es de quienes deben capturar en su renglón; en total, 3."

    for kind in Kind:
        paper = drafting.report(kind, cut, number="UAI/7")
        assert (paper.number, paper.standing, paper.at) == ("UAI/7", "Proyecto", cut.at)
        assert cut.digest in paper.source
        assert paper.command == "manage.py progress --process prueba --at 2024-03-01"
        assert paper.basis
        assert all(table.denominator for table in paper.tables)
        assert "Ana P" not in str(paper)
    assert set(FORMS) == set(Kind) == set(ReportDraft.Kind.values)


def test_the_weekly_report_says_which_release_the_public_saw(days, cut):  # noqa: F811
    assert "no se había mostrado ninguna publicación" in str(drafting.report(Kind.WEEKLY, cut))
    days.publish()
    days.later(days=1)
    paper = drafting.report(Kind.WEEKLY, days.cut())
    assert "('Publicación a la vista', '1')" in str(paper)
    assert paper.tables[0].rows[-1] == ["Total", 3, 1, 1, Share(1, 3), 0]


def test_a_draft_is_kept_with_its_digest_and_made_again_byte_for_byte(days, cut, instance):  # noqa: F811
    answer = instance.post(HOME, {"kind": "avance", "cut": cut.pk, "number": "UAI/014/2024"})
    kept = ReportDraft.objects.get()
    assert answer["Location"] == f"{HOME}{kept.pk}/"
    entry = Entry.objects.get(action="report-drafted")
    assert (entry.digest, papers.digest(queries.paper_of(kept))) == (kept.digest, kept.digest)

    page = instance.get(answer["Location"]).content.decode()
    files = {kind: instance.get(f"{HOME}{kept.pk}/informe.{kind}").content for kind in papers.WRITERS}
    assert {kind: hashlib.sha256(content).hexdigest() for kind, content in files.items()} == kept.files
    cells = [shown for row in drafting.report(Kind.PROGRESS, cut).tables[0].rows for shown in map(papers.shown, row)]
    for said in (page, read(files["pdf"]), written(files["docx"])):
        assert all(cell.replace("\u00a0", " ") in said.replace("\u00a0", " ") for cell in cells)
    rows = list(openpyxl.load_workbook(io.BytesIO(files["xlsx"]))["Por cargo"].values)
    assert rows[-1][:3] == ("Total", 4, 3)
    assert rows[-1][6] == pytest.approx(2 / 3)

    # A year later, with more captured, a name changed and everybody approved, it is what it was.
    days.later(days=365)
    days.sent(days.people["carla"], approve=True)
    party = days.here.parties[0]
    party.acronym, party.name = "OTRO", "Otro nombre"
    party.save()
    later = entered(person("otra", Role.INSTANCE, "prueba"))
    again = {kind: later.get(f"{HOME}{kept.pk}/informe.{kind}").content for kind in papers.WRITERS}
    assert again == files
    assert "algún nombre del proceso cambió" in later.get(f"{HOME}{kept.pk}/").content.decode()


def test_the_screen_says_what_is_ordered_and_drafts_the_same_once(cut, instance):
    form = {"kind": "final", "cut": cut.pk, "number": ""}
    instance.post(HOME, form)
    answer = instance.post(HOME, form)
    assert answer.status_code == 422
    assert "dice exactamente lo mismo" in answer.content.decode()
    assert instance.post(HOME, form | {"cut": 999_999}).status_code == 422
    assert ReportDraft.objects.count() == 1
    page = re.sub(r"\s+", " ", instance.get(HOME).content.decode())
    assert "1 de marzo de 2024, avance: su corte, el del 1 de marzo de 2024, está listo" in page
    followed = instance.get(HOME, {"informe": "avance", "corte": "2024-03-01"}).content.decode()
    assert re.search(r'value="avance"[^>]* checked', followed)
    assert instance.get(HOME, {"informe": "otro", "corte": "2024-13-99"}).status_code == 200
    assert "1 de septiembre de 2024, resultados finales: su corte será el del 1 de septiembre de 2024" in page

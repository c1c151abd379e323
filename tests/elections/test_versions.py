# SPDX-License-Identifier: EUPL-1.2
"""A questionnaire that was in force, or answered, is never altered: a change is its next version."""

from io import StringIO

import pytest
from django.core.management import call_command

from conoceles.accounts.queries import console
from conoceles.accounts.terminal import Error
from conoceles.capture.models import Revision, Source
from conoceles.elections import queries
from conoceles.elections.actions import put_in_force
from conoceles.elections.models import Agreement, Process, Questionnaire
from conoceles.elections.rules import Reason
from conoceles.kernel.refusals import Refused
from conoceles.record.models import Entry
from tests.world import world

CURRICULAR = "../_shared/questionnaires/curricular.toml"

pytestmark = pytest.mark.django_db


def versions(slug="curricular"):
    """What each version calls its first question, and whether it is or was in force."""
    return [
        (version.version, version.definition.questions[0].label, version.in_force_at is not None)
        for version in Questionnaire.objects.filter(slug=slug).order_by("version")
    ]


def as_proposal(written):
    """The same process before any agreement puts its questionnaires in force."""
    path = written.path / "process.toml"
    path.write_text(path.read_text().replace('in_force_by = "IES-DEMO-01/2026"', ""))
    return written


def test_a_changed_label_after_in_force_is_the_next_version(written):
    written.load()
    first = Questionnaire.objects.get(slug="curricular")
    digest = first.digest
    written.change(CURRICULAR, 'label = "Fotografía"', 'label = "Su fotografía"')
    told = written.load()

    first.refresh_from_db()
    assert first.digest == digest
    assert versions() == [(1, "Fotografía", True), (2, "Su fotografía", True)]
    assert [number for number, _, _ in versions("identidad")] == [1]
    assert (
        "~ cuestionario «curricular v1 → v2», sections.fotografia.questions.foto.label: Fotografía → Su fotografía"
        in told
    )
    process = Process.objects.get()
    assert {slug: row.version for slug, row in queries.in_force(process).items()} == {"curricular": 2, "identidad": 1}


def test_going_back_to_an_old_text_is_a_new_version_too(written):
    written.load()
    written.change(CURRICULAR, 'label = "Fotografía"', 'label = "Su fotografía"').load()
    written.change(CURRICULAR, 'label = "Su fotografía"', 'label = "Fotografía"').load()
    assert [(number, label) for number, label, _ in versions()] == [
        (1, "Fotografía"),
        (2, "Su fotografía"),
        (3, "Fotografía"),
    ]


def test_a_change_of_counting_is_a_change_of_both(written):
    written.load()
    written.change("process.toml", 'value = "collapsed"', 'value = "all"').load()
    assert [number for number, _, _ in versions()] == [1, 2]
    assert [number for number, _, _ in versions("identidad")] == [1, 2]


def test_a_proposal_may_be_mended_until_it_is_in_force(written):
    told = as_proposal(written).load()
    assert "python manage.py put_in_force demo curricular --agreement CLAVE" in told
    assert versions() == [(1, "Fotografía", False)]
    assert queries.in_force(Process.objects.get()) == {}

    written.change(CURRICULAR, 'label = "Fotografía"', 'label = "Su fotografía"').load()
    assert versions() == [(1, "Su fotografía", False)]

    call_command("put_in_force", "demo", "curricular", agreement="IES-DEMO-01/2026", stdout=StringIO())
    written.change(CURRICULAR, 'label = "Su fotografía"', 'label = "Retrato"').load()
    assert versions() == [(1, "Su fotografía", True), (2, "Retrato", False)]
    assert list(Entry.objects.values_list("action", flat=True)) == [
        "process-loaded",
        "process-loaded",
        "questionnaire-put-in-force",
        "process-loaded",
    ]


def test_a_proposal_that_was_answered_is_not_altered(written):
    """A historical load may answer a version that no agreement put in force."""
    as_proposal(written).load()
    process, elsewhere = Process.objects.get(), world("otro")
    Revision.objects.create(
        candidacy=elsewhere.candidacy(),
        questionnaire=Questionnaire.objects.get(process=process, slug="curricular"),
        number=1,
        answers={"motivo_cargo": "x"},
        digest="0" * 64,
        source=Source.objects.create(process=process, authority="INE", document="base", dated="2022-06-05", digest="1"),
        sent_at="2022-06-05T00:00:00Z",
    )
    written.change(CURRICULAR, 'label = "Fotografía"', 'label = "Su fotografía"').load()
    assert [
        (version.version, version.definition.questions[0].label)
        for version in Questionnaire.objects.filter(process=process, slug="curricular").order_by("version")
    ] == [(1, "Fotografía"), (2, "Su fotografía")]


def test_an_agreement_once_given_is_not_exchanged(written):
    written.load()
    written.change("process.toml", 'in_force_by = "IES-DEMO-01/2026"', 'in_force_by = "IES-DEMO-02/2026"')
    with pytest.raises(Error, match=r"curricular v1 ya está en vigor por el acuerdo IES-DEMO-01/2026"):
        written.load()


def test_a_questionnaire_the_process_no_longer_names_is_kept(written):
    written.load()
    path = written.path / "process.toml"
    path.write_text(path.read_text().split('[[questionnaire]]\nfile = "_shared/questionnaires/identidad.toml"')[0])
    offices = written.path / "offices.toml"
    offices.write_text(offices.read_text().replace('"curricular", "identidad"', '"curricular"'))
    told = written.load()
    assert "! cuestionario «identidad v1» ya no está en los archivos y se conserva" in told
    assert versions("identidad")


class TestPuttingInForce:
    @pytest.fixture
    def process(self, written):
        as_proposal(written).load()
        return Process.objects.get()

    def test_is_done_once(self, process):
        version, agreement = queries.latest(process, "curricular"), process.agreements.first()
        put_in_force(version, agreement=agreement, by=console())
        with pytest.raises(Refused) as refused:
            put_in_force(version, agreement=agreement, by=console())
        assert refused.value.reason is Reason.ALREADY_IN_FORCE

    def test_needs_an_agreement_of_the_same_process(self, process):
        foreign = Agreement.objects.create(process=world("otro").process, key="X", body="CG", title="Ajeno")
        with pytest.raises(Refused) as refused:
            put_in_force(queries.latest(process, "curricular"), agreement=foreign, by=console())
        assert refused.value.reason is Reason.FOREIGN_AGREEMENT
        assert queries.in_force(process) == {}

    def test_does_not_return_to_an_overtaken_version(self, process):
        first, agreement = queries.latest(process, "curricular"), process.agreements.first()
        second = Questionnaire.objects.create(
            process=process,
            slug="curricular",
            version=2,
            content=first.content,
            digest="0" * 64,
            loaded_at=first.loaded_at,
        )
        put_in_force(second, agreement=agreement, by=console())
        with pytest.raises(Refused) as refused:
            put_in_force(first, agreement=agreement, by=console())
        assert refused.value.reason is Reason.OVERTAKEN

    @pytest.mark.parametrize(
        ("arguments", "told"),
        [
            (("dem", "curricular", "X"), "No hay un proceso «dem» cargado.*; ¿quiso decir «demo»?"),
            (("demo", "curriculo", "X"), "no tiene el cuestionario «curriculo»; ¿quiso decir «curricular»?"),
            (("demo", "curricular", "IES-DEMO-1/2026"), "no tiene el acuerdo .*; ¿quiso decir «IES-DEMO-01/2026»?"),
        ],
    )
    @pytest.mark.usefixtures("process")
    def test_says_what_it_does_not_know(self, arguments, told):
        slug, questionnaire, agreement = arguments
        with pytest.raises(Error, match=told.replace("?", r"\?")):
            call_command("put_in_force", slug, questionnaire, agreement=agreement)

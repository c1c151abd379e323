# SPDX-License-Identifier: EUPL-1.2
"""The demonstration answers who it is, sealed as anybody's, and has one signed cut."""

from io import StringIO

from django.conf import settings
from django.core.management import call_command

from conoceles.capture.models import Consent, Revision
from conoceles.statistics.cuts import reporting
from conoceles.statistics.models import Cut


def seed_cut():
    said = StringIO()
    call_command("seed_cut", stdout=said)
    return said.getvalue()


def test_it_has_one_signed_cut_by_true_acts_and_only_once(own_database):
    call_command("load_process", str(settings.PROCESSES / "demo"), stdout=StringIO())
    call_command("seed_demo", heads=12, verbosity=0)
    assert "se firmó el corte 1" in seed_cut()
    cut = Cut.objects.get()
    sent = Revision.objects.filter(questionnaire__slug="identidad")
    assert cut.state == "firmado"
    assert cut.prepared_by != cut.signed_by
    assert reporting.read(cut).publishable
    assert 0 < cut.counted.count() <= sent.count()
    assert not sent.filter(sealed=None).exists()
    assert set(Consent.objects.values_list("decision", flat=True)) == {"tratamiento", "publicacion", "estadistica"}
    assert "nada que hacer" in seed_cut()
    assert Cut.objects.count() == 1

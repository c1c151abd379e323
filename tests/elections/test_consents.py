# SPDX-License-Identifier: EUPL-1.2
"""The texts that are consented to are data of the process, and what was signed is never altered."""

import pytest

from conoceles.elections.consent import Decision
from conoceles.elections.models import ConsentText, Process
from conoceles.elections.queries import consent_texts
from conoceles.kernel import digests

pytestmark = pytest.mark.django_db
FILE = "../_shared/consents/consentimientos.toml"


def test_each_decision_has_its_text_with_its_source_and_a_digest_anyone_can_recompute(written):
    written.load()
    texts = consent_texts(Process.objects.get(slug="demo"))
    assert set(texts) == set(Decision)
    assert [text for text in texts.values() if not text.source or text.confidence not in set("ABCMU")] == []
    for text in texts.values():
        assert text.digest == digests.digest({"title": text.title, "text": text.text, "without": text.without})
        assert text.text == text.text.strip()


def test_loading_again_changes_nothing_and_another_source_makes_no_version(written):
    written.load()
    assert "nada que cambiar" in written.load()
    written.change(FILE, 'confidence = "C"', 'confidence = "B"').load()
    assert list(ConsentText.objects.values_list("decision", "version", "confidence")) == [
        ("estadistica", 1, "C"), ("publicacion", 1, "C"), ("tratamiento", 1, "B"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('decision = "publicacion"', 'decision = "publicacio"', "¿quiso decir «publicacion»?"),
        ('decision = "publicacion"', 'decision = "tratamiento"', "falta el consentimiento «publicacion»"),
        ('decision = "publicacion"', 'decision = "tratamiento"', "«tratamiento» está repetido"),
    ],
)
def test_the_three_decisions_are_there_once_each(written, old, new, told):
    written.change(FILE, old, new)
    assert [fault for fault in written.faults() if told in fault]


def test_a_process_may_have_none(written):
    written.change("process.toml", '[consents]\nfile = "_shared/consents/consentimientos.toml"\n', "")
    written.load()
    assert not ConsentText.objects.exists()

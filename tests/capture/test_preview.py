# SPDX-License-Identifier: EUPL-1.2
"""What a candidacy sees before is what everybody sees after."""

from conoceles.publication import preview
from conoceles.validation.actions import decide
from tests.publication.editions import current, published
from tests.world import world

from .screens import EVERYTHING, asks, herself


def test_the_preview_is_the_page_of_the_release_word_for_word(own_database):
    here = world()
    here.questionnaire = asks(here, EVERYTHING)
    ana = herself(here, here.candidacy("Ana Pérez <Uc>"))
    ana.completes()
    shown = ana.browser.get(f"/vista-previa/{ana.candidacy.pk}/", follow=True).content.decode()
    assert not ana.candidacy.revisions.exists()

    ana.sends()
    revision = ana.candidacy.revisions.get()
    decide(revision, outcome="aprobada", seen=revision.digest, by=here.as_reviewer())
    published(here)
    real = (current(here) / preview.Preview(ana.candidacy).path).read_text()

    says, proof = '<div class="says">', '<section class="proof"'
    assert "palabra palabra" in real
    assert shown.split(says)[1].split(proof)[0] == real.split(says)[1].split(proof)[0]
    assert preview.NOTICE in shown
    assert preview.NOTICE not in real

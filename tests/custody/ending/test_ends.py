# SPDX-License-Identifier: EUPL-1.2
"""When treatment ends nobody opens what was answered, here or from the oldest backup; but two custodians."""

import pytest
from django.conf import settings

from conoceles.capture.identity import open_revision, open_sections
from conoceles.capture.models import Draft, Revision
from conoceles.custody import journal, taking
from conoceles.kernel.refusals import Refused
from conoceles.publication import shelf
from conoceles.vault.models import DataKey
from conoceles.vault.rules import Reason as OfVault
from tests.custody.ending.doing import custodians, ended, kept_for, opened, opens, secrets_here
from tests.custody.ending.sowing import everything, heard, sow
from tests.publication.editions import published


@pytest.fixture
def sown(here):
    return sow(here)


def test_nothing_is_opened_here_after_the_bloqueo_two_custodians_open_all_and_nobody_after_the_cancelacion(
    sown, installed, elsewhere, tmp_path
):
    here, process = sown.here, sown.here.process
    pages = custodians()
    by = here.as_reviewer()
    published(here)
    taking.take()
    journal.keep()
    assert heard([settings.HOME], {sown.stays})
    assert len({each for _, each in heard([settings.HOME], sown.hidden)}) > 60
    drafts = list(Draft.objects.filter(sealed__isnull=False))

    ended(process, "bloqueo", by=by)
    # The running system with all of its secrets, what lies in its folders, and its own doors.
    assert heard([settings.HOME, tmp_path / "store"], sown.hidden) == []
    assert DataKey.objects.count() >= 4
    assert opens(DataKey.objects.select_related("wrapped_with", "recoverable_with"), secrets_here()) == 0
    for revision in Revision.objects.filter(sealed__isnull=False).select_related("candidacy", "questionnaire__process"):
        with pytest.raises(Refused) as refused:
            open_revision(revision, by=here.as_candidacy(revision.candidacy))
        assert refused.value.reason is OfVault.BLOCKED
    with pytest.raises(Refused):
        open_sections(sown.ana, drafts[0].questionnaire, {"pueblos": drafts[0].sealed}, by=here.as_candidacy(sown.ana))
    # What was published stays, and can be made again as it was.
    assert sown.stays in str(Revision.objects.filter(candidacy=sown.ana, answers__isnull=False).first().answers)
    assert shelf.of(process.slug).visible
    published(here, force=True)
    # Two of three open all that is not lost on purpose.
    for pair in (pages[:2], pages[1:]):
        said = opened(process, pair, tmp_path)
        assert sorted(each for each in sown.away if each.encode() not in said) == []
        assert not [each for each in sown.lost if each.encode() in said]
    assert heard([settings.HOME], sown.hidden) == []
    journal.keep()
    name = min(installed.instants().values()).name
    with elsewhere() as there:  # the backup from before
        there.recover(name)
        assert heard([there.home], sown.hidden) == []
        assert not DataKey.objects.filter(blocked_at=None)
        said = opened(process, pages[:2], tmp_path)
        assert not [each for each in sown.away if each.encode() not in said]

    kept_for(process)
    ended(process, "cancelacion", by=by)
    assert heard([settings.HOME], sown.hidden | sown.until_cancelled) == []
    assert not DataKey.objects.filter(shredded_at=None)
    with pytest.raises(Refused):
        opened(process, pages[:2], tmp_path)
    assert not Revision.objects.exclude(sealed=b"").filter(sealed__isnull=False)
    journal.keep()
    with elsewhere() as there:
        there.recover(name)
        assert heard([there.home], sown.hidden | sown.until_cancelled) == []
        assert not DataKey.objects.filter(shredded_at=None)
        with pytest.raises(Refused):
            opened(process, pages[:2], tmp_path)
    assert sown.stays.encode() in everything()

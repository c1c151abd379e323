# SPDX-License-Identifier: EUPL-1.2
"""When treatment ends nobody opens what was answered, here or from the oldest backup; but two custodians."""

import io
import zipfile
from datetime import date, timedelta

import pyrage
import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from django.conf import settings

from conoceles.accounts.queries import console
from conoceles.capture.identity import open_revision, open_sections
from conoceles.capture.models import Draft, Revision
from conoceles.custody import journal, taking
from conoceles.custody.ending import actions, ceremony, queries, working
from conoceles.custody.models import Ending, Unsealing
from conoceles.kernel.refusals import Refused
from conoceles.publication import shelf
from conoceles.vault import boxes, data_keys, keeping
from conoceles.vault.models import DataKey
from conoceles.vault.rules import Reason as OfVault
from tests.custody.ending.sowing import everything, heard, sow
from tests.publication.editions import published

QUIET = lambda *_: None  # noqa: E731
AGREED = {"agreement": "C.G.071/2024", "agreed_on": date(2024, 9, 1), "body": "Consejo General"}


def custodians():
    pages = []
    keeping.entrust(keep=pages.extend, by=console(), told=QUIET)
    return pages


def ended(process, stage, *, by, candidacy=None):
    """That step, and all that the machine does of it."""
    act = actions.block if stage == "bloqueo" else actions.cancel
    made = act(Ending(process=process, candidacy=candidacy, stage=stage, **AGREED), by=by)
    return working.finish(made, by=by)


def opened(process, pages, folder, *, candidacy=None):
    """What two custodians open, as whoever ordered it reads it."""
    key = pyrage.x25519.Identity.generate()
    order = Unsealing(
        process=process, candidacy=candidacy, purpose="Desahogar una prueba", recipient=str(key.to_public()),
        until=queries.today(process) + timedelta(days=3), **AGREED,
    )  # fmt: skip
    allowed = actions.allow_opening(order, by=console())
    into = folder / f"abierto-{allowed.pk}.age"
    ceremony.open_blocked(allowed, pages=pages, into=into, by=console())
    packed = zipfile.ZipFile(io.BytesIO(pyrage.decrypt(into.read_bytes(), [key])))
    into.unlink()
    return b"\n".join(packed.read(name) for name in packed.namelist())


def secrets_here():
    """Every secret of 32 bytes that lies here as a file, as what opens."""
    return [
        X25519PrivateKey.from_private_bytes(path.read_bytes())
        for path in (settings.PRIVATE / "vault").glob("envoltura-*.key")
    ]


def opens(keys, secrets):
    """How many of *keys* (rows of a database, of whatever day) any of *secrets* opens, on either path."""
    count = 0
    for key in keys:
        for by, box in ((key.wrapped_with, key.wrapped), (key.recoverable_with, key.recoverable)):
            for secret in secrets:
                try:
                    boxes.open_(bytes(box), secret, over=data_keys._over(key.subject, by))
                except (boxes.Spoiled, AttributeError):
                    continue
                count += 1
    return count


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

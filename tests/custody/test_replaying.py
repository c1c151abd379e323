# SPDX-License-Identifier: EUPL-1.2
"""Whoever writes in the store can take a page of the journal away, and be found out; she cannot bring one back."""

import shutil

import pyrage
import pytest
from django.conf import settings

from conoceles.custody import drilling, journal, pages, store, taking
from conoceles.custody.regaining import regain
from conoceles.custody.rules import Reason
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.record import queries as record
from tests.people import person
from tests.record.acts import acts


def lying(installed):
    return [path for _, _, path in pages.lying(installed)]


@pytest.fixture
def told(installed, key):
    """Somebody's capacity ended, each time it is told; and what a restore would know of that."""
    acts(1)
    taking.take()
    gone = person("despedida", "unidad-tecnica", "prueba")
    acts(1)
    journal.keep()
    gone.capacities.update(until=clock.now())  # no entry of its own: the page tells of nothing but what restricts
    journal.keep()

    def known(*keys):
        found = pages.since(installed, 1, keys or [key], signer=record.public_key(), epoch=journal.state().epoch)
        return len(regain(list(found))[1]["ended"])

    return known


def test_an_older_page_takes_nothing_back_under_whatever_name(told, installed):
    first, second = lying(installed)
    assert told() == 1
    for name in ("99999999-999999999999-999999999999.age", second.name):
        kept = (second.parent / name).read_bytes() if (second.parent / name).exists() else None
        shutil.copy(first, second.parent / name)
        with pytest.raises(Refused) as refused:
            told()
        assert refused.value.reason is Reason.ALTERED
        (second.parent / name).unlink()
        if kept:
            second.write_bytes(kept)
    other = second.parent.with_name("0" * 16)  # as of other keys, which would be read after these
    other.mkdir()
    shutil.copy(first, other)
    with pytest.raises(Refused) as refused:
        told()
    assert refused.value.reason is Reason.ALTERED
    shutil.rmtree(other)
    acts(1)
    journal.keep()
    second.unlink()
    with pytest.raises(Refused) as refused:
        told()
    assert refused.value.reason is Reason.JOURNAL_GAP


def test_pages_of_keys_that_were_changed_take_nothing_back_either(told, installed, key, monkeypatch):
    fresh = pyrage.x25519.Identity.generate()
    old = lying(installed)
    monkeypatch.setattr(settings, "BACKUP_KEYS", str(fresh.to_public()))
    journal.keep()
    new = [path for path in lying(installed) if path not in old]
    assert new
    assert told(key, fresh) == 1
    # Read after those that came later, or before them: what counts is the instant that is signed.
    epochs = [new[0].parent, old[0].parent]
    monkeypatch.setattr(pages, "lying", lambda _: [(1, 9, p) for each in epochs for p in sorted(each.glob("*.age"))])
    assert told(key, fresh) == 1


def test_a_page_that_is_lost_is_noticed_at_once_and_written_again_and_one_that_was_altered_by_the_drill(
    told, installed
):
    for path in lying(installed):
        path.unlink()
    journal.keep()
    assert told() == 1
    page = lying(installed)[0]
    content = bytearray(page.read_bytes())
    content[-20] ^= 1
    page.write_bytes(content)
    backup = next(iter(installed.instants().values()))
    whole = (backup / store.DATABASE).read_bytes()
    (backup / store.DATABASE).write_bytes(whole[:-40])
    said = " ".join(drilling._spoiled(lambda *_: None))
    assert "1 páginas del diario" in said
    assert backup.name in said
    (backup / store.DATABASE).write_bytes(whole)
    journal.keep()
    assert told() == 1
    assert drilling._spoiled(lambda *_: None) == []


def test_a_page_whose_writing_was_cut_short_after_it_lay_there_is_told_again_and_nothing_is_lost(told, installed):
    before = store.mine("journal.json").read_bytes()
    acts(1)
    journal.keep()
    store.mine("journal.json").write_bytes(before)  # killed before it knew
    acts(1)
    journal.keep()
    assert told() == 1

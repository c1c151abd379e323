# SPDX-License-Identifier: EUPL-1.2
"""What is not a whole, unaltered backup of ours is refused in words, and nothing of it is left behind."""

import json
import shutil

import pyrage
import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.db import connection

from conoceles.custody import envelopes, journal, rules, store, taking
from conoceles.custody.phrases import PHRASES
from conoceles.custody.pieces import spoiled as spoiled_pieces
from conoceles.custody.rules import Reason
from conoceles.files.storage import private
from conoceles.kernel import signatures
from conoceles.kernel.refusals import Refused, sentence
from tests.record.acts import acts

pytestmark = pytest.mark.usefixtures("installed")


@pytest.fixture
def taken(installed):
    private().save("acuses/uno.pdf", ContentFile(b"x" * 3000))
    acts(3)
    backup = taking.take().backup
    acts(1)
    journal.keep()
    return backup


def flip(path):
    content = bytearray(path.read_bytes())
    content[-20] ^= 1
    path.write_bytes(content)


def truncate(path):
    path.write_bytes(path.read_bytes()[:-40])


def resealed(taken, by, **changed):
    """A seal that says otherwise, signed with another key."""
    said = json.loads((taken.folder / store.SEAL).read_text()) | changed
    seal = store.msgspec.convert(said | {"signer": signatures.public_pem(by).decode()}, type=store.Seal)
    (taken.folder / store.SEAL).write_bytes(store.msgspec.json.encode(store.signed(seal, by)))


def unsigned(taken):
    said = json.loads((taken.folder / store.SEAL).read_text()) | {"record": 2}
    (taken.folder / store.SEAL).write_text(json.dumps(said))


def pieces(taken):
    return sorted(taken.folder.parents[1].glob("files/*/*/*.age"))


def pages(taken):
    return sorted(taken.folder.parents[1].glob("journal/*/*.age"))


SPOILED = {
    "a bit of the database": (lambda it: flip(it.folder / store.DATABASE), Reason.ALTERED),
    "the end of the database": (lambda it: truncate(it.folder / store.DATABASE), Reason.ALTERED),
    "the end of the list": (lambda it: truncate(it.folder / store.MANIFEST), Reason.ALTERED),
    "the list is gone": (lambda it: (it.folder / store.MANIFEST).unlink(), Reason.NOT_WHOLE),
    "a bit of a file": (lambda it: [flip(path) for path in pieces(it)], Reason.ALTERED),
    "half of a file": (lambda it: [truncate(path) for path in pieces(it)], Reason.ALTERED),
    "one file for another": (lambda it: shutil.copy(pieces(it)[0], pieces(it)[1]), Reason.ALTERED),
    "a file is gone": (lambda it: pieces(it)[0].unlink(), Reason.NOT_WHOLE),
    "the seal says otherwise": (unsigned, Reason.NOT_SIGNED),
    "the seal is half written": (lambda it: truncate(it.folder / store.SEAL), Reason.NOT_WHOLE),
    "the seal is gone": (lambda it: (it.folder / store.SEAL).unlink(), Reason.NO_BACKUP),
}


def test_whatever_was_altered_cut_short_or_closed_to_another_key_is_refused_and_nothing_is_there(
    taken, installed, elsewhere, tmp_path
):
    whole = tmp_path / "whole"
    shutil.copytree(installed.root, whole)
    found = {}
    for name, (spoil, _) in SPOILED.items():
        shutil.rmtree(installed.root)
        shutil.copytree(whole, installed.root)
        spoil(taken)
        found[name] = refusal(elsewhere)
    assert found == {name: reason for name, (_, reason) in SPOILED.items()}
    shutil.rmtree(installed.root)
    shutil.copytree(whole, installed.root)
    assert refusal(elsewhere, identity=pyrage.x25519.Identity.generate()) is Reason.OTHER_KEY
    # Whoever may write there and knows the public key can close anything to it; she cannot sign it.
    other = signatures.key_at(tmp_path / "other.pem")
    resealed(taken, other)
    assert refusal(elsewhere, signer=signatures.public_pem(signatures.key_at(KEY()))) is Reason.OTHER_SIGNER


def KEY():  # noqa: N802
    return settings.PRIVATE / "keys" / "bitacora.pem"


def refusal(elsewhere, **more):
    with elsewhere() as there:
        with pytest.raises(Refused) as refused:
            there.recover(**more)
        assert sentence(refused.value, PHRASES)
        assert connection.introspection.table_names() == []
        assert not settings.PUBLIC.exists()
        return refused.value.reason


def test_a_journal_that_was_altered_or_lacks_a_page_is_told_and_the_backup_alone_still_serves(
    taken, installed, elsewhere
):
    acts(1)
    journal.keep()
    first, second = pages(taken)
    kept = first.read_bytes()
    first.unlink()
    with elsewhere() as there:
        with pytest.raises(Refused) as refused:
            there.recover()
        assert refused.value.reason is Reason.JOURNAL_GAP
    first.write_bytes(kept)
    flip(second)
    with elsewhere() as there:
        with pytest.raises(Refused) as refused:
            there.recover()
        assert refused.value.reason is Reason.ALTERED
    with elsewhere() as there:
        report = there.recover(journal=False)
        assert report.regained == 0
        # Nobody knows who withdrew since: it waits for somebody who answers for showing it.
        assert [each.partition(":")[0] for each in report.faults] == ["no se leyó el diario"]
        assert not (settings.PUBLIC / "prueba" / "current").exists()


def test_it_is_restored_into_no_place_where_anything_lies(taken, installed, elsewhere, key):
    with pytest.raises(CommandError, match="nada se restaura encima"):
        call_command("restore", source=str(installed.root), key=_written(key, installed))
    with elsewhere() as there:
        (there.home / "public" / "demo").mkdir(parents=True)
        (there.home / "public" / "demo" / "index.html").write_text("de alguien")
        with pytest.raises(Refused) as refused:
            there.recover()
        assert refused.value.reason is Reason.NOT_EMPTY
        shutil.rmtree(there.home / "public")
        assert there.recover().faults == []


def _written(key, installed):
    path = installed.root.parent / "clave.txt"
    path.write_text(f"# creada en un equipo sin red\n{key}\n")
    return str(path)


@pytest.mark.parametrize(
    ("settings_", "reason"),
    [
        ({"BACKUPS": ""}, Reason.NOWHERE),
        ({"BACKUPS": "/no/hay/tal"}, Reason.NOT_THERE),
        ({"BACKUP_KEYS": ""}, Reason.NO_KEYS),
        ({"BACKUP_KEYS": "AGE-SECRET-KEY-1QQQQ"}, Reason.NOT_A_KEY),
    ],
)
def test_where_backups_go_and_what_closes_them_is_checked_before_anything(monkeypatch, settings_, reason):
    for name, value in settings_.items():
        monkeypatch.setattr(settings, name, value)
    with pytest.raises(Refused) as refused:
        taking.take()
    assert refused.value.reason is reason
    assert sentence(refused.value, PHRASES)


def test_a_backup_within_what_is_backed_up_would_be_lost_with_it(monkeypatch, home):
    (home / "respaldos").mkdir()
    monkeypatch.setattr(settings, "BACKUPS", str(home / "respaldos"))
    with pytest.raises(Refused) as refused:
        taking.take()
    assert refused.value.reason is Reason.WITHIN


def test_every_reason_has_words():
    assert set(PHRASES) == set(rules.Reason)


def test_any_program_of_the_format_opens_what_is_closed(tmp_path, key):
    """Here the library's other half, by itself; Debian's ``age -d`` reads the same (docs/operations/respaldos.md)."""
    to = envelopes.Keys((key.to_public(), pyrage.x25519.Identity.generate().to_public()))
    (tmp_path / "abierto").write_bytes(b"hola" * 100_000)
    with (tmp_path / "abierto").open("rb") as content:
        envelopes.close(envelopes.Deflated(content), tmp_path / "cerrado.age", to)
    opened = pyrage.decrypt((tmp_path / "cerrado.age").read_bytes(), [key])
    assert __import__("gzip").decompress(opened) == b"hola" * 100_000


def test_a_seal_that_cannot_be_read_hides_none_of_the_others(installed, taken, capsys):
    spoiled = taking.take().backup
    (spoiled.folder / store.SEAL).write_text("{")
    assert installed.newest() == taken
    call_command("restore", "--from", str(installed.root), "--list")
    told = capsys.readouterr().out
    assert taken.name in told
    assert spoiled.name not in told
    (taken.folder / store.SEAL).write_text("{")
    acts(1)
    assert journal.keep()["entries"] >= 1  # with none to count from, all that there is


def test_what_a_backup_closed_again_while_it_was_looked_at_is_not_lost(installed, taken):
    epoch = envelopes.keys().epoch
    first = next(installed.lying(epoch))
    looked = []

    def told(*_):
        if not looked:
            looked.append(private().save("acuses/dos.pdf", ContentFile(b"y" * 3000)))
            flip(installed.piece(epoch, first))
            taking.take()

    assert spoiled_pieces(installed, told=told) == [first]
    assert spoiled_pieces(installed) == []
    backup = taking.take()
    assert backup.fresh == 1  # the spoiled one alone: what the other backup closed is still known

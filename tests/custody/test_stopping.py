# SPDX-License-Identifier: EUPL-1.2
"""A restore that stops on the way leaves nothing that could be taken for a system in use, and goes on from there."""

from types import SimpleNamespace

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from conoceles.accounts.queries import console
from conoceles.candidacies.models import Candidacy
from conoceles.custody import drilling, journal, pages, queries, recovering, taking, unfinished
from conoceles.custody.models import Restoration
from conoceles.custody.rules import Reason
from conoceles.kernel import clock, signatures
from conoceles.kernel.refusals import Refused
from conoceles.record import queries as record
from conoceles.record.models import Entry
from conoceles.validation.afterwards import actions as afterwards
from conoceles.validation.afterwards.rules import Because, Motive
from tests.custody.test_refusing import _written
from tests.record.acts import acts


@pytest.fixture
def since(here, installed):
    """Ana was withdrawn after the backup, and the journal has it."""
    ana = here.candidacy("Ana Uc")
    here.as_candidacy(ana)
    acts(1)
    taken = taking.take().backup
    afterwards.withdraw(ana, because=Because(Motive.MISTAKE), by=here.as_reviewer())
    journal.keep()
    return SimpleNamespace(ana=ana, process=here.process, taken=taken, told=Entry.objects.count())


def test_whoever_is_not_known_there_or_dies_on_the_way_leaves_it_held_and_the_same_again_goes_on(
    since, installed, elsewhere, key, monkeypatch
):
    order = {"source": str(installed.root), "key": _written(key, installed)}
    with elsewhere():
        with pytest.raises(CommandError, match="sigue donde iba"):
            call_command("restore", **order, acting_as="nadie")
        assert queries.held(since.process) == since.taken.name
        with pytest.raises(CommandError, match="se detuvo antes de terminar"):
            call_command("restore", accept="Acta 3/2027.")
        with monkeypatch.context() as dying:
            dying.setattr(recovering.examining, "shown", _dies)  # the record went on, and nothing was applied yet
            with pytest.raises(KeyboardInterrupt):
                _again(order)
        assert Restoration.objects.get().held
        assert queries.held(since.process)
        call_command("restore", **order)
        assert queries.held(since.process) == ""
        assert (Restoration.objects.get().held, Restoration.objects.get().report["faults"]) == (False, [])
        assert since.ana.withdrawals.filter(lifted_at=None).exists()
        assert Entry.objects.count() == since.told + 1  # and «system-restored», once
        with pytest.raises(CommandError, match="nada se restaura encima"):
            call_command("restore", **order)


def _dies(told):
    raise KeyboardInterrupt


def _again(order):
    try:
        call_command("restore", **order)
    except CommandError as error:
        raise error.__cause__ from None


def test_a_journal_that_lacks_a_page_stops_it_held_and_without_the_journal_it_goes_on(since, installed, elsewhere):
    acts(1)
    journal.keep()
    next(path for number, _, path in pages.lying(installed) if number == 1).unlink()
    with elsewhere() as there:
        with pytest.raises(Refused) as refused:
            there.recover()
        assert refused.value.reason is Reason.JOURNAL_GAP
        assert queries.held(since.process) == since.taken.name
        assert [each.partition(":")[0] for each in there.recover(journal=False).faults] == ["no se leyó el diario"]
        assert unfinished.name() == ""
        assert (
            queries.held(since.process) == since.taken.name
        )  # what was withdrawn since is not known: somebody answers


def test_in_production_nothing_is_believed_for_having_been_in_the_store(
    since, installed, elsewhere, key, tmp_path, monkeypatch
):
    order = {"source": str(installed.root), "key": _written(key, installed)}
    (tmp_path / "bitacora.pem").write_bytes(record.public_key())
    (tmp_path / "otra.pem").write_bytes(signatures.public_pem(signatures.key_at(tmp_path / "otra")))
    told = []
    with elsewhere():
        monkeypatch.setattr(settings, "PRODUCTION", True)
        for more in (
            {},
            {"acting_as": "x"},
            {"acting_as": "x", "signer": str(tmp_path / "bitacora.pem")},
            {"acting_as": "x", "signer": str(tmp_path / "otra.pem"), "without_checkpoint": True},
        ):
            with pytest.raises(CommandError) as refused:
                call_command("restore", **order, **more)
            told.append(str(refused.value))
        assert unfinished.name() == ""
        assert not settings.PUBLIC.exists()
    for said, word in zip(told, ("--as", "--signer", "--checkpoint", "otra clave"), strict=True):
        assert word in said


def test_a_drill_writes_nothing_in_the_journal_of_the_system_in_use(since, installed, key, monkeypatch):
    Candidacy.objects.filter(pk=since.ana.pk).update(status="renuncia", status_on=clock.now().date())
    journal.keep()  # what a drill does again with that is an act that a system in use tells its journal of
    for name in ("BACKUPS", "BACKUP_KEYS"):
        monkeypatch.setenv(f"CONOCELES_{name}", getattr(settings, name))
    before = pages.lying(installed)
    assert drilling.drill(by=console(), identity=str(key)).report["faults"] == []
    assert pages.lying(installed) == before
    assert not list(installed.root.glob("journal/.*"))

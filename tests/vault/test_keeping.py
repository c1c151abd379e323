# SPDX-License-Identifier: EUPL-1.2
"""The vault's keys are rotated, recovered by two of three, and destroyed."""

from io import StringIO
from itertools import combinations, product
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command

from conoceles.accounts.queries import console
from conoceles.capture.identity import mark_of_section, seal_section
from conoceles.kernel.refusals import Refused
from conoceles.record.models import Entry
from conoceles.vault import actions, custody, keyring, queries
from conoceles.vault.models import DataKey, RecoveryKey, WrappingKey
from conoceles.vault.rules import Reason

pytestmark = pytest.mark.django_db


def terminal(*words, **options):
    told = StringIO()
    call_command(*words, stdout=told, stderr=told, **options)
    return told.getvalue()


@pytest.fixture
def pages(sealed, tmp_path):
    """The three custodians' pages."""
    terminal("vault_recovery", "make", "--into", str(tmp_path / "acta"))
    return [str(path) for path in sorted((tmp_path / "acta").iterdir())]


def lose(version):
    keyring.place(version).rename(keyring.place(version).with_suffix(".perdida"))


def test_a_new_key_wraps_everything_and_the_former_one_nothing(sealed, django_capture_on_commit_callbacks):
    before = {key.pk: bytes(key.wrapped) for key in DataKey.objects.all()}
    with django_capture_on_commit_callbacks(execute=True):
        assert "clave de envoltura 2 está en vigor" in terminal("rotate_vault_key", "--destroy-former", step=2)
    assert {key.wrapped_with_id for key in DataKey.objects.all()} == {2}
    assert [pk for pk, wrapped in before.items() if bytes(DataKey.objects.get(pk=pk).wrapped) == wrapped] == []
    assert not keyring.place(1).exists()
    assert sealed.everything_opens()
    assert list(WrappingKey.objects.filter(retired_at=None).values_list("pk", flat=True)) == [2]


def test_it_is_on_record_who_did_it_and_with_which_key(sealed):
    terminal("rotate_vault_key")
    entries = list(Entry.objects.values_list("action", "about", "role"))
    assert entries == [
        ("wrapping-key-made", "vault.WrappingKey:2", "consola"),
        ("data-keys-rewrapped", "vault.WrappingKey:2", "consola"),
        ("wrapping-key-retired", "vault.WrappingKey:1", "consola"),
    ]
    assert Entry.objects.get(action="wrapping-key-made").digest == WrappingKey.objects.get(pk=2).digest


def test_what_was_left_half_way_is_ended_and_no_third_key_is_made(sealed):
    second = actions.renew(WrappingKey(version=2), by=console())
    assert actions.rewrap(second, step=2, by=console()) == 2
    assert sealed.everything_opens()
    terminal("rotate_vault_key")
    assert WrappingKey.objects.count() == 2
    assert not queries.wrapped_before(second).exists()


def test_a_key_that_still_wraps_or_is_in_force_is_neither_retired_nor_destroyed(sealed):
    actions.renew(WrappingKey(version=2), by=console())
    for version, reason in ((1, Reason.STILL_WRAPS), (2, Reason.IN_FORCE)):
        for act in (actions.retire, actions.destroy):
            with pytest.raises(Refused) as refusal:
                act(WrappingKey.objects.get(pk=version), by=console())
            assert refusal.value.reason is reason
    assert keyring.place(1).exists()


def test_without_the_former_key_it_says_which_file_is_missing(sealed):
    lose(1)
    with pytest.raises(CommandError, match="falta el archivo de la clave 1"):
        terminal("rotate_vault_key")


def test_a_key_that_is_not_where_it_was_wrapped_is_noticed(sealed):
    one, other = DataKey.objects.all()[:2]
    DataKey.objects.filter(pk=one.pk).update(wrapped=bytes(other.wrapped), public=bytes(other.public))
    with pytest.raises(CommandError, match="alterado"):
        terminal("rotate_vault_key")


def test_nobody_but_who_operates_keeps_keys(sealed):
    for by in (sealed.world.as_reviewer(), sealed.world.as_candidacy(next(iter(sealed.answers)))):
        with pytest.raises(PermissionDenied):
            actions.renew(WrappingKey(version=2), by=by)
        with pytest.raises(PermissionDenied):
            actions.shred(DataKey.objects.first(), by=by)


def test_any_two_of_three_recover_and_one_alone_or_twice_does_not(pages):
    recovery = queries.recovery()
    read = [Path(page).read_text() for page in pages]
    found = [custody.rejoined(recovery, pair).private_bytes_raw() for pair in combinations(read, 2)]
    found += [custody.rejoined(recovery, reversed(pair)).private_bytes_raw() for pair in combinations(read, 2)]
    assert len(found) == 6
    assert len(set(found)) == 1
    for page, times in product(read, (1, 2)):
        with pytest.raises(Refused) as refusal:
            custody.rejoined(recovery, [page] * times)
        assert refusal.value.reason is Reason.NOT_TWO_CUSTODIANS


def test_the_day_the_key_is_lost_two_custodians_bring_everything_back(sealed, pages):
    late = sealed.add(9)  # sealed after the ceremony, without anybody's help
    lose(1)
    with pytest.raises(Refused):
        sealed.read(late)
    assert "Recuperado" in terminal("vault_recovery", "restore", pages[2], pages[0])
    assert sealed.everything_opens()
    assert {key.wrapped_with_id for key in DataKey.objects.all()} == {2}
    assert WrappingKey.objects.get(pk=1).retired_at
    terminal("vault_recovery", "restore", pages[0], pages[1])  # once more: there is nothing left to do
    assert WrappingKey.objects.count() == 2


def test_it_also_helps_where_the_file_is_of_another_installation(sealed, pages):
    keyring.place(1).write_bytes(b"\x01" * 32)
    terminal("vault_recovery", "restore", pages[0], pages[1])
    assert sealed.everything_opens()


def test_the_drill_says_how_many_would_come_back_and_changes_nothing(sealed, pages):
    before = list(DataKey.objects.order_by("pk").values_list())
    assert "recuperan las 5 claves" in terminal("vault_recovery", "rehearse", pages[0], pages[1])
    assert [tuple(map(str, row)) for row in DataKey.objects.order_by("pk").values_list()] == [
        tuple(map(str, row)) for row in before
    ]
    assert Entry.objects.filter(action="recovery-tried").count() == 1


def test_a_badly_copied_page_is_told_from_a_wrong_one(pages, tmp_path):
    spoilt = tmp_path / "copiada.txt"
    lines = Path(pages[0]).read_text().splitlines()
    spoilt.write_text("\n".join([lines[0], lines[1].swapcase(), lines[2]]))
    with pytest.raises(CommandError, match="mal copiada"):
        terminal("vault_recovery", "rehearse", str(spoilt), pages[1])
    with pytest.raises(CommandError, match="dos custodias distintas"):
        terminal("vault_recovery", "rehearse", pages[1], pages[1])


def test_what_was_never_entrusted_is_told_apart(sealed, pages):
    key = DataKey.objects.first()
    DataKey.objects.filter(pk=key.pk).update(recoverable=b"", recoverable_with=None)
    with pytest.raises(CommandError, match="1 claves de datos no están confiadas"):
        terminal("vault_recovery", "rehearse", pages[0], pages[1])
    assert "confiadas" in terminal("vault_recovery", "entrust")
    assert "5 claves" in terminal("vault_recovery", "rehearse", pages[0], pages[1])


def test_recovery_brings_back_what_it_can_and_says_what_it_cannot(sealed, pages):
    key = DataKey.objects.first()
    DataKey.objects.filter(pk=key.pk).update(recoverable=b"", recoverable_with=None)
    lose(1)
    with pytest.raises(CommandError, match="Siguen cerradas 1"):
        terminal("vault_recovery", "restore", pages[0], pages[1])
    assert DataKey.objects.filter(wrapped_with=2).count() == 4


def test_new_custodians_replace_the_former_ones_for_what_is_kept_now(sealed, pages, tmp_path):
    terminal("vault_recovery", "make", "--into", str(tmp_path / "otra"))
    with pytest.raises(CommandError, match="clave de recuperación 2"):
        terminal("vault_recovery", "rehearse", pages[0], pages[1])
    assert RecoveryKey.objects.count() == 2


def test_pages_are_for_one_user_and_never_written_over_another_ceremonys(sealed, pages, tmp_path):
    assert {oct(Path(page).stat().st_mode & 0o777) for page in pages} == {"0o600"}
    with pytest.raises(CommandError, match="custodia-1"):
        terminal("vault_recovery", "make", "--into", str(tmp_path / "acta"))
    assert RecoveryKey.objects.count() == 1


def test_no_secret_of_the_ceremony_is_in_the_database(pages):
    read = [Path(page).read_text().splitlines()[1] for page in pages]
    kept = str(list(RecoveryKey.objects.values_list())) + str(list(DataKey.objects.values_list()))
    assert [secret for secret in read if secret in kept] == []


def test_before_any_ceremony_it_says_so(sealed, tmp_path):
    for name in "ab":
        (tmp_path / name).write_text("x")
    with pytest.raises(CommandError, match="Todavía no hay custodias"):
        terminal("vault_recovery", "rehearse", str(tmp_path / "a"), str(tmp_path / "b"))


def test_what_one_candidacy_answered_is_noise_and_the_others_stay(sealed, pages):
    gone, *others = sealed.answers
    actions.shred(DataKey.objects.get(pk=gone.pk), by=console())
    with pytest.raises(Refused) as refusal:
        sealed.read(gone)
    assert refusal.value.reason is Reason.SHREDDED
    assert [sealed.read(who) for who in others] == [sealed.answers[who][0] for who in others]
    terminal("rotate_vault_key")
    assert "recuperan las 4 claves" in terminal("vault_recovery", "rehearse", pages[0], pages[1])
    lose(2)
    terminal("vault_recovery", "restore", pages[0], pages[1])
    with pytest.raises(Refused):
        sealed.read(gone)
    del sealed.answers[gone]
    assert sealed.everything_opens()


def test_nothing_is_sealed_for_it_any_more(sealed):
    gone = next(iter(sealed.answers))
    actions.shred(DataKey.objects.get(pk=gone.pk), by=console())

    for attempt in (seal_section, mark_of_section):
        with pytest.raises(Refused) as refusal:
            attempt(gone, sealed.world.questionnaire, section="s", answers={})
        assert refusal.value.reason is Reason.SHREDDED


def test_twice_is_once(sealed):
    key = DataKey.objects.first()
    first = actions.shred(key, by=console()).shredded_at
    assert actions.shred(key, by=console()).shredded_at == first

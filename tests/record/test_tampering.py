# SPDX-License-Identifier: EUPL-1.2
"""One checkpoint kept outside is enough: whatever is done to what it covers is told."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.core.management import CommandError, call_command
from hypothesis import assume, given
from hypothesis import strategies as st

from conoceles.accounts.queries import console
from conoceles.kernel import signatures
from conoceles.record import notes, queries, rules
from conoceles.record.actions import sign
from conoceles.record.models import Checkpoint, Entry
from conoceles.record.verificar_bitacora import Fault, opened, public_key, verify

from . import forging
from .acts import acts

KEY = Ed25519PrivateKey.generate()


def flipped(draw, lines, covered):
    number, at = draw(st.integers(0, covered - 1)), draw(st.integers(0, 10_000))
    line = bytearray(lines[number])
    line[at % len(line)] ^= 1 << draw(st.integers(0, 7))
    return [*lines[:number], bytes(line), *lines[number + 1 :]]


def edited(draw, contents, covered):
    number = draw(st.integers(0, covered - 1))
    field, value = draw(st.sampled_from([("about", "capture.Revision:999"), ("role", "otra"), ("scope", "")]))
    return [*contents[:number], contents[number] | {field: value}, *contents[number + 1 :]]


def deleted(draw, contents, covered):
    number = draw(st.integers(0, covered - 1))
    return contents[:number] + contents[number + 1 :]


def inserted(draw, contents, covered):
    number = draw(st.integers(0, covered - 1))
    return [*contents[:number], forging.entry("capture.Revision:999"), *contents[number:]]


def reordered(draw, contents, covered):
    return [*draw(st.permutations(contents[:covered])), *contents[covered:]]


def truncated(draw, contents, covered):
    return contents[: draw(st.integers(0, covered - 1))]


def restored(draw, contents, covered):
    """An older copy, in which the institute then went on working."""
    older = contents[: draw(st.integers(0, covered - 1))]
    return older + [forging.entry(f"capture.Revision:{draw(st.integers(1000, 1010))}") for _ in contents]


@st.composite
def histories(draw):
    """A record with announcements in it, and how many of its entries someone has a checkpoint of."""
    actions = draw(st.lists(st.sampled_from(["answers-sent", "validation-decided", rules.SIGNED]), min_size=1))
    contents = [forging.entry(f"capture.Revision:{number}", action) for number, action in enumerate(actions)]
    return forging.consistent(contents), draw(st.integers(1, len(contents)))


def checkpoint(history, size):
    """The checkpoint of the first *size* entries, signed and opened again."""
    note = notes.signed("bitacora.example", size, history.roots[size], KEY)
    return opened(note, f"punto-{size}", public_key(signatures.public_pem(KEY)))


@given(histories(), st.data())
@pytest.mark.parametrize("tampering", [edited, deleted, inserted, reordered, truncated, restored])
def test_a_forged_history_that_is_consistent_in_itself_is_told(tampering, history, data):
    true, covered = history
    forged = forging.consistent(tampering(data.draw, true.contents, covered))
    assume(forged.lines[:covered] != true.lines[:covered])  # two lines alike may have changed places
    assert verify(forged.lines, []).faults == []
    told = verify(forged.lines, [checkpoint(true, covered)])
    assert told.faults
    assert told.signed == 0


@given(histories(), st.data())
def test_a_flipped_bit_is_told(history, data):
    true, covered = history
    told = verify(flipped(data.draw, true.lines, covered), [checkpoint(true, covered)])
    assert any("no son los que se firmaron" in fault for fault in told.faults)


@given(histories())
def test_a_history_that_only_grew_is_as_it_was_signed(history):
    true, covered = history
    told = verify(true.lines, [checkpoint(true, size) for size in (covered, 0, len(true.lines))])
    assert (told.faults, told.signed, told.entries) == ([], len(true.lines), len(true.lines))


@given(histories(), st.data())
def test_where_it_was_altered_is_narrowed_down_by_what_still_matches(history, data):
    true, covered = history
    number = data.draw(st.integers(0, covered - 1))
    lines = [*true.lines[:number], true.lines[number] + b" ", *true.lines[number + 1 :]]
    told = verify(lines, [checkpoint(true, size) for size in range(len(lines) + 1)])
    (first, *_) = [fault for fault in told.faults if "alterado" in fault]
    assert f"entre el {number + 1:,} y el {number + 1:,}" in first


@pytest.fixture
def outside(db, tmp_path):
    """A record of real acts of which someone keeps one checkpoint; the file it is kept in."""
    acts(6)
    sign(Checkpoint(occasion="prueba"), by=console())
    acts(2)
    kept = tmp_path / "punto.txt"
    kept.write_text(sign(Checkpoint(occasion="prueba"), by=console()).note)
    acts(3)
    return kept


FORGERIES = {
    "edit": lambda first, second, *rest: [first, second | {"about": "accounts.User:1"}, *rest],
    "delete": lambda first, _, *rest: [first, *rest],
    "insert": lambda first, *rest: [first, forging.entry("accounts.User:1"), *rest],
    "reorder": lambda first, second, third, *rest: [first, third, second, *rest],
    "truncate": lambda *contents: contents[:5],
    "restore": lambda *contents: [*contents[:5], *(forging.entry(f"accounts.User:{n}") for n in range(20))],
}


class TestInTheDatabase:
    @pytest.mark.parametrize("forgery", FORGERIES)
    def test_only_who_keeps_a_checkpoint_outside_can_tell_a_careful_forger(self, forgery, outside):
        forging.overwrite(FORGERIES[forgery](*forging.present()))
        call_command("verify_record")
        with pytest.raises(CommandError, match=r"punto\.txt: (los primeros|se firmaron) 9 asientos") as told:
            call_command("verify_record", checkpoint=[str(outside)])
        assert told.value.returncode == 1

    def test_a_bit_flipped_in_the_database_is_told_with_its_line(self, outside):
        role = Entry.objects.get(number=4).role
        role = chr(ord(role[0]) ^ 1) + role[1:]
        forging.unlocked(lambda: Entry.objects.filter(number=4).update(role=role))
        with pytest.raises(CommandError, match="renglón 4 de la base: lo que dice no es lo que se escribió"):
            call_command("verify_record", checkpoint=[str(outside)])

    def test_another_key_signs_nothing_that_is_kept_outside(self, outside):
        queries.key_place().unlink()
        forging.overwrite(forging.present())
        call_command("verify_record")
        with pytest.raises(CommandError, match=r"punto\.txt: no lo firmó la llave que usted tiene"):
            call_command("verify_record", checkpoint=[str(outside)])

    def test_another_key_is_told_by_the_public_one_kept_outside(self, outside, tmp_path):
        pem = tmp_path / "bitacora.pem"
        pem.write_bytes(queries.public_key())
        call_command("verify_record", key=str(pem), checkpoint=[str(outside)])
        queries.key_place().unlink()
        forging.overwrite(forging.present())
        with pytest.raises(CommandError, match="punto de control guardado de 6 asientos: no lo firmó la llave"):
            call_command("verify_record", key=str(pem))

    @pytest.mark.usefixtures("outside")
    def test_what_a_forger_overlooks_is_told_without_anything_from_outside(self):
        contents = forging.present()
        for overlooked, told in (
            ({"number": 99}, "renglón 3: se esperaba el asiento 3 y dice 4"),
            ({"at": forging.START.replace(year=2000)}, "asiento 3: su hora, '2000-05-01.*', es anterior"),
            ({"digest": "0" * 64}, "renglón 3 de la base: lo que dice no es lo que se escribió"),
        ):
            forging.unlocked(lambda overlooked=overlooked: Entry.objects.filter(number=3).update(**overlooked))
            with pytest.raises(CommandError, match=told):
                call_command("verify_record")
            forging.overwrite(contents)

    @pytest.mark.usefixtures("outside")
    def test_a_stored_checkpoint_that_is_missing_or_altered_is_told(self):
        contents = forging.present()
        for altered, told in (
            (lambda points: points.delete(), "el asiento 7 lo anuncia y no está guardado"),
            (lambda points: points.update(root="0" * 64), "no dice lo que dice su texto firmado"),
            (lambda points: points.update(peaks="00"), "no dice lo que dice su texto firmado"),
            (lambda points: points.update(note="nada"), "no es un punto de control"),
            (lambda points: points.update(at=forging.START.replace(year=2900)), "es anterior a la del punto previo"),
        ):
            forging.unlocked(lambda altered=altered: altered(Checkpoint.objects.filter(size=6)))
            with pytest.raises(CommandError, match=told):
                call_command("verify_record")
            forging.overwrite(contents)
        call_command("verify_record")

    @pytest.mark.usefixtures("outside")
    def test_a_record_without_its_locks_is_told(self):
        forging.unlock()
        with pytest.raises(CommandError, match="Faltan los candados de la bitácora"):
            call_command("verify_record")


class TestANote:
    def test_that_someone_touched_is_not_opened(self):
        pem = public_key(queries.public_key())
        note = notes.signed("bitacora.example", 7, bytes(32), queries.signing_key())
        assert opened(note, "x", pem).size == 7
        for touched in (
            note.replace("\n7\n", "\n8\n"), note.replace("AAAA", "BAAA", 1), note.replace("bitacora", "otra"),
        ):  # fmt: skip
            assert touched != note
            with pytest.raises(Fault):
                opened(touched, "x", pem)

    @pytest.mark.parametrize("origin", ["", "dos palabras", "uno+uno", "línea\nnueva", "sin\u2028corte", "nul\0"])
    def test_is_not_signed_for_an_origin_that_could_break_its_lines(self, origin):
        with pytest.raises(ValueError, match="origin"):
            notes.signed(origin, 7, bytes(32), queries.signing_key())

# SPDX-License-Identifier: EUPL-1.2
"""What is taken out leaves nothing to guess, and a file made to be dear to read is not."""

import zlib

import pytest

from conoceles.supervision.publicity.rules import MARK, Reason, hidden, left, taken_out


def without(text, *passages):
    return taken_out({"text": text}, passages)[0]["text"]


def test_only_whole_words_go_so_that_what_is_left_of_another_does_not_tell():
    assert without("Ana vino mañana, la semana de Ana.", "Ana") == f"{MARK} vino mañana, la semana de {MARK}."
    assert without("CURP: PEXA800101HYNRXNA1.", "PEXA800101HYNRXNA1") == f"CURP: {MARK}."


@pytest.mark.parametrize("unseen", ["\u00ad", "\u200b", "\u2060", "\x07"])
def test_what_is_not_seen_does_not_part_a_name_in_two(unseen):
    assert without(f"Vino Juan Pé{unseen}rez.", "Juan Pérez") == f"Vino {MARK}."


@pytest.mark.parametrize(
    "said",
    ["Juan Pé-\nrez", "JuanPérez", "Pérez, Juan", "JUAN PEREZ", "Juan  Pérez", "Pérez\nJuan", "Juan Pé\u00adrez"],
)
def test_whatever_says_it_in_the_same_letters_is_told(said):
    assert left(["Consta que vino", f"en su lugar {said}, ayer"], ["Juan Pérez"]) == ["Juan Pérez"]


def test_a_number_is_told_however_it_is_parted():
    assert left(["Tel. 999 123 4567"], ["9991234567"]) == ["9991234567"]
    assert left(["Tel. 9991234567"], ["999 123 4567"]) == ["999 123 4567"]


def test_what_only_has_its_letters_within_others_is_not():
    assert left(["mañana, la semana; amar tesoros"], ["Ana", "martes"]) == []


def test_what_hides_in_a_stream_is_seen_whatever_stands_before_it():
    annots = zlib.compress(b"<< /Annots [1 0 R] >>")
    assert hidden(b"%PDF-1.7\nstream\n" + annots + b"endstream") is Reason.HIDES
    assert hidden(b"%PDF-1.7\nendstream\nstream\r\n" + annots) is Reason.HIDES
    assert hidden(b"%PDF-1.7\nstream\n" + zlib.compress(b"/Type /Page") + b"\nendstream") is None


def test_a_file_of_many_beginnings_or_that_unpacks_to_too_much_is_no_document():
    assert hidden(b"%PDF-1.7\n" + b"stream\n" * 250_000) is Reason.UNREADABLE
    assert hidden(b"stream\n" + zlib.compress(bytes(210_000_000))) is Reason.UNREADABLE

# SPDX-License-Identifier: EUPL-1.2
import json
import subprocess
import threading
import unicodedata
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conoceles.kernel import digests, names, signatures, text, windows
from conoceles.kernel.secrets_kept import kept

#: The same table is run against the browser's counter.
LENGTHS = json.loads((Path(__file__).parent / "text_lengths.json").read_text())


@pytest.mark.parametrize("case", LENGTHS, ids=lambda case: ascii(case["text"]))
@pytest.mark.parametrize("counting", text.Counting)
def test_a_text_has_the_length_that_the_rule_says(case, counting):
    assert text.length(case["text"], counting) == case[counting]


@given(st.text(), st.text(alphabet=text.BLANKS, min_size=1))
def test_padding_never_lengthens_a_text(written, padding):
    assert text.length(padding + written + padding) == text.length(written)


@pytest.mark.parametrize("marks", ["\u0300\u0316", "\u0f71\u0f72", "\u0f73", "\u0344", "\u302e\u0316"])
def test_marks_without_end_do_not_stop_whoever_reads_them(marks):
    """Put in order as one run, these would keep the interpreter for hours, and every other request with it."""
    written = "a" + marks * 50_000
    composed = text.composed(written)
    assert text.composed(composed) == composed
    assert names.folded(written) == "a"


@given(st.text(alphabet="aé ñ\u0300\u0301\u0316\u034f\u0f71\u0f73\u0344", max_size=29))
def test_what_any_writing_has_is_composed_as_unicode_says(written):
    assert text.normal(written) == unicodedata.normalize("NFC", written)
    assert text.normal(written, "NFD") == unicodedata.normalize("NFD", written)


def test_whatever_has_no_shape_of_its_own_is_hidden():
    """Every control but tab and line ends, every formatting, private use and surrogate that Unicode knows."""
    formless = {chr(n) for n in range(0x110000) if unicodedata.category(chr(n)) in {"Cc", "Cf", "Co", "Cs"}}
    found = {character for character in formless if list(text.hidden(character)) == [0]}
    assert formless - found == set("\t\n\r")


@pytest.mark.parametrize(
    "written",
    [
        "Íñigo Ñandú",
        "Ana\u00a0Uc",
        "U\u0301rsula",
        "K’inich Áꞌal ʼIxchel",
        "uno\ttres\r\ndos",
        "👩‍🏫 ❤️ 1️⃣ 👍🏽",
        "José\u2028Uc",
    ],
)
def test_what_people_write_hides_nothing(written):
    assert list(text.hidden(written)) == []


def test_a_joint_that_joins_no_emoji_is_hidden():
    assert list(text.hidden("Ana\u200dUc y Eva\ufe0f")) == [3, 12]
    assert list(text.hidden("X\ufe0f 1\ufe0f")) == [1]
    assert list(text.hidden("👍" + "\u200d" * 5)) == [3, 4, 5]


@given(st.text())
def test_what_is_shown_is_one_line_that_commands_no_terminal(written):
    assert text.shown(written).isprintable()


def test_what_is_hidden_is_named_with_its_place():
    assert text.naming("a\u202eb", text.hidden("a\u202eb")) == "U+202E RIGHT-TO-LEFT OVERRIDE (carácter 2)"
    named = [f"U+0007 BEL, carácter de control (carácter {place})" for place in range(1, 6)]
    assert text.naming("\x07" * 9, text.hidden("\x07" * 9)) == f"{', '.join(named)} y más"
    assert text.naming("\x07" * 5, text.hidden("\x07" * 5)) == ", ".join(named)
    assert text.naming("Ana", text.hidden("Ana")) == ""
    for c, called in (("\x1f", "US"), ("\x7f", "DEL"), ("\x80", "PAD"), ("\x9b", "CSI"), ("\x9f", "APC")):
        assert text.naming(c, [0]).startswith(f"U+{ord(c):04X} {called}, carácter de control")
    assert text.naming("\ue000", [0]) == "U+E000 de uso privado (carácter 1)"


def test_a_spelling_finds_its_neighbour_and_nonsense_finds_none():
    known = ["Mérida", "Tizimín", "Valladolid", "Dzidzantún"]
    assert names.nearest("MERIDA", known) == "Mérida"
    assert names.nearest("Dzidzantum", known) == "Dzidzantún"
    assert names.nearest("Qwertyuiop", known) is None
    assert names.nearest("Abalá", ["Baca", "Motul", "Cacalchén"]) is None


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("José María Núñez", "jose-maria-nunez"),
        ("  D'Artagnan  y Ch. ", "d-artagnan-y-ch"),
        ("¿?", ""),
        ("Straße", "strasse"),
    ],
)
def test_a_name_becomes_a_piece_of_an_address(written, address):
    assert names.slug(written) == address


def test_a_digest_does_not_depend_on_how_the_value_was_written():
    assert digests.digest({"b": 1, "a": "é"}) == digests.digest(json.loads('{"a": "\\u00e9", "b": 1.0}'))


class TestAWindow:
    ZONE = ZoneInfo("America/Merida")

    def test_holds_its_last_microsecond_and_not_the_next(self):
        window = windows.of_days(date(2024, 3, 1), date(2024, 3, 15), self.ZONE)
        midnight = datetime(2024, 3, 16, tzinfo=self.ZONE)
        assert midnight - timedelta(microseconds=1) in window
        assert midnight not in window
        assert datetime(2024, 3, 1, tzinfo=self.ZONE) in window
        assert datetime(2024, 3, 1, tzinfo=self.ZONE) - timedelta(microseconds=1) not in window

    def test_follows_the_clocks_of_its_place_not_a_fixed_offset(self):
        """Yucatán had summer time until 2022 and none since."""
        for year, offset in ((2022, 5), (2023, 6)):
            window = windows.of_days(date(year, 6, 1), date(year, 6, 1), self.ZONE)
            assert window.opens.astimezone(UTC).hour == offset

    def test_without_last_day_never_closes_and_cannot_close_before_it_opens(self):
        assert datetime(2999, 1, 1, tzinfo=UTC) in windows.of_days(date(2024, 3, 1), None, self.ZONE)
        with pytest.raises(ValueError, match=r"^a window cannot close before it opens$"):
            windows.of_days(date(2024, 3, 2), date(2024, 3, 1), self.ZONE)


class TestASignature:
    def test_verifies_with_openssl_and_not_after_a_change(self, tmp_path):
        key = signatures.key_at(tmp_path / "keys" / "release.pem")
        (tmp_path / "public.pem").write_bytes(signatures.public_pem(key))
        (tmp_path / "text").write_bytes(b"la lista")
        (tmp_path / "sig").write_bytes(key.sign(b"la lista"))
        command = [
            "openssl",
            "pkeyutl",
            "-verify",
            "-pubin",
            "-inkey",
            "public.pem",
            "-rawin",
            "-in",
            "text",
            "-sigfile",
            "sig",
        ]
        assert subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode == 0
        (tmp_path / "text").write_bytes(b"la listo")
        assert subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode != 0
        assert signatures.verifies(signatures.public_pem(key), key.sign(b"x"), b"x")
        assert not signatures.verifies(signatures.public_pem(key), key.sign(b"x"), b"y")

    def test_is_made_with_a_key_that_only_its_owner_can_read(self, tmp_path):
        signatures.key_at(tmp_path / "keys" / "release.pem")
        assert (tmp_path / "keys" / "release.pem").stat().st_mode & 0o777 == 0o600
        assert [path.name for path in (tmp_path / "keys").iterdir()] == ["release.pem"]


def test_a_secret_asked_for_twice_at_once_is_one_secret(tmp_path):
    barrier, got, made = threading.Barrier(2), [], iter([b"uno", b"dos"])

    def make():
        barrier.wait(timeout=10)  # both found no secret before either has written one
        return next(made)

    threads = [threading.Thread(target=lambda: got.append(kept(tmp_path / "s" / "secreto", make))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(got)) == 1
    assert (tmp_path / "s" / "secreto").read_bytes() == got[0]

# SPDX-License-Identifier: EUPL-1.2
import datetime as dt
import os
import signal
import socket
import threading
import time
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conoceles.files.ahead import taken_down
from conoceles.files.patience import Patience
from conoceles.files.phrases import PHRASES
from conoceles.files.reading import Limits, opened, read
from conoceles.files.reasons import Reason
from conoceles.files.wire import Column, Found, Wanted
from conoceles.kernel.refusals import Refused, sentence

from .workbooks import absurd_range, bomb, delimited, lying_bomb, ods, raw_xlsx, xlsx

ROWS = [["NOMBRE", "CURP", "EDAD"], ["Ana Uc", "SECRETA", 41], ["Íñigo Peña", "SECRETA", 30]]


def rows_of(path, *columns, **options):
    """The wanted cells of each row, with its number."""
    wanted = Wanted([Column(name) for name in columns or ("NOMBRE", "EDAD")])
    with opened(path) as foreign:
        found = list(read(foreign, [wanted], folder=path.parent, **options))
    return [(number, *cells) for message in found[1:] for number, _, cells in message.rows]


def refusal_of(path, *columns, **options):
    with pytest.raises(Refused) as refused:
        rows_of(path, *columns, **options)
    told = sentence(refused.value, PHRASES)
    assert path.name in told
    return refused.value.reason, told


def test_the_same_rows_come_from_every_kind_of_file(tmp_path):
    files = [
        xlsx(tmp_path / "a.xlsx", {"Registro": ROWS}),
        ods(tmp_path / "a.ods", ROWS),
        delimited(tmp_path / "a.csv", ROWS),
        delimited(tmp_path / "b.csv", ROWS, encoding="cp1252", delimiter=";"),
        delimited(tmp_path / "c.csv", ROWS, encoding="utf-8-sig", delimiter="\t"),
        delimited(tmp_path / "d.csv", ROWS, encoding="utf-16", delimiter="|"),
        delimited(tmp_path / "e.csv", ROWS, encoding="utf-32"),
    ]
    read_ = [[(number, name, str(age)) for number, name, age in rows_of(file)] for file in files]
    assert read_ == [[(2, "Ana Uc", "41"), (3, "Íñigo Peña", "30")]] * len(files)


def test_what_a_file_is_does_not_depend_on_its_name(tmp_path):
    disguised = xlsx(tmp_path / "a.xlsx", {"Registro": ROWS}).rename(tmp_path / "registro.csv")
    assert rows_of(disguised) == [(2, "Ana Uc", 41), (3, "Íñigo Peña", 30)]


def test_a_declared_encoding_is_believed_and_one_that_cannot_be_is_told(tmp_path):
    file = delimited(tmp_path / "a.csv", [["NOMBRE", "EDAD"], ["Peña", "1"]], encoding="cp850")
    assert rows_of(file, encoding="cp850") == [(2, "Peña", "1")]
    reason, told = refusal_of(file, encoding="utf-8")
    assert reason is Reason.WRONG_ENCODING
    assert "byte" in told


def test_a_column_nobody_asked_for_never_leaves_the_child(tmp_path):
    with opened(xlsx(tmp_path / "a.xlsx", {"Registro": ROWS})) as foreign:
        messages = list(read(foreign, [Wanted([Column("NOMBRE")])], folder=tmp_path))
    assert "SECRETA" not in repr(messages)


def test_of_a_sensitive_column_only_is_told_whether_it_says_something(tmp_path):
    file = delimited(tmp_path / "a.csv", [["A", "B"], ["x", "Sí"], ["y", " "], ["z", "no APLICA"], ["w", "SECRETA"]])
    wanted = Wanted([Column("A"), Column("B", presence=True)], silent=["no aplica"])
    with opened(file) as foreign:
        _, rows = read(foreign, [wanted], folder=tmp_path)
    assert [cells for _, _, cells in rows.rows] == [["x", True], ["y", False], ["z", False], ["w", True]]


def test_rows_keep_the_number_that_a_spreadsheet_shows(tmp_path):
    file = xlsx(tmp_path / "a.xlsx", {"Registro": [[], ["", "NOMBRE", "EDAD"], [], ["", "Ana", 3], [], ["", "Eva", 4]]})
    with opened(file) as foreign:
        _, rows = read(foreign, [Wanted([Column("NOMBRE")], header_row=2)], folder=tmp_path)
    assert [(number, cells) for number, _, cells in rows.rows] == [(4, ["Ana"]), (6, ["Eva"])]


def test_numbers_days_and_truths_arrive_as_plain_values(tmp_path):
    moment = dt.datetime(2024, 2, 20, 13, 5)  # noqa: DTZ001  (a spreadsheet knows no zone)
    values = [37.0, 1.5, dt.date(2024, 2, 20), moment, True, "0012", 1e300]
    file = xlsx(tmp_path / "a.xlsx", {"Registro": [[f"C{n}" for n in range(7)], values]})
    assert rows_of(file, *(f"C{n}" for n in range(7))) == [
        (2, 37, 1.5, "2024-02-20", "2024-02-20 13:05:00", "VERDADERO", "0012", 1e300)
    ]


def test_headers_are_found_whatever_their_case_accents_and_blanks(tmp_path):
    file = delimited(tmp_path / "a.csv", [[" Sección  electoral: ", "Edád"], ["1", "2"]])
    assert rows_of(file, "SECCION ELECTORAL", "EDAD") == [(2, "1", "2")]


def test_a_missing_column_is_told_with_what_there_is(tmp_path):
    with opened(delimited(tmp_path / "a.csv", ROWS)) as foreign:
        (found,) = read(foreign, [Wanted([Column("NOMBRES"), Column("EDAD")])], folder=tmp_path)
    assert isinstance(found, Found)
    assert (found.missing, found.headers) == (["NOMBRES"], ["NOMBRE", "CURP", "EDAD"])


def test_a_row_with_cells_beyond_the_headers_says_how_many(tmp_path):
    file = tmp_path / "a.csv"
    file.write_text("NOMBRE,CALLE\nAna,Calle 60, Centro\nEva,Calle 61,\n")
    with opened(file) as foreign:
        _, rows = read(foreign, [Wanted([Column("NOMBRE")])], folder=tmp_path)
    assert [(number, excess) for number, excess, _ in rows.rows] == [(2, 1), (3, 0)]


def test_several_sheets_come_in_the_order_asked(tmp_path):
    file = xlsx(tmp_path / "a.xlsx", {"Uno": [["A"], ["1"]], "Dos": [["B"], ["2"]]})
    with opened(file) as foreign:
        told = list(read(foreign, [Wanted([Column("B")], "Dos"), Wanted([Column("A")], "Uno")], folder=tmp_path))
    assert [one.sheet if isinstance(one, Found) else one.rows for one in told] == [
        "Dos", [(2, 0, ["2"])], "Uno", [(2, 0, ["1"])],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", Reason.EMPTY),
        (b"  \n \n", Reason.EMPTY),
        (b"%PDF-1.7 ...", Reason.NOT_A_SPREADSHEET),
        (b"\x89PNG\r\n\x1a\n", Reason.NOT_A_SPREADSHEET),
        (b"NOMBRE,EDAD\nAna\x00,3\n", Reason.NOT_A_SPREADSHEET),
        (b"<html><table><tr><td>NOMBRE</td></tr></table></html>", Reason.WEB_PAGE),
        (b'\xef\xbb\xbf<?xml version="1.0"?><Workbook/>', Reason.WEB_PAGE),
        (b"PK\x03\x04 and no more", Reason.DAMAGED),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, Reason.DAMAGED),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") + b"\x00" * 600, Reason.PASSWORD),
        (b'NOMBRE,EDAD\n"Ana,3\n', Reason.BAD_QUOTES),
        (b"NOMBRE,NOMBRE\nAna,Eva\n", Reason.REPEATED_COLUMN),
        (b"Estimada Ana:\nLe escribo, con gusto, otra vez.\nAdios\n", Reason.NOT_A_SPREADSHEET),
        (b"NOMBRE,EDAD\nAna," + b"3" * 300_000, Reason.CELL_TOO_LONG),
        ("NOMBRE,EDAD\n".encode("utf-16") + b"\x00", Reason.WRONG_ENCODING),
    ],
)
def test_what_is_no_spreadsheet_is_refused_by_what_it_is(tmp_path, content, reason):
    file = tmp_path / "registro.xlsx"
    file.write_bytes(content)
    assert refusal_of(file)[0] is reason


def test_a_text_has_one_sheet_whatever_the_layout_asks(tmp_path):
    (tmp_path / "a.csv").write_text("NOMBRE,EDAD\nAna,3\n")
    with opened(tmp_path / "a.csv") as foreign, pytest.raises(Refused) as refused:
        list(read(foreign, [Wanted([Column("NOMBRE")], "Uno"), Wanted([Column("EDAD")], "Dos")], folder=tmp_path))
    assert "no tiene la hoja «Uno» que pide el formato. Tiene: una sola" in sentence(refused.value, PHRASES)


def test_a_mark_that_lies_is_not_blamed_on_the_layout(tmp_path):
    (tmp_path / "a.csv").write_bytes("NOMBRE,EDAD\n".encode("utf-16") + b"\x00")
    _, told = refusal_of(tmp_path / "a.csv")
    assert "el texto no está en utf-16, como dicen sus primeros bytes" in told


def _fifo(path):
    os.mkfifo(path)


def _socket(path):
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(path))


@pytest.mark.parametrize(
    ("make", "found"),
    [
        (_fifo, "una tubería"),
        (_socket, "un enchufe de red"),
        (lambda path: path.symlink_to("/dev/zero"), "un dispositivo"),
        (Path.mkdir, "una carpeta"),
    ],
)
def test_what_is_no_file_is_refused_and_keeps_nobody_waiting(tmp_path, make, found):
    make(tmp_path / "a.csv")
    reason, told = refusal_of(tmp_path / "a.csv")
    assert reason is Reason.NOT_A_FILE
    assert f"no es un archivo, es {found}." in told


def test_a_file_that_is_not_there_is_refused(tmp_path):
    assert refusal_of(tmp_path / "nada.xlsx")[0] is Reason.MISSING


@pytest.mark.parametrize("kept", [0.2, 0.5, 0.9, 0.99])
def test_a_truncated_workbook_is_refused(tmp_path, kept):
    file = xlsx(tmp_path / "a.xlsx", {"Registro": [["NOMBRE", "EDAD"], *([f"Ana {n}", n] for n in range(200))]})
    file.write_bytes(file.read_bytes()[: int(file.stat().st_size * kept)])
    assert refusal_of(file)[0] is Reason.DAMAGED


def test_other_documents_in_a_zip_are_no_spreadsheets(tmp_path):
    import zipfile  # noqa: PLC0415

    for name, found in (("word/document.xml", "un documento de texto"), ("foto.jpg", "un archivo comprimido")):
        with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
            archive.writestr(name, "x")
        assert found in refusal_of(tmp_path / "a.xlsx")[1]


def test_a_sheet_that_is_not_there_is_told_with_those_that_are(tmp_path):
    file = xlsx(tmp_path / "a.xlsx", {"Candidatas": [["A"]], "Notas": [["B"]]})
    with pytest.raises(Refused) as refused, opened(file) as foreign:
        list(read(foreign, [Wanted([Column("A")], "CANDIDATOS")], folder=tmp_path))
    assert "«Candidatas», «Notas»" in sentence(refused.value, PHRASES)


def test_a_header_row_beyond_the_end_is_told(tmp_path):
    with pytest.raises(Refused) as refused, opened(delimited(tmp_path / "a.csv", ROWS)) as foreign:
        list(read(foreign, [Wanted([Column("A")], header_row=9)], folder=tmp_path))
    assert refused.value.reason is Reason.NO_HEADER


# Files made to do harm. Each of them ends the process of a reader that does not guard itself.


def test_a_range_of_absurd_size_ends_the_child_alone(tmp_path):
    file = absurd_range(tmp_path / "a.xlsx")
    assert file.stat().st_size < 2000
    reason, told = refusal_of(file)
    assert reason is Reason.TOO_BIG
    assert "nada cambió" in told


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path):
    assert refusal_of(bomb(tmp_path / "a.xlsx"))[0] is Reason.BOMB


def test_a_bomb_that_lies_about_its_size_ends_the_child_alone(tmp_path):
    reason, _ = refusal_of(lying_bomb(tmp_path / "a.xlsx"), limits=Limits(memory=512 * 1024**2))
    assert reason in {Reason.DAMAGED, Reason.TOO_BIG, Reason.NO_HEADER}


def test_an_entity_that_expands_is_not_expanded(tmp_path):
    raw = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    file = raw_xlsx(
        tmp_path / "a.xlsx",
        f'{raw}<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row></sheetData>',
    )
    with pytest.raises(Refused):
        rows_of(file)


def child_of_this_process():
    for children in Path(f"/proc/{os.getpid()}/task").glob("*/children"):
        for pid in children.read_text().split():
            if b"conoceles.files.child" in Path(f"/proc/{pid}/cmdline").read_bytes():
                return int(pid)
    raise AssertionError


@pytest.fixture
def long_file(tmp_path):
    """More than a child reads in the moment after its first words."""
    return delimited(tmp_path / "largo.csv", [["NOMBRE"], *([f"Persona {n}"] for n in range(500_000))])


def test_a_child_killed_half_way_is_told(long_file, tmp_path):
    with opened(long_file) as foreign:
        messages = read(foreign, [Wanted([Column("NOMBRE")])], folder=tmp_path)
        next(messages)
        os.kill(child_of_this_process(), signal.SIGKILL)
        with pytest.raises(Refused) as refused:
            list(messages)
    assert refused.value.reason is Reason.DIED
    assert "SIGKILL" in sentence(refused.value, PHRASES)


def test_a_child_that_takes_too_long_is_stopped(long_file, tmp_path):
    with opened(long_file) as foreign:
        messages = read(foreign, [Wanted([Column("NOMBRE")])], folder=tmp_path, limits=Limits(waited=5))
        next(messages)
        os.kill(child_of_this_process(), signal.SIGSTOP)
        with pytest.raises(Refused) as refused:
            list(messages)
    assert refused.value.reason is Reason.TOO_SLOW


def test_only_what_is_waited_for_counts_as_slow():
    ended = threading.Event()
    patience = Patience(0.4, ended.set)
    with patience.waiting():
        pass
    assert not ended.wait(0.6)  # whoever has the rows in hand takes her time
    for _ in range(50):
        with patience.waiting():
            time.sleep(0.02)  # never long, but it adds up
    assert ended.wait(5)
    assert patience.gone


def test_who_stops_reading_leaves_no_child_behind(long_file, tmp_path):
    with opened(long_file) as foreign:
        messages = read(foreign, [Wanted([Column("NOMBRE")])], folder=tmp_path)
        next(messages)
        child = child_of_this_process()
        messages.close()
    assert not Path(f"/proc/{child}").exists()


def test_the_child_ends_while_its_rows_still_wait(long_file, tmp_path):
    """So that what it needed for the file is free when whoever asked begins to need its own."""
    with opened(long_file) as foreign:
        messages = read(foreign, [Wanted([Column("NOMBRE")])], folder=tmp_path)
        next(messages)
        status = Path(f"/proc/{child_of_this_process()}/stat")
        deadline = time.monotonic() + 60
        while status.read_text().split()[2] != "Z":
            assert time.monotonic() < deadline
            time.sleep(0.05)
        assert [number for message in messages for number, *_ in message.rows] == list(range(2, 500_002))
    assert [file.name for file in tmp_path.iterdir()] == [long_file.name]


def test_what_waits_on_the_disk_has_a_bound_and_comes_in_order(tmp_path):
    reading, writing = os.pipe()
    said = b"".join(number.to_bytes(4) for number in range(1_000_000))

    def speak():
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(said)

    with os.fdopen(reading, "rb") as pipe, taken_down(pipe, tmp_path, most=64 * 1024) as ahead:
        speaker = threading.Thread(target=speak)
        speaker.start()
        speaker.join(timeout=0.5)
        assert speaker.is_alive()  # it waits for whoever listens
        assert b"".join(iter(lambda: ahead.read(70_001), b"")) == said
        speaker.join()


def test_the_child_has_no_secret_of_ours(long_file, tmp_path, monkeypatch):
    monkeypatch.setenv("CONOCELES_SECRET_KEY", "CANARIO")
    monkeypatch.setenv("CONOCELES_DATABASE_URL", "postgresql://CANARIO")
    with opened(long_file) as foreign:
        messages = read(foreign, [Wanted([Column("NOMBRE")])], folder=tmp_path)
        next(messages)
        assert b"CANARIO" not in Path(f"/proc/{child_of_this_process()}/environ").read_bytes()
        messages.close()


@given(
    cells=st.lists(
        st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\x00")), min_size=2, max_size=2), max_size=5
    ),
    delimiter=st.sampled_from(",;\t|"),
)
def test_any_text_that_a_csv_can_hold_arrives_as_it_was(tmp_path_factory, cells, delimiter):
    file = delimited(tmp_path_factory.mktemp("csv") / "a.csv", [["A", "B"], *cells], delimiter=delimiter)
    said = [row for row in cells if any(row)]
    assert [list(row[1:]) for row in rows_of(file, "A", "B", delimiter=delimiter)] == said


def test_what_openpyxl_writes_as_a_formula_is_never_evaluated(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["NOMBRE", "EDAD"])
    book.active.append(['=HYPERLINK("http://x.example","Ana")', 3])
    book.save(tmp_path / "a.xlsx")
    assert rows_of(tmp_path / "a.xlsx") == [(2, "", 3)]

# SPDX-License-Identifier: EUPL-1.2
"""What a letter says, and how."""

import io
import re
from pathlib import Path

import pypdf
import pytest
import segno

from conoceles.credentials import issuing, letters
from conoceles.elections import actions as elections
from conoceles.files.storage import private
from conoceles.kernel import codes
from conoceles.kernel.refusals import Refused

from .conftest import code_of, pages

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter(desk, settings):
    settings.PRIVATE_URL = "https://interno.instituto.example"
    candidacy = desk.world.candidacy("Ñandú Pérez & Uc <Ka'an>")
    desk.issue()
    return desk.last(desk.account(candidacy))


def flat(text):
    return " ".join(text.split())


def test_it_says_whose_it_is_how_to_use_it_and_until_when(letter):
    said = flat(pages(letters.content(letter))[0])
    assert "Ñandú Pérez & Uc <Ka'an>" in said
    assert "Presidencia municipal · Villa de Prueba · propietaria" in said
    assert "Consejo Municipal de Villa de Prueba" in said
    assert letter.account.user.username in said
    assert "https://interno.instituto.example/activar/" in said
    assert re.search(r"vence el \d+ de [a-z]+ de \d{4} a las \d\d:\d\d", said)


def test_the_receipt_is_a_sheet_of_its_own_without_the_code(letter):
    _, receipt = pages(letters.content(letter))
    code = code_of(letter)
    assert "Acuse de recibo" in receipt
    assert letter.account.user.username in receipt
    assert not any(group in receipt for group in code.split("-"))


def test_the_qr_carries_the_code_where_no_server_sees_it(letter):
    code = codes.mint()
    values = letters.values(letter.account, 1, code, letter.activation.expires_at)
    bare, user = code.replace("-", ""), letter.account.user.username
    wanted = f"https://interno.instituto.example/activar/#usuario={user}&codigo={bare}"
    drawn = io.BytesIO()
    segno.make(wanted, micro=False, error="m", mask=2).save(drawn, kind="svg", border=4, xmldecl=False)
    assert values["qr"] == drawn.getvalue().decode()
    assert "?" not in wanted
    assert bare not in values["address"]


def test_it_is_a_tagged_pdf_in_spanish_with_a_title_and_a_text_for_its_image(letter):
    reader = pypdf.PdfReader(io.BytesIO(letters.content(letter)))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "es-MX"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title == f"Carta de acceso de la cuenta {letter.account.user.username}"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    tags = list(_tags(root["/StructTreeRoot"]))
    kinds = [kind for kind, _ in tags]
    assert {"/H1", "/H2", "/L", "/LI", "/P", "/Figure"} <= set(kinds)
    assert [alt for kind, alt in tags if kind == "/Figure"] == [
        "Código QR que abre la página de activación con el usuario y el código ya escritos"
    ]


def _tags(node):
    if "/S" in node:
        yield node["/S"], node.get("/Alt")
    children = node.get("/K", [])
    for child in children if isinstance(children, list) else [children]:
        child = child.get_object()  # noqa: PLW2901
        if isinstance(child, dict):
            yield from _tags(child)


def test_a_generic_account_is_told_of_the_second_factor_that_it_needs(desk):
    desk.issue()
    generic = desk.world.parties[0].accounts.get()
    said = flat(pages(letters.content(desk.last(generic)))[0])
    assert "Cuenta genérica de: Partido de la Ceiba" in said
    assert "Su cuenta lo necesita" in said


def test_it_says_where_its_council_attends(desk):
    candidacy = desk.world.candidacy()
    elections.locate(desk.council, address="Calle 60 número 1", hours="de 9 a 15 horas", by=desk.staff())
    desk.issue()
    said = flat(pages(letters.content(desk.last(desk.account(candidacy))))[0])
    assert "Consejo Municipal de Villa de Prueba: Calle 60 número 1, de 9 a 15 horas." in said


def test_a_letter_that_is_not_what_was_issued_is_not_given(desk, letter):
    with Path(private().path(letter.file)).open("ab") as file:
        file.write(b"otra cosa")
    with pytest.raises(Refused):
        letters.content(letter)
    issuing.issue_again(letter.account, by=desk.area())
    assert letters.content(desk.last(letter.account))

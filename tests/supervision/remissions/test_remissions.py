# SPDX-License-Identifier: EUPL-1.2
"""A package is the same bytes for the same content, and what is written down of it moves every clock that it meets."""

import io
import zipfile
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command

from conoceles.accounts.rules import Role
from conoceles.kernel.refusals import Refused
from conoceles.supervision.documents import queries as documents
from conoceles.supervision.documents import step_actions
from conoceles.supervision.models import Document
from conoceles.supervision.obligations.rules import State as Stands
from conoceles.supervision.plan.described import Due
from conoceles.supervision.plan.rules.words import Counted, Shape
from conoceles.supervision.remissions import actions, making, queries, request_actions, sending_actions
from conoceles.supervision.remissions.rules import Reason, State
from conoceles.supervision.remissions.rules.zipping import Item, verified, zipped
from conoceles.supervision.remissions.sending_actions import Answered, Sent
from tests.supervision.documents.conftest import office, route_book

__all__ = ["office", "route_book"]
pytestmark = pytest.mark.django_db
FIVE = Due(shape=Shape.AFTER, of=("notificacion",), count=5, counted=Counted.NATURAL, words="cinco días naturales")


def quiet(done, total):
    pass


def packed(office):
    """The monthly report of September, ratified, in a remission with its oficio and its package."""
    office.cycle.at("2023-10-05").opened()
    document = office.open("informe-mensual", "2023-09", role=Role.INSTANCE)
    office.write(document)
    for step in ("aprobar-instancia", "presentar", "tratar", "ratificar"):
        office.take(document, step, "2023-10-05")
    by = office.cycle.who(Role.INSTANCE)
    remission = actions.open_remission(office.process, documents=[document], by=by)
    actions.issue_letter(remission, addressee="UTVOPL", text="Se remite el informe.", by=by)
    remission.refresh_from_db()
    made = making.make(remission, told=quiet)
    return document, remission, made, actions.keep(remission, made=made, by=by), by


def test_from_a_ratified_report_to_the_commission_informed(office):
    document, remission, made, package, by = packed(office)
    assert making.make(remission, told=quiet).content == made.content
    assert verified(io.BytesIO(made.content)).wrong == ()
    with zipfile.ZipFile(io.BytesIO(made.content)) as read:
        assert {"indice.json", "indice.pdf", "00-oficio/documento-v1.pdf"} <= set(read.namelist())
    assert all(each["sheets"] for each in made.index if each["path"].endswith(".pdf"))

    sent = sending_actions.send(package, sent=Sent(on=date(2023, 10, 5), folio="SIV/1"), by=by)
    assert office.cycle.one("4", "remision", "2023-09").standing.state is Stands.MET
    with pytest.raises(Refused) as twice:
        sending_actions.send(package, sent=Sent(on=date(2023, 10, 5), folio="SIV/2"), by=by)
    assert twice.value.reason is Reason.SENT

    back = Answered(outcome="devuelto", on=date(2023, 10, 5), observations="Falta firma.", term=FIVE)
    sending_actions.reply(sent, answered=back, by=by)
    asked = queries.one(remission)
    assert (asked.state, asked.until) == (State.RETURNED, date(2023, 10, 10))
    for one in documents.unanswered(document):
        step_actions.answer(one, text="Se firmó.", by=by)
    office.cycle.at("2023-10-09")
    again = sending_actions.send(package, sent=Sent(on=date(2023, 10, 9), folio="SIV/2"), by=by)
    sending_actions.reply(again, answered=Answered(outcome="validado", on=date(2023, 10, 9)), by=by)
    sending_actions.inform(remission, on=date(2023, 10, 9), by=by)
    assert queries.one(remission).state is State.INFORMED
    assert {"remitir", "validar", "informar"} <= documents.stood(Document.objects.get(pk=document.pk)).walk.done


def test_whoever_changes_a_package_is_found(tmp_path, capsys):
    items = [Item("a.pdf", "Informe", b"uno"), Item("b.pdf", "Oficio", b"dos")]
    there = tmp_path / "paquete.zip"
    there.write_bytes(zipped(items, {}))
    call_command("verify_remission", there)
    assert "2 archivos son los que dice el índice." in capsys.readouterr().out
    there.write_bytes(there.read_bytes().replace(b"dos", b"DOS"))
    with pytest.raises(CommandError, match="dañado"):
        call_command("verify_remission", there)
    with zipfile.ZipFile(there, "w") as changed, zipfile.ZipFile(io.BytesIO(zipped(items, {}))) as read:
        changed.writestr("indice.json", read.read("indice.json"))
        changed.writestr("a.pdf", b"otro")
        changed.writestr("c.pdf", b"tres")
    with pytest.raises(CommandError) as told:
        call_command("verify_remission", there)
    for wrong in ("a.pdf: no es el que dice el índice.", "b.pdf: falta.", "c.pdf: no está en el índice."):
        assert wrong in str(told.value)


def test_only_the_instance_remits_and_what_ine_asks_has_its_clock(office):
    office.cycle.at("2023-10-05").opened()
    given = {"reference": "INE/1", "on": date(2023, 10, 3), "asks": "Copia del acta", "term": FIVE}
    with pytest.raises(PermissionDenied):
        request_actions.receive(office.process, **given, by=office.cycle.who(Role.SECRETARY))
    made = request_actions.receive(office.process, **given, by=office.cycle.who(Role.INSTANCE))
    with pytest.raises(Refused):
        request_actions.receive(
            office.process, **given | {"reference": "2", "on": date(2023, 1, 1)}, by=office.cycle.who(Role.INSTANCE)
        )
    seen = next(one for one in office.cycle.all().values() if one.obligation.pk == made.obligation_id)
    assert seen.standing.last_day == date(2023, 10, 8)

# SPDX-License-Identifier: EUPL-1.2
"""What is followed is proved by files, carries the system's own figures, and meets and opens what it says."""

import hashlib
import io
import json
import re
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from conoceles import __version__
from conoceles.accounts.queries import console
from conoceles.accounts.rules import Role
from conoceles.elections.models import Postulant
from conoceles.elections.reading.folder import Folder
from conoceles.elections.writing.changes import Changes
from conoceles.kernel.refusals import Refused
from conoceles.publication.models import CouncilPreview, PreviewVisit
from conoceles.publication.previewing import shelf
from conoceles.record.models import Entry
from conoceles.supervision.documents import actions as documents
from conoceles.supervision.documents import loading as routes
from conoceles.supervision.follow_ups import actions, loading, queries
from conoceles.supervision.follow_ups.actions import Row, Sent
from conoceles.supervision.follow_ups.rules import Reason
from conoceles.supervision.models import FollowUp
from conoceles.supervision.obligations.rules import Owed, State
from tests.people import application, entered, passkey

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 acuse"
_PROOF = Sent(PDF, "lista.pdf")


@pytest.fixture(scope="session")
def register_book():
    """The shared registers, as Yucatán keeps them."""
    folder = Folder(Path(settings.PROCESSES).resolve() / "yucatan-2023-2024")
    found = loading.read(folder, [])
    assert folder.every_fault() == []
    return found


@pytest.fixture
def kept(yucatan, register_book):
    """The cycle, with its registers, on the day before the site opens."""
    loading.write(yucatan.process, register_book, Changes(), console())
    return yucatan.at("2024-03-31").opened()


def write(cycle, key, role, proofs=(_PROOF,), **said):
    given = {"on": date(2024, 3, 31), "what": "Se hizo"} | said
    register = queries.register(cycle.process, key)
    return actions.write(cycle.process, register, row=Row(**given), proofs=proofs, by=cycle.who(role))


def refused(reason, function, *args, **kwargs):
    with pytest.raises(Refused) as caught:
        function(*args, **kwargs)
    assert caught.value.reason is reason


def parties(cycle):
    """Two, invented."""
    for order, name in enumerate(("Ceiba", "Faisán")):
        Postulant.objects.create(
            process=cycle.process, key=name.lower(), name=name, acronym=name[:2], kind="partido", order=order
        )
    return list(Postulant.objects.filter(process=cycle.process).order_by("order"))


def browser(cycle, role):
    user = cycle.who(role).user
    application(user)
    passkey(user)
    return entered(user)


def test_every_letter_of_the_special_follow_up_and_every_content_of_the_other_plan_has_a_register(kept):
    found = queries.registers(kept.process)
    assert {each.row for each in found if each.row} == {f"esp-{letter}" for letter in "abcdefghij"}
    assert len({each.part for each in found if each.part}) == 4


def test_the_press_conference_meets_its_row_with_the_digest_of_what_proves_it(kept):
    owed = kept.one("13").obligation
    made = write(kept, "rueda-de-prensa", Role.INSTANCE, meets=owed)
    met = kept.one("13")
    assert met.standing.state is State.MET_LATE  # the plan wants it a day before the first start, in February
    assert met.fulfilment.document_digest == hashlib.sha256(PDF).hexdigest()
    assert met.fulfilment.about == f"supervision.FollowUp:{made.pk}"
    refused(Reason.NOT_MET_BY_IT, write, kept, "rueda-de-prensa", Role.INSTANCE, meets=owed)
    actions.set_aside(made, why="Otro día", by=kept.who(Role.INSTANCE))
    assert kept.one("13").standing.state is State.LATE
    refused(Reason.SET_ASIDE, actions.set_aside, made, why="Otra vez", by=kept.who(Role.INSTANCE))


def test_nothing_is_written_without_its_proof_nor_by_whom_does_not_keep_it_nor_of_a_day_to_come(kept):
    refused(Reason.NO_EVIDENCE, write, kept, "medidas-de-seguridad", Role.UNIT, proofs=())
    refused(Reason.NOT_YOURS, write, kept, "medidas-de-seguridad", Role.AREA)
    refused(Reason.DAY_TO_COME, write, kept, "medidas-de-seguridad", Role.UNIT, on=date(2024, 4, 1))
    refused(Reason.NOT_A_KIND, write, kept, "medidas-de-seguridad", Role.UNIT, proofs=[Sent(b"<script>", "a.pdf")])
    assert not FollowUp.objects.exists()


def test_a_version_of_an_interface_opens_its_notice_of_three_days_whoever_wrote_it(kept):
    made = write(kept, "versiones-de-interfaces", Role.UNIT, what="Sitio público, con filtros")
    notice = next(one for (row, owed, _), one in kept.all().items() if row == "M2" and owed == Owed.NOTICE)
    assert notice.obligation == made.notice
    assert "Sitio público, con filtros" in notice.obligation.name
    assert notice.standing.last_day == date(2024, 4, 3)
    assert Entry.objects.filter(action="follow-up-written").count() == 1


def test_the_version_that_runs_is_not_typed_and_waits_until_it_is_registered(kept):
    assert queries.unregistered_version(kept.process, Role.UNIT)
    assert not queries.unregistered_version(kept.process, Role.AREA)
    unit = browser(kept, Role.UNIT)
    assert f"Registrar la versión {__version__}" in unit.get(reverse("start")).content.decode()
    address = reverse("follow-ups:write", args=["versiones-de-interfaces"])
    given = {"on": "31/03/2024", "what": "Primera", "f-interfaz": "Captura", "f-cambios": "Todo"}
    missing = unit.post(address, given)
    assert missing.status_code == 422
    assert "Primera" in missing.content.decode()  # nothing typed is lost
    assert unit.post(address, given | {"proof": io.BytesIO(PDF)}).status_code == 302
    assert {"key": "version", "label": "Versión del sistema", "value": f"Conóceles {__version__}"} in (
        FollowUp.objects.get().values
    )
    assert not queries.unregistered_version(kept.process, Role.UNIT)


def test_a_manual_is_delivered_to_parties_and_waits_for_the_acuse_of_each(kept):
    ceiba, faisan = parties(kept)
    area = browser(kept, Role.AREA)
    address = reverse("follow-ups:write", args=["manual"])
    page = area.get(address).content.decode()
    manual = re.search(r'value="(Manual de la candidatura[^"]*huella [0-9a-f]{16}\))"', page)[1]
    given = {"on": "31/03/2024", "what": "Entrega", "f-manual": manual, "f-medio": "Impreso"}
    assert area.post(address, given | {"to": [ceiba.pk, faisan.pk]}).status_code == 302
    made = FollowUp.objects.get()
    assert [len(whose) for _, whose in queries.lacking(kept.process)] == [2]
    assert "Acuses que faltan" in area.get(reverse("start")).content.decode()
    keep = reverse("follow-ups:keep", args=[made.pk])
    lost = area.post(keep, {"kind": "acuse", "file": io.BytesIO(PDF)})
    assert "Ese acuse no es de nadie" in lost.content.decode()
    for each in (ceiba, faisan):
        # the same stamped sheet may hold both acuses
        assert area.post(keep, {"kind": "acuse", "postulant": each.pk, "file": io.BytesIO(PDF)}).status_code == 302
    again = area.post(keep, {"kind": "acuse", "postulant": ceiba.pk, "file": io.BytesIO(PDF)})
    assert "ya está en este renglón" in again.content.decode()
    assert queries.lacking(kept.process) == []
    file = made.evidence.first()
    answer = browser(kept, Role.PRESIDENCY).get(reverse("follow-ups:evidence", args=[file.pk]))
    assert answer.content == PDF
    assert "attachment" in answer["Content-Disposition"]


def test_attendance_is_told_by_party_with_its_total(kept):
    ceiba, faisan = parties(kept)
    area = browser(kept, Role.AREA)
    given = {
        "on": "15/03/2024", "what": "Taller", "f-lugar": "Mérida", "f-horas": "2", f"p-asistencia-{ceiba.pk}": "3",
        f"p-asistencia-{faisan.pk}": "0", "proof": io.BytesIO(PDF),
    }  # fmt: skip
    assert area.post(reverse("follow-ups:write", args=["capacitacion"]), given).status_code == 302
    told = {each["key"]: each["value"] for each in FollowUp.objects.get().values}
    assert told["asistencia"] == "Ce: 3; Fa: 0. En total: 3"


def test_the_access_of_the_council_is_counted_from_the_log_and_names_nobody(kept):
    looked, idle = kept.who(Role.GENERAL_COUNCIL), kept.who(Role.GENERAL_COUNCIL, "otra")
    preview = CouncilPreview.objects.create(
        process=kept.process, number=1, turn=1, digest="0" * 64, sums="a" * 64, candidacies=9,
        frozen_at="2024-03-20T12:00Z", made_at="2024-03-20T12:00Z", checked_at="2024-03-20T12:00Z", made_by=console(),
    )  # fmt: skip
    for page in ("index.html", "cargo/index.html"):
        PreviewVisit.objects.create(preview=preview, by=looked, page=page, at="2024-03-21T12:00Z")
    made = write(kept, "acceso-del-consejo", Role.SECRETARY, proofs=())
    rows = made.known[0]["rows"]
    council = next(row for row in rows if row[0] == "Consejo General")
    assert council[1:4] == [[1, 2], 1, 2]
    said = json.dumps(made.known, ensure_ascii=False)
    assert looked.user.name not in said
    assert idle.user.name not in said
    PreviewVisit.objects.create(preview=preview, by=idle, page="index.html", at="2024-03-21T13:00Z")
    made.refresh_from_db()
    assert made.known[0]["rows"] == rows  # what was known that day stays so


def test_the_prototype_carries_the_list_of_its_files_and_the_generated_dictionary(kept):
    refused(Reason.NO_PREVIEW, write, kept, "prototipo", Role.UNIT, proofs=())
    preview = CouncilPreview.objects.create(
        process=kept.process, number=1, turn=1, digest="0" * 64, sums="a" * 64, candidacies=9,
        frozen_at="2024-03-20T12:00Z", made_at="2024-03-20T12:00Z", checked_at="2024-03-20T12:00Z", made_by=console(),
    )  # fmt: skip
    files = shelf.of(kept.process.slug).files(preview.pk)
    (files / "datos").mkdir(parents=True)
    for name in ("SHA256SUMS", "datos/diccionario.csv", "datos/diccionario.json"):
        (files / name).write_bytes(name.encode())
    made = write(kept, "prototipo", Role.UNIT, proofs=())
    digests = {each.file_digest for each in made.evidence.all()}
    assert hashlib.sha256(b"datos/diccionario.csv").hexdigest() in digests
    assert len(digests) == 3


def test_the_monthly_report_gathers_what_was_written_of_its_month(kept, route_book_of):
    write(kept, "difusion", Role.INSTANCE, what="Se anunció en radio")
    kept.at("2024-04-02").opened()
    write(kept, "difusion", Role.INSTANCE, what="Ya es abril", on=date(2024, 4, 2))
    document = documents.open_document(
        kept.process, route="informe-mensual", occurrence="2024-03", by=kept.who(Role.INSTANCE)
    )
    third = next(each for each in document.draft.content["sections"] if each["key"] == "plan")
    said = json.dumps(third["tables"], ensure_ascii=False)
    assert "Campañas de difusión" in said
    assert "Se anunció en radio" in said
    assert "Ya es abril" not in said


@pytest.fixture
def route_book_of(kept):
    folder = Folder(Path(settings.PROCESSES).resolve() / "yucatan-2023-2024")
    routes.write(kept.process, routes.read(folder, []), Changes(), console())


def test_a_register_prints_with_its_rows_and_the_digest_of_each_file(kept):
    write(kept, "difusion", Role.INSTANCE, what="Se anunció en radio")
    viewer = browser(kept, Role.COMMISSIONER)
    listed = viewer.get(reverse("follow-ups:registers")).content.decode()
    assert "i) Campañas de difusión" in listed
    page = viewer.get(reverse("follow-ups:register", args=["difusion"])).content.decode()
    assert hashlib.sha256(PDF).hexdigest() in page
    assert "Anotar un renglón" not in page
    for kind in ("pdf", "docx", "xlsx"):
        assert viewer.get(reverse("follow-ups:paper", args=["difusion", kind])).status_code == 200
    assert viewer.get(reverse("follow-ups:write", args=["difusion"])).status_code == 404

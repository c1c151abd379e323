# SPDX-License-Identifier: EUPL-1.2
"""An invented commission as it lies beside the invented snapshots of ``tests.publication.snapshots``."""

from hashlib import sha256

import msgspec

from conoceles.supervision.published import (
    FILES,
    NAME,
    Act,
    Commission,
    Dissent,
    Document,
    Doubt,
    Duty,
    Item,
    Limit,
    Member,
    Minutes,
    Plan,
    Posting,
    Presence,
    Saying,
    Session,
    Vote,
)

PDF = b"%PDF-1.7 inventado"
DIGEST = sha256(PDF).hexdigest()
_AGREED = Act("C.G. 2/2026", "2026-08-28")
_BY = ("Secretaría Técnica", "Instancia Interna Responsable")
MEMBERS = (
    Member("Presidencia de la Comisión", "Inés Chan Uc", "Consejera Electoral", "", _AGREED, "2026-09-01"),
    Member("Representación de partido", "Raúl May Ek", "", "faro", Act(), "2026-09-01"),
    Member(
        "Integrante de la Comisión", "Olga Ku Pech", "Consejera Electoral", "", _AGREED, "2026-09-01", "2026-12-31",
        Act("C.G. 9/2026"),
    ),
)  # fmt: skip


def duty(row, state, light, **more):
    """Something owed by *row*, with the words of its *state* and of its *light*."""
    (key, words), (colour, said) = state, light
    given = {
        "name": f"Actividad {row}", "owed": "actividad", "owed_words": "Hacer la actividad", "owed_by": _BY,
        "which": "", "limits": (Limit("2027-02-01"),),
    }  # fmt: skip
    return Duty(
        row=row, state=key, state_words=words, light=colour, light_words=said, **(given | more)
    )  # fmt: skip


_RED, _AMBER = ("vencida", "Rojo"), ("por-vencer", "Ámbar")
_GREEN, _GREY = ("al-dia", "Verde"), ("sin-plazo", "Gris")
DUTIES = (
    duty("1", ("vencida", "Vencida"), _RED, doubts=("a",)),
    duty("4", ("vencida-por-diseno", "Vencida por diseño del plan"), _AMBER, which="2027-01",
         limits=(Limit("2027-02-01"), Limit("2027-02-07", "aprobación de la Comisión"))),
    duty("14", ("en-plazo", "En plazo"), _GREEN, which="2027-04-09", limits=(Limit("2027-04-09"),)),
    duty("4", ("en-espera", "En espera del acto que inicia su plazo"), _GREY, owed="remision",
         owed_words="Remitir el documento al INE", limits=()),
    duty("2", ("cumplida-tarde", "Cumplida fuera de plazo"), _RED, met_on="2027-02-03", documents=(1,)),
    duty("", ("cumplida", "Cumplida en plazo"), _GREEN, name="Contestar al INE", owed="requerimiento",
         owed_words="Contestar al INE", met_on="2027-01-30"),
)  # fmt: skip
DOUBTS = (
    Doubt(
        "a", "Quién creó la Comisión", (Saying("Introducción", "C.G. 1"), Saying("Marco jurídico", "C.G. 2")), "C.G. 2",
        ("1",),
    ),
    Doubt("b", "El último mes no se dice", (), "", ()),
)  # fmt: skip
SESSIONS = (
    Session(
        "ordinaria-1", "ordinaria", 1, "2027-01-05T10:00:00-06:00", "Sala de sesiones", "https://video.example/1",
        "clausurada", "2027-01-05T10:05:00-06:00", "2027-01-05T11:00:00-06:00",
        (
            Presence("Inés Chan Uc", "Presidencia de la Comisión", came=True),
            Presence("Raúl May Ek", "Representación de partido", came=False),
        ),
        2,
        (
            Item(1, "Lista de asistencia", "", "", "", (), ()),
            Item(
                2, "Informe mensual de diciembre", "Se aprobó", "Se ratifica el informe.", "Se corrige la página 2.",
                (Vote("Inés Chan Uc", "A favor"), Vote("Olga Ku Pech", "En contra")),
                (
                    Dissent("Voto particular", "Olga Ku Pech", "No comparto el punto dos."),
                    Dissent("Voto concurrente", "Inés Chan Uc", ""),
                ),
                1,
            ),
        ),
        Minutes("2027-02-02", "2027-02-03", 2),
    ),
    Session(
        "urgente-1", "urgente", 1, "2027-03-01T09:30:00-06:00", "", "", "convocada", "", "", (), 0,
        (Item(1, "Asunto único", "", "", "", (), ()),), None,
    ),
)  # fmt: skip
DOCUMENTS = (
    Document(
        1, "Informe mensual de diciembre", "Informe", 2, "2027-01-04", "2027-01-06", "Secretaría Técnica",
        f"{FILES}informe-1.pdf", DIGEST, len(PDF), whole=True,
    ),
    Document(
        2, "Acta de la sesión ordinaria 1", "Acta", 1, "2027-02-01", "2027-02-04",
        "Instancia Interna Responsable", f"{FILES}acta-2.pdf", DIGEST, len(PDF), whole=False,
        ground="Art. 1 de la ley de transparencia", motive="Es un dato de una persona.",
        resolution="CT/3/2027", resolved_on="2027-02-03",
    ),
)  # fmt: skip
POSTINGS = (
    Posting(
        1, "Convocatoria a la sesión ordinaria 1", "los estrados del instituto", "2027-01-02T10:00:00-06:00",
        "Secretaría Técnica", 3, "días naturales", "2027-01-05", "2027-01-06T09:00:00-06:00", "Secretaría Técnica",
    ),
    Posting(
        2, "Informe mensual de diciembre", "los estrados del instituto", "2027-02-10T10:00:00-06:00",
        "Secretaría Ejecutiva", 5, "días hábiles", "2027-02-17", document=1,
    ),
)  # fmt: skip
COMMISSION = Commission(
    "Comisión de supervisión", "2027-02-10", MEMBERS,
    (Plan("Plan de trabajo de la Comisión", 1, "2026-10-09", Act("C.G. 5/2026", "2026-10-09")),),
    DUTIES, DOUBTS, SESSIONS, DOCUMENTS, POSTINGS,
)  # fmt: skip


def beside(folder, commission=COMMISSION):
    """Write it beside the frozen snapshot in *folder*, with its files."""
    (folder / "beside").mkdir(exist_ok=True)
    (folder / "beside" / f"{NAME}.json").write_bytes(msgspec.json.encode(commission))
    (folder / "beside" / DIGEST).write_bytes(PDF)

# SPDX-License-Identifier: EUPL-1.2
"""What an agenda yields: the guion that the Presidencia reads, the attendance sheet, and one ZIP with the documents."""

import hashlib
import io
import zipfile
from zoneinfo import ZoneInfo

from conoceles.elections.papers import paper_of
from conoceles.kernel import clock
from conoceles.look.dates import day, moment
from conoceles.look.papers import WRITERS, Block, Facts, Listing, Paper, Paragraph, Section, Signature, Table
from conoceles.supervision.documents.labels import BODIES
from conoceles.supervision.documents.papers import paper as document_paper
from conoceles.supervision.documents.rules.words import Body
from conoceles.supervision.models import AgendaItem, Session

from . import queries, telling
from .labels import SEATS
from .rules.words import Seat

#: What the points are called by which the guion knows where each thing goes.
_FOLLOWED, _GENERAL = "seguimiento de", "asuntos generales"
#: So that the same session gives the same bytes.
_EPOCH = (1980, 1, 1, 0, 0, 0)


def guion(session: Session) -> Paper:
    """What whoever presides reads aloud, item by item, with what was instructed before and is not done."""
    zone = ZoneInfo(session.process.timezone)
    opening: list[Block] = [
        Paragraph(
            f"Siendo las ____ horas, y convocada para el {moment(queries.hour(session), zone)}, "
            f"se da inicio a la {queries.mentioned(session)}."
        ),
        Paragraph("Solicito a la Secretaría Técnica pasar lista y, en su caso, declarar el quórum."),
        *([Paragraph(f"Esta sesión es pública y se transmite en {session.broadcast}.")] if session.broadcast else []),
    ]
    owed = [
        f"{each.text} Lo debe: {BODIES[Body(each.owed_by)]}{f', a más tardar el {day(each.due)}' if each.due else ''}."
        for each in queries.owed_instructions(session.process)
        if each.session_id != session.pk
    ]
    items = _in_turn(list(session.items.select_related("version__document")), owed)
    end = Section("Clausura", (Paragraph("No habiendo más asuntos, se clausura la sesión siendo las ____ horas."),))
    return paper_of(
        session.process,
        f"Guion de la {queries.mentioned(session)}",
        at=clock.now(),
        sections=(Section("Inicio", opening), *items, end),
    )


def _in_turn(items: list[AgendaItem], owed: list[str]) -> list[Section]:
    """The points in their order; what is followed goes where the agenda has it, or else before «Asuntos generales»."""
    told = Listing(owed or ["No hay instrucciones por cumplir."], ordered=bool(owed))
    own = next((each.pk for each in items if _FOLLOWED in each.text.lower()), None)
    last = next((index for index, each in enumerate(items) if _GENERAL in each.text.lower()), len(items))
    found = [_read(each, told if each.pk == own else None) for each in items]
    if own is None and owed:
        found.insert(last, Section("Seguimiento de acuerdos", (told,)))
    return found


def _read(item: AgendaItem, told: Listing | None) -> Section:
    blocks: list[Block] = [Paragraph("Solicito a la Secretaría Técnica dar cuenta de este punto.")]
    if told is not None:
        blocks.append(told)
    if item.version is not None:
        blocks.append(
            Facts(
                (
                    ("Documento", f"{item.version.document.title}, versión {item.version.number}"),
                    ("Huella", item.version.digest),
                )
            )
        )
        blocks.append(
            Paragraph("Está a su consideración. Si nadie pide la palabra, sírvase tomar la votación por nombre.")
        )
    return Section(f"Punto {item.number}. {item.text}", blocks)


def attendance(session: Session) -> Paper:
    """Whoever was convened, with a space for each to sign."""
    rows = [[str(who), telling.role(who), ""] for who in queries.summoned(session)]
    secretary = next(
        (who for who in queries.members(session.process, queries.local_day(session)) if who.seat == Seat.SECRETARY),
        None,
    )
    table = Table("", ("Nombre", "En carácter de", "Firma"), (4, 4, 3), rows)
    return paper_of(
        session.process,
        f"Lista de asistencia de la {queries.mentioned(session)}",
        at=clock.now(),
        sections=(Section("", (table,)),),
        signatures=(Signature(SEATS[Seat.SECRETARY], secretary.name if secretary else ""),),
    )


def bundle(session: Session, *, own: bool) -> bytes:
    """One ZIP: the convocation and each document of the agenda, with the SHA-256 of each.

    *own*: with the guion and the attendance sheet too, which are of whoever presides and of whoever keeps it.
    """
    write = WRITERS["pdf"]
    files: dict[str, bytes] = {}
    if session.convocation is not None and (called := session.convocation.versions.last()) is not None:
        files["00-convocatoria.pdf"] = write(document_paper(called))
    for item in session.items.exclude(version=None).select_related("version__document"):
        assert item.version is not None, "those without were left out"
        name = f"{item.number:02}-{item.version.document.way.key}-v{item.version.number}"
        files[f"{name}.pdf"] = write(document_paper(item.version))
    if own:
        files["guion.pdf"] = write(guion(session))
        files["lista-de-asistencia.pdf"] = write(attendance(session))
    index = "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in sorted(files.items()))
    files["SHA256SUMS"] = index.encode()
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in sorted(files.items()):
            made.writestr(zipfile.ZipInfo(name, _EPOCH), content, zipfile.ZIP_DEFLATED)
    return into.getvalue()

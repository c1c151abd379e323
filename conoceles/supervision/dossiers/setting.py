# SPDX-License-Identifier: EUPL-1.2
"""Facts as papers: the foliated file, and the facts alone for another authority. Neither judges anybody."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from conoceles.candidacies.models import Candidacy
from conoceles.elections.models import Postulant, Process
from conoceles.elections.papers import paper_of
from conoceles.files.images.leaves import Sheets, leaves
from conoceles.files.storage import unaltered
from conoceles.look.dates import day, moment
from conoceles.look.papers import NOTHING, Block, Facts, Listing, Paper, Paragraph, Scan, Section, Signature, Table

from .gathering import answers_for
from .rules import Annex, Fact

_LEFT_OUT = (
    "No contiene respuestas de identidad ni lo relativo a su captura o consentimiento, ni datos privados de contacto:"
    " no forman parte de lo que aquí se reúne."
)
#: How scans are opened; what long ones need.
Told = Callable[[int, int], None]


def file_of(subject: Candidacy | Postulant, facts: Sequence[Fact], *, at: datetime, told: Told) -> Paper:
    """The foliated file: cover, index, facts, digests, certification and what was scanned, one sheet after another.

    *told* hears how many of the scans are set, of how many.
    """
    process, zone = subject.process, ZoneInfo(subject.process.timezone)
    annexes = [annex for fact in facts for annex in fact.annexes]
    return paper_of(
        process,
        f"Expediente de {_named(subject)}",
        at=at,
        intro="Constancias que obran en el sistema, en orden de tiempo, hasta la fecha y hora del corte. Cada envío,"
        f" decisión y acuse se identifica con su huella digital SHA-256. {_LEFT_OUT}",
        index="Índice",
        foliated=True,
        sections=[
            Section("Carátula", [Facts(_cover(subject))]),
            Section("Hechos, en orden de tiempo", *_told(subject, facts, zone)),
            Section("Huellas", [_digests(facts, zone), _scanned(annexes)]),
            Section("Certificación", [Paragraph(_CERTIFY)]),
            *_leaves(annexes, told),
        ],
        source="registro, captura, dictaminación y publicación del sistema, al corte.",
        signatures=[Signature("Nombre, cargo y firma de quien certifica"), Signature("Sello")],
    )


_BLANK = "_" * 38
_CERTIFY = (
    f"Quien suscribe, {_BLANK}, en carácter de {_BLANK}, con fundamento en {_BLANK}, CERTIFICA que las presentes hojas,"
    " foliadas al pie de la primera a la última, reproducen lo que obra en el sistema en la fecha y hora del corte."
    f"\n\nLugar y fecha: {_BLANK}"
)


def laid_before(subject: Candidacy | Postulant, facts: Sequence[Fact], *, at: datetime) -> Paper:
    """The facts alone (vista): numbered, dated, with the documents in which each is recorded."""
    zone = ZoneInfo(subject.process.timezone)
    annexes = [annex for fact in facts for annex in fact.annexes]
    return paper_of(
        subject.process,
        f"Vista de hechos relativos a {_named(subject)}",
        at=at,
        addressee=("A la autoridad competente: ______________________________________", "Presente"),
        intro="Se hacen de su conocimiento los hechos que constan en el sistema hasta la fecha y hora del corte, sin"
        f" prejuzgar sobre ellos. {_LEFT_OUT}",
        sections=[
            Section("De quién", [Facts(_cover(subject))]),
            Section("Hechos", [Listing([_sentence(each, zone) for each in facts], ordered=True)]),
            Section("Constancias", [_digests(facts, zone), _scanned(annexes)]),
        ],
        source="registro, captura, dictaminación y publicación del sistema, al corte.",
        signatures=[Signature("Nombre, cargo y firma")],
        copies=("Expediente.",),
    )


def _named(subject: Candidacy | Postulant) -> str:
    return f"la candidatura de {subject.person.name}" if isinstance(subject, Candidacy) else subject.name


def _cover(subject: Candidacy | Postulant) -> list[tuple[str, str]]:
    process: Process = subject.process
    if isinstance(subject, Postulant):
        count = len(answers_for(subject))
        return [("Representación", subject.name), ("Candidaturas que postula o por las que responde", f"{count:,}"),
                ("Proceso", process.name), ("Autoridad", process.authority)]  # fmt: skip
    formula = subject.formula
    return [
        ("Candidatura", subject.person.name),
        ("Clave en el registro", subject.key),
        ("Cargo", f"{formula.position.name}, {subject.get_seat_display().lower()}"),
        ("Demarcación", formula.territory.name),
        ("Postula", formula.postulant.name),
        ("Responde", formula.answering.name),
        ("Estatus en el registro", subject.get_status_display()),
        ("Proceso", process.name),
        ("Autoridad", process.authority),
    ]


def _when(fact: Fact, zone: ZoneInfo) -> str:
    return day(fact.at.astimezone(zone).date()) if fact.day_only else moment(fact.at, zone)


def _told(subject: Candidacy | Postulant, facts: Sequence[Fact], zone: ZoneInfo) -> tuple[list[Block], list[Section]]:
    """Each fact under a heading of its own; of a representation, which has thousands, each in a row."""
    if isinstance(subject, Candidacy):
        return [], [Section(f"{n}. {each.what}", list(_blocks(each, zone))) for n, each in enumerate(facts, 1)]
    rows = [
        [str(n), _when(each, zone), each.of or NOTHING, _in_one(each)] for n, each in enumerate(facts, 1)
    ]  # fmt: skip
    return [Table("", ["Núm.", "Cuándo", "Candidatura", "Hecho"], [2, 5, 5, 12], rows)], []


def _blocks(fact: Fact, zone: ZoneInfo) -> Iterator[Block]:
    yield Facts([("Cuándo", _when(fact, zone)), *fact.details, *([("Huella", fact.digest)] if fact.digest else [])])
    for label, words in fact.quoted:
        yield Facts([(label, "")])
        yield Paragraph(words, quoted=True)


def _in_one(fact: Fact) -> str:
    said = [f"{fact.what}.", *(f"{name}: {what.replace(chr(10), '; ')}." for name, what in fact.details)]
    return " ".join(said)


def _sentence(fact: Fact, zone: ZoneInfo) -> str:
    whose = f" ({fact.of})" if fact.of else ""
    return f"{_when(fact, zone).capitalize()}{whose}. {_in_one(fact)}"


def _digests(facts: Sequence[Fact], zone: ZoneInfo) -> Table:
    rows = [[str(n), each.what, _when(each, zone), each.digest] for n, each in enumerate(facts, 1) if each.digest]
    return Table("Huellas de los hechos", ["Núm.", "Hecho", "Cuándo", "SHA-256"], [2, 7, 5, 10], rows)


def _scanned(annexes: Sequence[Annex]) -> Table:
    rows = [[str(n), each.name, each.digest] for n, each in enumerate(annexes, 1)]
    return Table("Acuses firmados que se escanearon", ["Anexo", "Qué es", "SHA-256 del archivo"], [2, 9, 10], rows)


def _leaves(annexes: Sequence[Annex], told: Told) -> Iterator[Section]:
    """Each scan sheet by sheet; where it cannot be read, a sheet that says so, with its digest."""
    for number, annex in enumerate(annexes, 1):
        content = unaltered(annex.path, annex.digest)
        found = leaves(content, annex.kind) if content is not None else Sheets((), unreadable=True)
        count = len(found.pictures)
        for at, picture in enumerate(found.pictures, 1):
            alt = f"{annex.name}, hoja {at} de {count}, digitalizada. Huella del archivo: {annex.digest}"
            yield Section(
                f"Anexo {number}. {annex.name}, hoja {at} de {count}", [Scan(picture, "jpg", alt)], apart=True
            )
        if found.unreadable or found.more:
            why = "tiene más hojas que las que aquí se reproducen" if found.more else (
                "no se pudo reproducir" if content is not None else "no está, o no es el que se guardó"
            )  # fmt: skip
            said = f"El archivo {why}. Se identifica con su huella: {annex.digest}"
            yield Section(f"Anexo {number}. {annex.name}", [Paragraph(said)], apart=True)
        told(number, len(annexes))

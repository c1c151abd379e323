# SPDX-License-Identifier: EUPL-1.2
"""A report as a paper: the tables of one cut, what each column means, and how whoever doubts counts again."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from conoceles.elections.papers import paper_of
from conoceles.files.papers import made
from conoceles.look import papers
from conoceles.look.dates import moment
from conoceles.look.papers import Block, Cell, Facts, Paper, Paragraph, Section, Share, Signature, Table
from conoceles.publication.models import Release
from conoceles.statistics.models import ProgressCut
from conoceles.statistics.progress import reports
from conoceles.statistics.progress.phrases import WHOM
from conoceles.statistics.progress.queries import figures_of
from conoceles.statistics.progress.reports import Line, Names
from conoceles.statistics.progress.rules import Counts, Figures, Whom

from .rules import FORMS, Form, Kind

_WHOLE = (
    "Registradas", "Deben capturar", "Con cuenta entregada", "Captura iniciada", "Enviadas", "Enviadas (%)",
    "Validadas", "Validadas (%)", "Publicadas", "Publicadas (%)",
)  # fmt: skip
_PUBLIC = ("Deben capturar", "Validadas", "Publicadas", "Publicadas (%)", "Validadas, por publicar")


@dataclass(frozen=True)
class Prepared:
    """A report, set: what it says, and the SHA-256 of each of its files."""

    kind: Kind
    cut: ProgressCut
    paper: Paper
    files: dict[str, str]


def prepared(kind: Kind, cut: ProgressCut, *, number: str = "") -> Prepared:
    """The report of that *kind* from *cut*, numbered as the institute says."""
    paper = report(kind, cut, number=number)
    return Prepared(kind, cut, paper, {end: _digest(made(paper, end)) for end in papers.WRITERS})


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def report(kind: Kind, cut: ProgressCut, *, number: str = "") -> Paper:
    """What it says: a pure function of what was frozen and of the names of the process."""
    form, figures, known, process = FORMS[kind], figures_of(cut), reports.names(cut.process), cut.process
    seats = _table("Por cargo", "Cargo", reports.by_seat(figures, known), form)
    postulants = _table("Por quién postula", "Postula", reports.by_postulant(figures, known), form)
    sections = [
        Section("Cifras al corte", [Paragraph(_summary(figures.total)), *_public(cut, form), seats, postulants])
    ]
    if form.by_seat:
        sections.append(Section("Cada cargo, por quién postula", _each_seat(figures, known, form)))
    sections.append(Section("Qué significa cada columna", [Facts(_meanings()), Paragraph(WHOM[Whom(cut.whom)])]))
    return paper_of(
        process,
        form.title,
        at=cut.at,
        number=number,
        standing="Proyecto",
        addressee=form.addressee,
        intro=form.intro,
        basis=form.basis,
        source=f"corte de avance del {cut.day.isoformat()}, huella SHA-256 {cut.digest}.",
        command=f"manage.py progress --process {process.slug} --at {cut.day.isoformat()}",
        sections=sections,
        signatures=[Signature("Titular de la Instancia Interna Responsable")],
        wide=True,
    )


def _summary(total: Counts) -> str:
    if not total.owing:
        return f"Al corte hay {total.registered:,} candidaturas registradas y ninguna debe capturar."
    said = (
        (total.sent, "enviaron su información"), (total.validated, "la tienen validada"),
        (total.published, "están publicadas"),
    )  # fmt: skip
    shares = "; ".join(f"{count:,} ({Share(count, total.owing)}) {what}" for count, what in said)
    whole = f"Al corte hay {total.registered:,} candidaturas registradas."
    return f"{whole} De las {total.owing:,} que deben capturar, {shares}."


def _public(cut: ProgressCut, form: Form) -> list[Block]:
    """Which release the public saw at the cut, where the report is of that."""
    if not form.published:
        return []
    shown = Release.objects.filter(process=cut.process, shown_at__lte=cut.at).order_by("-number").first()
    if shown is None or shown.shown_at is None:
        return [Paragraph("Al corte no se había mostrado ninguna publicación.")]
    zone = ZoneInfo(cut.process.timezone)
    return [
        Facts(
            [
                ("Publicación a la vista", str(shown.number)),
                ("Mostrada", moment(shown.shown_at, zone)),
                ("Huella de la lista de sus archivos", shown.manifest),
            ]
        )
    ]


def _table(title: str, what: str, lines: Sequence[Line], form: Form) -> Table:
    head = _PUBLIC if form.published else _WHOLE
    whole = lines[-1].counts.owing if lines else 0
    return Table(
        title,
        [what, *head],
        [5, *[3] * len(head)],
        [[line.name, *(_published if form.published else _all)(line.counts)] for line in lines],
        f"Cada porcentaje es de quienes deben capturar en su renglón; en total, {whole:,}.",
    )


def _all(counts: Counts) -> list[Cell]:
    owing = counts.owing
    return [
        counts.registered, owing, counts.delivered, counts.begun, counts.sent, Share(counts.sent, owing),
        counts.validated, Share(counts.validated, owing), counts.published, Share(counts.published, owing),
    ]  # fmt: skip


def _published(counts: Counts) -> list[Cell]:
    return [
        counts.owing, counts.validated, counts.published, Share(counts.published, counts.owing),
        max(0, counts.validated - counts.published),
    ]  # fmt: skip


def _each_seat(figures: Figures, known: Names, form: Form) -> list[Block]:
    """A table each; in one line those of whom nobody owes it, whose tables would be sheets of noughts."""
    found = [(seat, lines) for seat in known.seats if (lines := reports.by_postulant(figures, known, seat=seat))]
    tables = [_table(seat.name, "Postula", lines, form) for seat, lines in found if lines[-1].counts.owing]
    free = [f"{seat.name} ({lines[-1].counts.registered:,})" for seat, lines in found if not lines[-1].counts.owing]
    said = f"Registradas que no deben capturar, y por eso sin tabla: {'; '.join(free)}."
    return [*tables, *([Paragraph(said)] if free else [])]


def _meanings() -> list[tuple[str, str]]:
    return [(each.name, f"{each.meaning} Fuente: {each.source}.") for each in reports.definitions()]

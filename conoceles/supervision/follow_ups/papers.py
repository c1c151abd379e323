# SPDX-License-Identifier: EUPL-1.2
"""A register as a paper: its rows, what proves each, and what the system knows now."""

from conoceles.elections.models import Process
from conoceles.elections.papers import paper_of
from conoceles.kernel import clock
from conoceles.look.dates import day
from conoceles.look.papers import Paper, Table, tabled
from conoceles.supervision.documents import papers
from conoceles.supervision.models import FollowUp

from . import known, queries
from .described import Register
from .queries import without_acuse


def paper(process: Process, register: Register) -> Paper:
    """What *register* says, to be signed or sent: rows that count, the first first."""
    rows = [_row(each) for each in queries.rows(process, register.key).filter(set_aside="").reverse()]
    written = Table("Renglones", ("Número", "Día", "Qué se hizo", "Con qué consta"), (1, 2, 6, 5), rows)
    now = [papers.table(each) for each in known.tables_of(process, register.known)]
    return paper_of(
        process,
        register.name,
        at=clock.now(),
        intro=register.about,
        basis=register.source,
        sections=tabled(written, *now),
    )


def _row(each: FollowUp) -> list[int | str]:
    said = "\n".join([each.what, *(f"{one['label']}: {one['value']}" for one in each.values)])
    proofs = [
        f"{one.about or one.get_kind_display()}{f' de {one.postulant}' if one.postulant else ''}: {one.file_digest}"
        for one in each.evidence.all()
    ]
    missing = without_acuse(each)
    if missing:
        proofs.append(f"Sin acuse de: {', '.join(one.name for one in missing)}")
    return [each.number, day(each.on), said, "\n".join(proofs) or "—"]

# SPDX-License-Identifier: EUPL-1.2
"""What the commission supervises: accounts generated, delivered and activated (activity 10), and lists to deliver by.

Figures carry their cut-off, and each table its total, which is its denominator. The report names nobody; lists name
whoever is in the public register.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from conoceles.elections.models import Council, Process
from conoceles.elections.papers import paper_of
from conoceles.kernel import clock
from conoceles.look.papers import Paper, Table, tabled

from . import queries
from .letters import place
from .models import Account, Batch, Delivery
from .rules import Standing

_COLUMNS = (
    "Generadas",
    "Sin carta",
    "Sin entregar",
    "Vencidas",
    "Entregadas, sin activar",
    "Activadas",
    "Con acuse",
)


def of_deliveries(process: Process) -> Paper:
    """The report of activity 10: generation and remission of generic accounts and of those of candidacies."""
    now = clock.now()
    rows = [
        (account, queries.standing_of(account, now), account.with_acuse)  # type: ignore[attr-defined]
        for account in queries.to_deliver(process).iterator(chunk_size=500)
    ]
    return paper_of(
        process,
        "Generación y entrega de cuentas de acceso",
        at=now,
        intro="Supervisión de la generación y remisión de las cuentas genéricas y por candidatura "
        f"(actividad 10 del plan de trabajo; Lineamientos, art. 14, incisos c y d). {_unissued(process)}",
        sections=tabled(
            _counted(
                "Por tipo de cuenta", "Tipo", rows, lambda each: "Por candidatura" if each.candidacy_id else "Genérica"
            ),
            _counted("Por elección", "Elección", rows, _election),
            _counted("Por representación", "Representación", rows, lambda each: str(each.postulant)),
            _counted("Por consejo que entrega", "Consejo", rows, place),
        ),
        wide=True,
    )


def _unissued(process: Process) -> str:
    """What the tables do not count, because it is not there yet."""
    left = queries.without_account(Batch(process=process))
    if not left:
        return "No falta ninguna cuenta por generar."
    return f"{'Falta 1 cuenta' if left == 1 else f'Faltan {left:,} cuentas'} por generar, que las tablas no cuentan."


def to_sign(process: Process, accounts: Iterable[Account], *, title: str) -> Paper:
    """A list to deliver by: each letter with room for whoever receives it to sign."""
    rows = [
        [at, *_whose(account), account.user.username, account.last_number or "", ""]  # type: ignore[attr-defined]
        for at, account in enumerate(accounts, 1)
    ]
    header = ["Núm.", "A quién", "Candidatura", "Responde", "Usuario", "Carta", "Fecha y firma de recibido"]
    return paper_of(
        process,
        title,
        at=clock.now(),
        intro="Compruebe la identidad de quien recibe. Cada carta tiene además su propia hoja de acuse.",
        sections=tabled(Table("Cartas", header, [2, 9, 9, 4, 5, 2, 8], rows)),
        wide=True,
    )


def not_delivered(process: Process, *, council: Council | None = None) -> Paper:
    """Accounts that nobody has in hand, by council, with what was tried."""
    now = clock.now()
    accounts = queries.undelivered(queries.to_deliver(process, council=council), now).prefetch_related(
        "letters__deliveries"
    )
    by_place: dict[str, list[Sequence[str | int]]] = {}
    for account in accounts:
        tried = [
            delivery
            for letter in account.letters.all()
            for delivery in letter.deliveries.all()
            if delivery.outcome != Delivery.Outcome.DELIVERED
        ]
        last = f"{len(tried)}: {tried[-1].get_outcome_display()}" if tried else "0"
        by_place.setdefault(place(account), []).append(
            [*_whose(account), account.user.username, queries.standing_of(account, now).value, last]
        )
    header = ["A quién", "Candidatura", "Responde", "Usuario", "Estado", "Intentos"]
    return paper_of(
        process,
        "Cartas de acceso sin entregar",
        at=now,
        intro=f"Cuentas que nadie tiene en sus manos: {sum(map(len, by_place.values()))}.",
        sections=tabled(*(Table(where, header, [8, 8, 4, 5, 5, 6], rows) for where, rows in sorted(by_place.items()))),
        wide=True,
        parts="Consejo",
    )


def _counted(
    title: str,
    what: str,
    rows: Sequence[tuple[Account, Standing, bool]],
    group: Callable[[Account], str],
) -> Table:
    counts: dict[str, Counter[str]] = {}
    for account, standing, acuse in rows:
        count = counts.setdefault(group(account), Counter())
        count.update(["all", standing, *(["acuse"] if acuse else [])])
    order = (
        "all", Standing.NO_LETTER, Standing.ISSUED, Standing.EXPIRED, Standing.DELIVERED, Standing.TAKEN, "acuse",
    )  # fmt: skip
    lines: list[Sequence[str | int]] = [[name, *(count[key] for key in order)] for name, count in counts.items()]
    total = sum(counts.values(), Counter())
    lines.append(["Total", *(total[key] for key in order)])
    return Table(title, [what, *_COLUMNS], [6, 3, 3, 3, 3, 4, 3, 3], lines)


def _election(account: Account) -> str:
    return account.candidacy.formula.position.office.name if account.candidacy else "Cuentas genéricas"


def _whose(account: Account) -> list[str]:
    if account.candidacy is None:
        return [account.postulant.name, "Cuenta genérica", str(account.postulant)]
    formula = account.candidacy.formula
    seat = account.candidacy.get_seat_display().lower()
    return [account.candidacy.person.name, f"{formula.position}, {formula.territory}, {seat}", str(account.postulant)]

# SPDX-License-Identifier: EUPL-1.2
"""What other steps already know of each thing that is followed, as tables: figures of the system, never typed.

None names anybody: of whoever may look at a preview it is told how many looked, by capacity.
"""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from conoceles import __version__
from conoceles.accounts import queries as accounts
from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import ROLES, Role
from conoceles.credentials.report import of_deliveries
from conoceles.elections.models import Process
from conoceles.look.dates import day, moment
from conoceles.publication.models import Release
from conoceles.publication.previewing import queries as previewing
from conoceles.record.models import Checkpoint
from conoceles.supervision.documents import queries as documents
from conoceles.supervision.documents.drafting import tables
from conoceles.supervision.documents.drafting.tables import Table, table
from conoceles.supervision.documents.phrases import STATES
from conoceles.supervision.obligations import queries as owed
from conoceles.supervision.obligations.looking import CHANGED, IMPROVED
from conoceles.supervision.obligations.phrases import STATES as STANDINGS
from conoceles.supervision.plan.rules.words import DocumentKind

from .rules.words import Known

#: Of the plan: what tells of the capture, and the agreement of powers.
_CAPTURE_ROWS, _POWERS_ROWS = frozenset({"11", "15"}), frozenset({"8"})
#: How much of a root is written in minutes and read aloud (security goals, 4.2).
_ROOT = 16


def tables_of(process: Process, some: tuple[Known, ...]) -> list[Table]:
    """What is known now of *some* things, in their order."""
    return [one for each in some for one in _KNOWN[each](process)]


def _extracts(process: Process) -> list[Table]:
    zone = ZoneInfo(process.timezone)
    rows = [
        [each.number, moment(each.at, zone), each.counts.get("standing", 0), each.counts.get("changes", 0)]
        for each in process.extracts.order_by("number")
    ]
    header = ["Extracto", "Corte", "Candidaturas vigentes", "Cambios"]
    return [table("Extractos del registro para el INE", header, [2, 4, 3, 2], rows)]


def _notices(process: Process) -> list[Table]:
    """Of every document issued or changed, and of every improvement: whether INE was told in time."""
    rows = []
    for one in owed.ledger(process).all():
        if one.obligation.row in {CHANGED, IMPROVED}:
            limit = one.standing.last_day
            state = STANDINGS[one.standing.state]
            rows.append([one.obligation.row, one.obligation.name, day(limit) if limit else "Sin fecha", state])
    return [table("Avisos al INE", ["Renglón", "De qué", "Límite", "Cómo está"], [2, 7, 3, 4], rows)]


def _preview(process: Process) -> list[Table]:
    """The access of the Consejo General, from the log of each page that was opened: how many, and nobody's name."""
    zone = ZoneInfo(process.timezone)
    found = previewing.members(process)
    rows = []
    for role in dict.fromkeys(Role(each.capacity.role) for each in found):
        held = [each for each in found if each.capacity.role == role]
        looked = [each for each in held if each.pages]
        last = max((each.last for each in looked if each.last), default=None)
        pages = sum(each.pages for each in held)
        rows.append([ROLES[role].name, [len(looked), len(held)], len(looked), pages, _at(last, zone)])
    header = ["En carácter de", "Del total", "Personas que la abrieron", "Páginas", "La última vez"]
    previews = [
        [str(each), moment(each.made_at, zone), each.candidacies, each.sums[:_ROOT]]
        for each in process.council_previews.order_by("made_at")
    ]
    return [
        table("Quién abrió la vista previa", header, [4, 2, 3, 2, 4], rows),
        table("Vistas previas", ["Vista previa", "Se preparó", "Candidaturas", "Huella"], [3, 4, 2, 3], previews),
    ]


def _security(process: Process) -> list[Table]:
    """How many of whoever works here have a second factor, by capacity, and the last signed state of the record."""
    held = [
        each
        for each in Capacity.objects.filter(scope=process.slug, user__is_active=True).select_related("user")
        if each.in_force
    ]
    rows = []
    for role in Role:
        users = {each.user_id: each.user for each in held if each.role == role}
        if users:
            proved = sum(accounts.has_second_factor(user) for user in users.values())
            keys = sum(accounts.has_passkey(user) for user in users.values())
            rows.append([ROLES[role].name, len(users), [proved, len(users)], [keys, len(users)]])
    header = ["Carácter", "Personas", "Con segundo factor", "Con llave de acceso"]
    point = Checkpoint.objects.order_by("-size").first()
    signed = [[point.size, moment(point.at, ZoneInfo(process.timezone)), point.root[:_ROOT]]] if point else []
    return [
        table("Con qué entra quien trabaja aquí", header, [4, 2, 3, 3], rows),
        table("Punto de control de la bitácora", ["Asientos", "Firmado", "Raíz"], [2, 4, 4], signed),
    ]


def _accounts(process: Process) -> list[Table]:
    """As the report of activity 10 counts them."""
    return [one for section in of_deliveries(process).sections for one in tables.of_section(section)[1]]


def _documents(process: Process, rows: frozenset[str], title: str) -> list[Table]:
    found = [one for one in documents.documents(process) if rows & set(one.document.way.rows)]
    told = [
        [one.document.title, one.last.number if one.last else 0, STATES[one.walk.state]]
        for one in found
        if not one.document.withdrawn and one.steps
    ]
    return [table(title, ["Documento", "Versión", "Cómo está"], [7, 2, 4], told)]


def _reports(process: Process) -> list[Table]:
    return _documents(process, _CAPTURE_ROWS, "Informes sobre la captura")


def _powers(process: Process) -> list[Table]:
    return _documents(process, _POWERS_ROWS, "Lineamientos de facultades")


def _releases(process: Process) -> list[Table]:
    """What the public saw, and by which version of this system it is shown today."""
    zone = ZoneInfo(process.timezone)
    shown = Release.objects.filter(process=process, shown_at__isnull=False).order_by("number")
    rows = [[each.number, _at(each.shown_at, zone), each.manifest[:_ROOT]] for each in shown]
    return [
        table("Versión del sistema en uso", ["Sistema", "Versión"], [4, 4], [["Conóceles", __version__]]),
        table("Publicaciones mostradas", ["Número", "Se mostró", "Huella"], [2, 4, 4], rows),
    ]


def _contents(process: Process) -> list[Table]:
    ledger = owed.ledger(process)
    plan = ledger.plans.get(DocumentKind.IMPLEMENTATION)
    return [tables.deliverables(ledger, plan)] if plan and plan.file.row else []


def _at(at: datetime | None, zone: ZoneInfo) -> str:
    return moment(at, zone) if at else "Nunca"


_KNOWN: dict[Known, Callable[[Process], list[Table]]] = {
    Known.EXTRACTS: _extracts,
    Known.NOTICES: _notices,
    Known.PREVIEW: _preview,
    Known.SECURITY: _security,
    Known.ACCOUNTS: _accounts,
    Known.REPORTS: _reports,
    Known.RELEASES: _releases,
    Known.POWERS: _powers,
    Known.CONTENTS: _contents,
}

# SPDX-License-Identifier: EUPL-1.2
"""The desks of the institute's areas."""

from datetime import date, datetime, timedelta

from django.db.models import Count, Min, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from conoceles.accounts import queries as accounts
from conoceles.accounts.models import Capacity
from conoceles.candidacies.models import ImportRun
from conoceles.capture.corrections import queries as corrections
from conoceles.credentials import queries as credentials
from conoceles.credentials.models import Batch, Delivery
from conoceles.elections.described.calendar import Opening
from conoceles.elections.models import Process
from conoceles.outbox.models import Message
from conoceles.publication import queries as published
from conoceles.publication.models import Release
from conoceles.publication.previewing import queries as previewing
from conoceles.publication.scheduling import queries as scheduling
from conoceles.record.models import Checkpoint, Entry
from conoceles.validation.models import Review
from conoceles.validation.queue import queries as review
from conoceles.validation.queue.rules import View
from conoceles.validation.rules import Outcome

from . import progress
from .backups import backups
from .breaches import wrong
from .calendar import Calendar
from .cuts import cut_to_sign
from .kinds import Waiting
from .rights import to_attend
from .sessions import sessions
from .supervision import owed

#: A record that nobody signed for longer than this is not being signed each hour.
_SIGNED_EACH = timedelta(hours=1)


def area(by: Capacity, now: datetime) -> list[Waiting]:
    """The register, the letters nobody has, and the people invited who have not come in."""
    process = Process.objects.get(slug=by.scope)
    calendar = Calendar(process, now)
    stand = progress.registered(process).count()
    last = ImportRun.objects.filter(process=process).order_by("-pk").first()
    register = (
        Waiting("Candidaturas en el registro", stand, note=f"Última carga: {_when(last.at)}", settled=True)
        if last
        else Waiting("Falta cargar el registro de candidaturas", until=calendar.last_day(Opening.REGISTRATION))
    )
    return [
        Waiting(
            "Cuentas que todavía no tienen carta",
            credentials.without_account(Batch(process=process)),
            address=reverse("credentials:issue"),
        ),
        *_undelivered(by, now, calendar),
        Waiting(
            "Personas invitadas que no han activado su cuenta",
            *accounts.not_yet_in(by),
            address=reverse("accounts:people"),
        ),
        register,
        *owed(by, process, now),
        *progress.told(progress.progress(process, progress.registered(process))),
        *calendar.next_dates(),
    ]


def instance(by: Capacity, now: datetime) -> list[Waiting]:
    """What she has to read and what nobody has; what is approved and not yet public; the record."""
    process = Process.objects.get(slug=by.scope)
    calendar = Calendar(process, now)
    release = published.shown(process)
    approved = Review.objects.filter(revision__candidacy__process=process, outcome=Outcome.APPROVED)
    if release:
        approved = approved.filter(decided_at__gt=release.frozen_at)
    return [
        *_to_read(by, process, now, calendar.last_day(Opening.VALIDATION)),
        *owed(by, process, now),
        Waiting(
            "Aprobaciones que todavía no son públicas",
            approved.count(),
            until=calendar.last_day(Opening.PUBLICATION),
            address=reverse("releasing:home"),
            note=release_in_words(release),
        ),
        *_corrections(process),
        *to_attend(process, now),
        *_scheduled(process),
        *_previewed(process),
        *cut_to_sign(process),
        *progress.told(progress.progress(process, progress.registered(process), sealed=True)),
        *_record(now),
        *calendar.next_dates(),
    ]


def _corrections(process: Process) -> list[Waiting]:
    """The corrections that candidacies asked for and nobody answered; nothing where none is."""
    words, waiting = "Correcciones que piden las candidaturas, por responder", corrections.pending(process).count()
    return [Waiting(words, waiting, address=reverse("afterwards:home"))] if waiting else []


def _scheduled(process: Process) -> list[Waiting]:
    """What was scheduled and could not be made: why, where it is put right."""
    failing = list(scheduling.failing(process))
    note = failing[0].problem if failing else ""
    words = "Publicaciones programadas que no se han podido hacer"
    return [Waiting(words, len(failing), address=reverse("releasing:home"), note=note)] if failing else []


def _previewed(process: Process) -> list[Waiting]:
    """What was said of previews and nobody answered; nothing where nothing is."""
    unanswered = previewing.unanswered(process).count()
    address = reverse("previewing:comments")
    return (
        [Waiting("Comentarios sobre la vista previa por responder", unanswered, address=address)] if unanswered else []
    )


def _to_read(by: Capacity, process: Process, now: datetime, until: date | None) -> list[Waiting]:
    """What she has to read, what nobody has, and what should have been read by now."""
    waiting = [each.waits for each in review.queue(process, now=now)]
    to_read = sum(each.stage.reads for each in waiting)
    hers = [each for each in waiting if each.is_of(by.pseudonym)]
    free = [each for each in waiting if each.free]
    told = []
    for words, those, view in (
        ("Candidaturas en sus manos, por leer", hers, View.MINE),
        ("Candidaturas por leer que nadie tiene", free, View.FREE),
        ("Candidaturas por leer con el plazo vencido", [each for each in waiting if each.late], View.LATE),
    ):
        oldest = f"La más antigua espera desde el {_when(min(each.since for each in those))}" if those else ""
        last = min((each.deadline for each in those if each.deadline), default=until)
        address = f"{reverse('queue:queue')}?estado={view}"
        told.append(Waiting(words, len(those), to_read, last, address, oldest))
    return told


def unit(by: Capacity, now: datetime) -> list[Waiting]:
    """The system, never what anybody answered: mail, signatures of the record, the last release; and the sessions."""
    process = Process.objects.get(slug=by.scope)
    mail = Message.objects.exclude(to="").aggregate(
        waiting=Count("pk", filter=Q(state=Message.State.WAITING)),
        oldest=Min("queued_at", filter=Q(state=Message.State.WAITING)),
        lost=Count("pk", filter=Q(state=Message.State.GIVEN_UP)),
        total=Count("pk"),
    )
    return [
        *wrong(process, now),
        Waiting(
            "Correos que esperan al servidor",
            mail["waiting"],
            mail["total"],
            note=f"El más antiguo, desde el {_when(mail['oldest'])}" if mail["oldest"] else "",
        ),
        Waiting("Correos que no se pudieron entregar", mail["lost"], mail["total"]),
        *backups(now),
        *sessions(by, process, now),
        *owed(by, process, now),
        *_record(now, address=False),
        Waiting(release_in_words(published.shown(process)), settled=True),
        *Calendar(process, now).next_dates(),
    ]


def local_council(by: Capacity, now: datetime) -> list[Waiting]:
    """Its own delivery list, the receipts it owes, and whether it said where it attends."""
    process, council = credentials.delivers(by)
    calendar = Calendar(process, now)
    without = Delivery.objects.filter(
        letter__account__council=council, outcome=Delivery.Outcome.DELIVERED, acuse=""
    ).count()
    elsewhere = credentials.owed_elsewhere(by).count() if council else 0
    made = Delivery.objects.filter(letter__account__council=council, outcome=Delivery.Outcome.DELIVERED).count()
    told = [
        *_undelivered(by, now, calendar),
        Waiting(
            "Entregas sin su acuse firmado",
            without + elsewhere,
            made + elsewhere,
            address=reverse("credentials:deliveries"),
        ),
    ]
    if council and not council.address:
        place = reverse("credentials:place", args=[council.pk])
        told.append(Waiting("Falta decir el domicilio y el horario del consejo", address=place))
    return [*told, *calendar.next_dates()]


def working_group(by: Capacity, now: datetime) -> list[Waiting]:
    """What it owes by the plan, and the dates ahead: whoever presents projects looks at them first."""
    process = Process.objects.get(slug=by.scope)
    return [*owed(by, process, now), *Calendar(process, now).next_dates()]


def auditor(by: Capacity, now: datetime) -> list[Waiting]:  # noqa: ARG001
    """The record, and nothing else."""
    return _record(now)


def _undelivered(by: Capacity, now: datetime, calendar: Calendar) -> list[Waiting]:
    process, council = credentials.delivers(by)
    accounts_ = credentials.to_deliver(process, council=council)
    return [
        Waiting(
            "Cuentas que nadie tiene todavía en sus manos",
            credentials.undelivered(accounts_, now).count(),
            accounts_.count(),
            calendar.last_day(Opening.ACCOUNTS),
            reverse("credentials:deliveries"),
        )
    ]


def _record(now: datetime, *, address: bool = True) -> list[Waiting]:
    """How far the record goes and how much of it is signed; it waits when an hour went by without a signature."""
    written = Entry.objects.order_by("-number").values_list("number", flat=True).first() or 0
    point = Checkpoint.objects.order_by("-size").only("size", "at").first()
    signed = point.size if point else 0
    late = written > signed + 1 and (point is None or now - point.at > _SIGNED_EACH)
    read, points = (reverse("desks:record"), reverse("desks:checkpoints")) if address else ("", "")
    last = f"Último punto de control: {_when(point.at)}" if point else "Todavía no hay ningún punto de control"
    return [
        Waiting("Asientos en la bitácora", written, address=read, settled=True),
        Waiting(
            "Asientos sin firmar desde hace más de una hora" if late else "Asientos firmados",
            written - signed if late else signed,
            written,
            address=points,
            note=last,
            settled=not late,
        ),
    ]


def release_in_words(release: Release | None) -> str:
    """Which release the public sees."""
    if release is None or release.shown_at is None:
        return "Todavía no hay ninguna publicación"
    return f"Publicación {release.number}, mostrada el {_when(release.shown_at)}"


def _when(at: datetime) -> str:
    return str(date_format(timezone.localtime(at), r"j \d\e F \d\e Y, H:i")).lower()

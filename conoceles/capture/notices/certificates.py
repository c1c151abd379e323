# SPDX-License-Identifier: EUPL-1.2
"""The certificate of the notices sent (constancia de los avisos enviados): to whom, when, how, and what proves it.

Only what a candidacy or a representation was told of its obligations: not what an account is told of its own
security, nor anything about what is kept sealed. No address of anybody is in it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import Q

from conoceles.accounts.models import User
from conoceles.candidacies.models import Candidacy
from conoceles.candidacies.queries import answered_by
from conoceles.credentials.models import Account
from conoceles.elections.models import Postulant, Process
from conoceles.elections.papers import paper_of
from conoceles.look.dates import moment
from conoceles.look.papers import NOTHING, Paper, Signature, Table, tabled
from conoceles.outbox.models import Attempt, Message
from conoceles.outbox.rendering import subject

from .queries import Told, told
from .rules import folio

#: Whatever else the outbox carries is nobody's obligation.
_OBLIGE = (
    "credentials/mail/",
    "capture/mail/reminder",
    "validation/mail/returned",
    "afterwards/mail/answered",
)
#: A server may repeat the address that it was given: it is private, and proves nothing more.
_ADDRESS = re.compile(r"<?[^\s<>@]+@[^\s<>@]+>?")
_BATCH = 300
HEADER = ("Aviso", "Para", "Asunto", "Se generó", "Cómo se comunicó y cuándo", "Qué lo prueba")
WIDTHS = (4, 5, 5, 4, 6, 7)


def of_process(process: Process, *, at: datetime) -> Paper:
    """Every notice of *process* so far."""
    return _certificate(process, "a las candidaturas y representaciones del proceso", _everybody(process), at)


def of_candidacy(candidacy: Candidacy, *, at: datetime) -> Paper:
    """Those of one candidacy."""
    return _certificate(candidacy.process, f"a {candidacy.person.name}", obliging([candidacy]), at)


def of_postulant(postulant: Postulant, *, at: datetime) -> Paper:
    """Those of the generic account of one representation and of the candidacies for which it answers."""
    theirs = Candidacy.objects.filter(
        Q(formula__postulant=postulant) | answered_by(pk=postulant.pk), process=postulant.process_id
    )
    accounts = Account.objects.filter(postulant=postulant, candidacy=None)
    found = [*obliging(theirs), *obliging_accounts(accounts)]
    return _certificate(postulant.process, f"a {postulant.name} y a sus candidaturas", found, at)


def obliging(candidacies: Iterable[Candidacy]) -> Iterator[Message]:
    """What *candidacies* were told of their obligations, of themselves and of their accounts, some hundreds at once."""
    ids = [each.pk for each in candidacies]
    for first in range(0, len(ids), _BATCH):
        some = ids[first : first + _BATCH]
        accounts = Account.objects.filter(candidacy__in=some)
        yield from _about([f"{Candidacy._meta.label}:{pk}" for pk in some], accounts)


def obliging_accounts(accounts: Iterable[Account]) -> Iterator[Message]:
    """What those accounts were told."""
    return _about([], accounts)


def rows(messages: Iterable[Message], zone: ZoneInfo) -> list[list[str]]:
    """Each notice as a row of the table, the first before the others."""
    return [
        _row(each, zone) for each in sorted(told(messages), key=lambda one: (one.message.queued_at, one.message.pk))
    ]


def evidence(message: Message, zone: ZoneInfo) -> tuple[str, str]:
    """How *message* was communicated and when, and what proves it; what was tried, where it was not."""
    how, proofs = [], []
    for hand in message.handed_over.all():
        receiver = f", {hand.get_receiver_display().lower()}" if hand.receiver else ""
        said = f"recibió {hand.received_by}{receiver}" if hand.received_by else hand.get_outcome_display()
        how.append(f"En papel, {hand.get_way_display().lower()}, el {moment(hand.at, zone)}: {said}")
        proofs.append(f"Acuse firmado, SHA-256 {hand.acuse_digest}" if hand.acuse_digest else "Sin acuse escaneado")
    for attempt in message.tries.all():
        if not (message.handed_over.all() and not message.to):  # what was handed over is told above
            how.append(f"{_way(message)}, el {moment(attempt.at, zone)}: {attempt.outcome}")
            proofs.append(_reply(attempt))
    if not how:
        how.append(f"{message.get_state_display()}: no se ha comunicado")
    return "\n".join(how), "\n".join(filter(None, proofs)) or NOTHING


def _way(message: Message) -> str:
    return "Por correo electrónico" if message.to else "De viva voz o por mensaje"


def _reply(attempt: Attempt) -> str:
    reply = _ADDRESS.sub("(su dirección)", attempt.reply)
    return f"Intento {attempt.number}: «{reply}»" if reply else f"Intento {attempt.number}"


def _row(each: Told, zone: ZoneInfo) -> list[str]:
    message = each.message
    return [
        folio(message.pk), each.name, subject(message), moment(message.queued_at, zone), *evidence(message, zone)
    ]  # fmt: skip


def _everybody(process: Process) -> Iterator[Message]:
    yield from obliging(Candidacy.objects.filter(process=process).only("pk"))
    yield from obliging_accounts(Account.objects.filter(process=process, candidacy=None))


def _about(whom: Sequence[str], accounts: Iterable[Account]) -> Iterator[Message]:
    names = [*whom]
    for account in accounts:
        names += [f"{Account._meta.label}:{account.pk}", f"{User._meta.label}:{account.user_id}"]
    kinds = Q()
    for template in _OBLIGE:
        kinds |= Q(template__startswith=template)
    for first in range(0, len(names), _BATCH):
        found = Message.objects.filter(kinds, about__in=names[first : first + _BATCH])
        yield from found.prefetch_related("handed_over", "tries")


def _certificate(process: Process, whom: str, messages: Iterable[Message], at: datetime) -> Paper:
    found = rows((one for one in messages if one.queued_at <= at), ZoneInfo(process.timezone))
    return paper_of(
        process,
        "Constancia de los avisos enviados",
        at=at,
        intro=f"Avisos que el sistema generó para comunicar {whom} sus obligaciones de captura, con cómo se comunicó"
        " cada uno y lo que lo prueba. «Entregado» por correo dice que el servidor de destino lo recibió, no que"
        " alguien lo leyó. No se muestran direcciones ni teléfonos.",
        source="buzón de salida y constancias de notificación del sistema.",
        sections=tabled(Table("Avisos", HEADER, WIDTHS, found, f"{len(found):,} avisos al corte.")),
        signatures=[Signature("Nombre, cargo y firma de quien hace constar")],
        wide=True,
    )

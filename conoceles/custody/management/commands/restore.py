# SPDX-License-Identifier: EUPL-1.2
"""``manage.py restore``: bring the system back from a backup, into an empty place."""

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.db import connection
from django.utils import timezone

from conoceles.accounts.phrases import PHRASES as OF_ACCOUNTS
from conoceles.accounts.queries import console
from conoceles.accounts.reasons import Reason as OfAccounts
from conoceles.custody import recovering, store, unfinished
from conoceles.custody.envelopes import identities
from conoceles.custody.phrases import AGAIN, PHRASES, STAGES
from conoceles.custody.recovering import Asked, Report, recover
from conoceles.custody.rules import Reason
from conoceles.custody.secrets_typed import key_text
from conoceles.custody.store import Store
from conoceles.kernel.refusals import Refused, sentence
from conoceles.publication.progress import Progress
from conoceles.record.terminal import Error
from conoceles.record.verificar_bitacora import Fault, opened, public_key


class Command(BaseCommand):
    """It is no command of the house's usual kind: there is no database yet in which anybody could answer for it."""

    help = (
        "Restaura un respaldo en un lugar vacío: lo verifica, vuelve a aplicar lo retirado después, rehace la"
        " publicación y sólo si todo coincide la deja a la vista."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """From where, which one, opened by what."""
        parser.add_argument("--from", dest="source", metavar="CARPETA", help="de los respaldos (CONOCELES_BACKUPS)")
        parser.add_argument(
            "--backup", default="", metavar="NOMBRE", help="cuál; sin él, el más reciente que esté entero"
        )
        parser.add_argument(
            "--key", metavar="ARCHIVO", help="la clave privada, en su memoria; «-» la lee de la entrada"
        )
        parser.add_argument("--signer", metavar="ARCHIVO", help="la llave pública de la bitácora que se guardó aparte")
        parser.add_argument("--checkpoint", nargs="+", default=[], metavar="ARCHIVO", help="puntos de control de fuera")
        parser.add_argument("--without-checkpoint", action="store_true", help="no se guardó ninguno fuera")
        parser.add_argument("--without-journal", action="store_true", help="sólo el respaldo, sin lo hecho después")
        parser.add_argument("--list", action="store_true", help="dice qué respaldos hay, y no hace nada")
        parser.add_argument("--accept", metavar="MOTIVO", help="responde por una restauración detenida, y la muestra")
        parser.add_argument(
            "--as", dest="acting_as", metavar="USUARIO", help="quién responde (obligatoria en producción)"
        )
        parser.add_argument("--json", action="store_true", help="dice lo que halló como JSON")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002
        """Do one of the three."""
        try:
            if options["list"]:
                self._list(_source(options["source"]))
            elif options["accept"] is not None:
                self._accept(options["accept"], options["acting_as"])
            else:
                self._restore(options)
        except Refused as refusal:
            raise Error(sentence(refusal, PHRASES, OF_ACCOUNTS) + _under_way(refusal)) from refusal
        except KeyboardInterrupt as interruption:
            msg = "Interrumpido. La misma orden, con el mismo respaldo, sigue donde iba."
            raise Error(msg, returncode=130) from interruption

    def _list(self, place: Store) -> None:
        if not place.root.is_dir():
            raise Refused(Reason.NOT_THERE, path=place.root)
        if place.newest() is None:
            raise Refused(Reason.NO_BACKUP, name=place.root)
        for backup in place.readable():
            seal = backup.seal
            size = sum(part.size for part in seal.parts.values()) / 1e6
            self.stdout.write(
                f"{backup.name}  {_hour(seal.taken_at)}  {seal.vendor}  {seal.files:,} archivos, "
                f"{seal.record:,} asientos, {size:,.1f} MB sin los archivos"
            )

    def _accept(self, note: str, acting_as: str | None) -> None:
        with Progress(self, STAGES) as progress:
            withheld = recovering.accept(note=note, by=console(acting_as), told=progress.told)
        self.stdout.write(
            "Aceptada. Se puede publicar. Lo público está a la vista, sin lo que el diario sabe que se retiró."
        )
        for slug in withheld:
            self.stdout.write(
                f"De {slug} no se muestra nada: no se pudo quitar de lo publicado lo que debe salir. Publique de nuevo."
            )

    def _restore(self, options: dict[str, Any]) -> None:
        _refuse_what_proves_nothing(options)
        asked = Asked(
            place=_source(options["source"]),
            name=options["backup"],
            identities=identities(_key(options["key"])),
            signer=Path(options["signer"]).read_bytes() if options["signer"] else None,
            outside=[(each, Path(each).read_text("utf-8")) for each in options["checkpoint"]],
            journal=not options["without_journal"],
        )
        signed = _signed_by(asked)
        if not options["json"]:
            self.stdout.write(signed)
        with Progress(self, STAGES) as progress:
            report = recover(asked, by=lambda: console(options["acting_as"]), told=progress.told)
        if options["json"]:
            self.stdout.write(json.dumps(report.kept()))
            return
        self.stdout.write("\n".join(_told(report)))
        if report.faults:
            raise Error(
                "No todo coincide, y por eso nada quedó a la vista ni se puede publicar:\n  "
                + "\n  ".join(report.faults)
                + "\nUse otro respaldo o, con acta: manage.py restore --accept «por qué» --as USUARIO"
            )


def _refuse_what_proves_nothing(options: dict[str, Any]) -> None:
    """In production nothing is believed for having been in the store. Raises Refused."""
    if not settings.PRODUCTION:
        return
    if not options["acting_as"]:
        raise Refused(OfAccounts.NO_PERSON)
    if not options["signer"]:
        raise Refused(Reason.WITHOUT_SIGNER)
    if not options["checkpoint"] and not options["without_checkpoint"]:
        raise Refused(Reason.WITHOUT_CHECKPOINT)


def _signed_by(asked: Asked) -> str:
    backup = asked.place.named(asked.name or unfinished.name())
    finger = store.check_signed(backup.seal, by=asked.signer)
    _refuse_unsigned(asked.outside, public_key(asked.signer or backup.seal.signer.encode()))
    return f"El respaldo {backup.name} lo firmó la clave {finger}: compárela con la que guardó."


def _refuse_unsigned(outside: Sequence[tuple[str, str]], key: Any) -> None:
    """What was kept outside is read before anything is restored: at the end it would be too late to look for another.

    Raises Error.
    """
    for name, text in outside:
        try:
            opened(text, name, key)
        except Fault as fault:
            msg = f"{fault}. Use otro punto de control; no se ha restaurado nada."
            raise Error(msg) from fault


def _under_way(refusal: Refused) -> str:
    """What to do where it stopped once the database was in its place: its words say why it did."""
    backup = unfinished.name()
    if not backup or refusal.reason is Reason.UNFINISHED or not connection.introspection.table_names():
        return ""
    return f" Lo que ya se restauró quedó detenido. Repita la orden con --backup {backup}, y sigue donde iba."


def _source(folder: str | None) -> Store:
    return Store(Path(folder)) if folder else store.here()


def _key(place: str | None) -> str:
    if place is None:
        msg = "Diga con --key dónde está la clave privada (docs/operations/respaldos.md)."
        raise Error(msg)
    return key_text(place)


def _hour(at: datetime) -> str:
    """With how far it is from UTC, which names of backups are in."""
    return f"{timezone.localtime(at):%Y-%m-%d %H:%M:%S %z}"


def _told(report: Report) -> list[str]:
    """What was found, for whoever will write the minutes of it."""
    at, until = _hour(report.taken_at), _hour(report.told_until)
    again = [f"  {count:,} {AGAIN[kind]}" for kind, count in report.again.items() if count]
    lines = [
        f"Respaldo {report.backup}, de las {at}.",
        f"Archivos: {report.files:,}. Renglones de la base: {report.rows:,}, los mismos que se respaldaron."
        if not report.faults
        else f"Archivos: {report.files:,}. Renglones de la base: {report.rows:,}.",
        f"Bitácora: {report.entries:,} asientos, {report.signed:,} firmados y sin cambio.",
    ]
    if report.regained:
        lines.append(
            f"El diario llega a las {until}: repuso {report.regained:,} asientos posteriores al respaldo. Dicen qué se "
            "hizo y hay que volver a hacer (en /bitacora/, los últimos antes de «Restauró el sistema»)."
        )
    lines += ["Se volvió a aplicar:", *again] if again else []
    for release in report.releases:
        lines.append(f"{release['process']}, publicación {release['number']}: {release['rebuilt'] or 'no coincide'}.")
    if report.withdrawn:
        lines.append(f"Salieron de lo publicado {report.withdrawn:,} candidaturas, en una publicación nueva.")
    if report.vault is False:
        lines.append("La bóveda está cerrada: reponga su clave, o recupérela con dos custodias (boveda.md).")
    lines.append(f"Tardó {report.seconds:.0f} s. Nadie tiene sesión abierta.")
    return lines

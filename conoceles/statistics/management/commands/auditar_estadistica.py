# SPDX-License-Identifier: EUPL-1.2
"""``manage.py auditar_estadistica --corte X``: the signed report of the audit of a cut, as it would be today."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser

from conoceles.accounts.models import Capacity
from conoceles.accounts.terminal import TerminalCommand, progress
from conoceles.elections.phrases import PHRASES as OF_ELECTIONS
from conoceles.elections.queries import process as process_called
from conoceles.kernel import clock, signatures
from conoceles.kernel.refusals import Refused
from conoceles.publication import disk
from conoceles.publication.keys import signing_key
from conoceles.statistics.cuts import actions, preparing, queries
from conoceles.statistics.cuts.phrases import FLAWS, PHRASES, STATUSES
from conoceles.statistics.cuts.reporting import Document
from conoceles.statistics.cuts.rules import Reason
from conoceles.statistics.models import Cut
from conoceles.vault.phrases import PHRASES as OF_VAULT

_VERIFY = "openssl pkeyutl -verify -pubin -inkey clave-publica.pem -rawin -in informe.json -sigfile informe.json.sig"


class Command(TerminalCommand):
    """Audita un corte con lo que los perfiles dicen hoy, y escribe el informe firmado."""

    help = (
        "Audita un corte estadístico con lo que los perfiles dicen hoy y escribe el informe firmado: intervalos, "
        "niveles y cómo terminó. Si el corte todavía no es público y sale bien, ese informe es el que se firma."
    )
    phrases = (PHRASES, OF_ELECTIONS, OF_VAULT)

    def add_arguments(self, parser: CommandParser) -> None:
        """The process, the cut, and where the report goes."""
        parser.add_argument("--process", default="demo", metavar="PROCESO", help="clave del proceso (demo)")
        parser.add_argument("--corte", required=True, type=int, metavar="N", help="número del corte")
        parser.add_argument(
            "--into", type=Path, metavar="CARPETA", help="dónde se escribe (private/statistics/PROCESO/corte-N)"
        )

    def act(self, *, by: Capacity, **options: Any) -> str:
        """Audit, write what was found, and say how it ended."""
        process, number = process_called(options["process"]), options["corte"]
        cut = queries.cuts(process).filter(number=number).first()
        if cut is None:
            raise Refused(Reason.NO_SUCH_CUT, number=number)
        with progress("candidaturas") as told:
            document = preparing.audit_again(cut, by=by, told=lambda _, done, total: told(done, total))
        folder = options["into"] or settings.PRIVATE / "statistics" / process.slug / f"corte-{number}"
        _write(folder, cut, document)
        public = cut.number in queries.public(process)
        if document.publishable and not public:
            actions.audited(cut, by=by)
        return "\n".join(_told(cut, document, folder, public=public))


def _write(folder: Path, cut: Cut, document: Document) -> None:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    disk.write_whole(folder / "informe.json", document.content)
    disk.write_whole(folder / "informe.json.sig", bytes.fromhex(cut.signature))
    disk.write_whole(folder / "clave-publica.pem", signatures.public_pem(signing_key()))


def _told(cut: Cut, document: Document, folder: Path, *, public: bool) -> list[str]:
    said = [f"Corte {cut.number}, {clock.now():%Y-%m-%d}: {STATUSES[document.status]}."]
    implied = [f"  {words}: {count}" for flaw, words in FLAWS.items() if (count := document.flaws(flaw))]
    if implied:
        said += ["Lo que los perfiles publicados y los cortes anteriores dejan saber:", *implied]
    if public:
        said.append("El corte ya es público y no cambia; los distintivos no esperan.")
    elif document.publishable:
        said.append("Falta que la Instancia Interna lo firme.")
    else:
        said.append("No puede publicarse así: descártelo y prepare otro.")
    return [*said, f"El informe firmado está en {folder}; se comprueba ahí mismo con:", f"  {_VERIFY}"]

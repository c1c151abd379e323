# SPDX-License-Identifier: EUPL-1.2
"""What is left to be done of what was agreed, and by whom: the machine cannot burn a sheet of paper.

Of a bloqueo: what its answers were wrapped with before must be gone, or an older copy of the database opens with it. Of
a cancelación: also the pages of every custody of those days, and every backup that was taken before.
"""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from conoceles.custody import store
from conoceles.custody.models import Destruction, Ending
from conoceles.elections.models import Process
from conoceles.kernel.refusals import Refused
from conoceles.vault import queries as vault
from conoceles.vault.models import RecoveryKey, WrappingKey

from . import queries


@dataclass(frozen=True, slots=True)
class Remain:
    """One thing: what, which (``number`` and ``place``), who does it, and whether it is done.

    ``blocker`` is why it cannot be certified yet, in words; empty, where it can.
    """

    what: str
    number: int
    place: int
    words: str
    who: str
    done: Destruction | None = None
    settled: bool = False
    blocker: str = ""

    @property
    def open(self) -> bool:
        """Whether somebody has it to do."""
        return not self.settled and self.done is None


def of(process: Process) -> list[Remain]:
    """All of it, for what is in force in *process*; empty while nothing is."""
    acts = list(queries.endings(process).filter(at__isnull=False))
    if not acts:
        return []
    blocked = [act.at for act in acts if act.at and act.stage == Ending.Stage.BLOCKED]
    last = max(blocked or [act.at for act in acts if act.at])  # nothing of theirs was wrapped since
    cancelled = [act for act in acts if act.stage == Ending.Stage.CANCELLED]
    found = [*_machine(acts), *_wrapping(last)]
    if cancelled:
        gone = max(act.at for act in cancelled if act.at)
        found += [*_pages(gone), _backups(cancelled[-1], gone)]
    return found


def left(process: Process) -> list[Remain]:
    """Those that somebody has to do."""
    return [each for each in of(process) if each.open]


def _machine(acts: list[Ending]) -> list[Remain]:
    words = "Guardar cerrado lo que no es público y borrarlo de donde se trata"
    return [Remain("", act.pk, 0, words, "El sistema", settled=_settled(act)) for act in acts]


def _settled(act: Ending) -> bool:
    return act.done_at is not None and act.scrubbed_at is not None


def _wrapping(since: datetime) -> list[Remain]:
    """The versions with which a copy of the database from before opens."""
    found = []
    for key in WrappingKey.objects.filter(made_at__lte=since).order_by("version"):
        here = vault.has_file(key)
        words = f"Destruir el archivo de la clave de envoltura {key.version}, aquí y en sus copias"
        blocker = "Todavía está en el servidor: quien lo opera hace la siguiente y destruye ésta." if here else ""
        found.append(
            Remain(
                "clave",
                key.version,
                0,
                words,
                "Quien opera el sistema",
                _certified("clave", key.version),
                blocker=blocker,
            )
        )
    return found


def _pages(since: datetime) -> list[Remain]:
    found = []
    for key in RecoveryKey.objects.filter(made_at__lte=since).order_by("number"):
        needed = vault.living().filter(recoverable_with=key).count()
        blocker = (
            f"De estas custodias dependen todavía {needed} claves de otras candidaturas: confíelas antes a unas nuevas."
            if needed
            else ""
        )
        found += [
            Remain(
                "hoja",
                key.number,
                place,
                f"Destruir la hoja {place} de las custodias de la clave {key.number}",
                f"Custodia {place}",
                _certified("hoja", key.number, place),
                blocker=blocker,
            )
            for place in (1, 2, 3)
        ]
    return found


def _backups(ending: Ending, since: datetime) -> Remain:
    """All that were taken before, here and wherever they were copied to."""
    words = "Borrar los respaldos de antes, y sus copias; o destruir la clave privada que los abre"
    return Remain(
        "respaldos",
        ending.pk,
        0,
        words,
        "Quienes guardan la clave",
        _certified("respaldos", ending.pk),
        blocker=_lying(since),
    )


def _lying(since: datetime) -> str:
    """Why backups cannot be said to be gone: some are here, or nobody can look where they are kept."""
    if not settings.BACKUPS:
        return ""  # this system takes none: whoever copies it from outside says so herself
    try:
        here = sum(1 for at in store.here().instants() if at <= since)
    except (Refused, OSError):
        return "No se puede leer donde se guardan los respaldos: quien opera el sistema debe montar ese disco."
    return f"Aquí hay todavía {here} respaldos de antes: se van al rotar, o al borrarlos." if here else ""


def _certified(what: str, number: int, place: int = 0) -> Destruction | None:
    return Destruction.objects.filter(what=what, number=number, place=place).select_related("by__user").first()

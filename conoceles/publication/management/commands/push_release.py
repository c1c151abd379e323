# SPDX-License-Identifier: EUPL-1.2
"""Show somewhere else what is published here."""

import os
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from conoceles.kernel.refusals import Refused, sentence
from conoceles.publication import disk, phrases, shelf
from conoceles.publication.progress import Progress
from conoceles.publication.pushing import credentials, holdings, host, storage
from conoceles.publication.pushing.phrases import PHRASES
from conoceles.publication.pushing.rules import Bucket, destination
from conoceles.record.terminal import Error

_STAGES = {
    "send": "Enviando y releyendo",
    "verify": "Releyendo allá",
    "show": "Mostrando",
    "keep": "Poniendo al día las publicaciones anteriores",
}


class Command(BaseCommand):
    """``manage.py push_release``: to S3-compatible storage or to another host, without a database."""

    help = "Copia lo publicado a un almacén S3 o a otro servidor por SSH, lo relee, y sólo entonces lo muestra allá."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What, where to, and whether to look first."""
        parser.add_argument("--process", required=True, metavar="PROCESO", help="clave del proceso, p. ej. demo")
        parser.add_argument(
            "--to", required=True, metavar="DESTINO", help="s3://cubeta/carpeta o ssh://usuario@servidor:puerto/carpeta"
        )
        parser.add_argument(
            "--if-needed",
            action="store_true",
            help="no hace nada si aquí nada cambió desde el último envío a ese destino",
        )

    def handle(self, **options: Any) -> str:
        """Push, and say what came of it."""
        try:
            return self._push(options["process"], options["to"], if_needed=options["if_needed"])
        except Refused as refusal:
            raise Error(sentence(refusal, PHRASES, phrases.PHRASES)) from refusal
        except KeyboardInterrupt as interruption:
            msg = "Interrumpido. Repita la orden y seguirá donde iba."
            raise Error(msg, returncode=130) from interruption

    def _push(self, process: str, to: str, *, if_needed: bool) -> str:
        place = destination(to)
        mine = shelf.of(process)
        holdings.shown(mine, process)  # before a file is named after it
        with disk.publishing_alone(mine.lock.with_name(f"{process}.push.lock")):
            number = holdings.shown(mine, process)
            pushed = _Pushed(process, to)
            state = holdings.state(mine)
            if if_needed and pushed.last() == state:
                return f"Allá ya está la publicación {number}: nada cambió desde el último envío."
            with Progress(self, _STAGES) as progress:
                if isinstance(place, Bucket):
                    keys = credentials.of_store(os.environ)
                    storage.push(mine, process, number, to=place, options=keys, told=progress.told)
                else:
                    config = credentials.ssh_config(os.environ)
                    host.push(mine, process, number, to=place, config=config, told=progress.told)
            pushed.note(state)
        return f"La publicación {number} de «{process}» se muestra en {to}, releída y comprobada archivo por archivo."


class _Pushed:
    """The state that was last pushed to a place, so that a clock may ask every minute at no cost."""

    def __init__(self, process: str, to: str) -> None:
        self._path = settings.PRIVATE / "publishing" / f"{process}.pushed"
        self._to = to

    def last(self) -> str:
        return self._known().get(self._to, "")

    def note(self, state: str) -> None:
        known = {**self._known(), self._to: state}
        disk.write_whole(self._path, "".join(f"{to} {at}\n" for to, at in known.items()).encode())

    def _known(self) -> dict[str, str]:
        lines = self._path.read_text().splitlines() if self._path.exists() else []
        return dict(line.split(" ") for line in lines)  # no address has a blank

# SPDX-License-Identifier: EUPL-1.2
"""What the system itself attaches to a row: of a preview of the site, the list of its files and its dictionary."""

import hashlib
from dataclasses import dataclass

from conoceles.elections.models import Process
from conoceles.kernel.refusals import Refused
from conoceles.publication.previewing import queries as previewing
from conoceles.publication.previewing import shelf

from .rules import Reason

#: Within a preview, and what each is. Its own list says the SHA-256 of every page, so all of it is proved by one file.
_FILES = (
    ("SHA256SUMS", "txt", "Lista de los archivos del prototipo navegable, con la huella de cada uno"),
    ("datos/diccionario.csv", "csv", "Formato de la base de datos: el diccionario generado"),
    ("datos/diccionario.json", "json", "Formato de la base de datos, para programas"),
)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file, what it is, and how its name ends."""

    content: bytes
    suffix: str
    about: str

    @property
    def digest(self) -> str:
        """Its SHA-256."""
        return hashlib.sha256(self.content).hexdigest()


def prototype(process: Process) -> list[Attachment]:
    """What shows the preview that there is now. Raises Refused: NO_PREVIEW."""
    preview = previewing.live(process)
    folder = shelf.of(process.slug).files(preview.pk) if preview else None
    if preview is None or folder is None or not all((folder / name).is_file() for name, _, _ in _FILES):
        raise Refused(Reason.NO_PREVIEW)
    return [
        Attachment((folder / name).read_bytes(), suffix, f"{about} ({preview})"[:200]) for name, suffix, about in _FILES
    ]

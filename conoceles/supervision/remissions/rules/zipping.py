# SPDX-License-Identifier: EUPL-1.2
"""A package as a ZIP, and what its index says of it: equal items are equal bytes, on any machine and in any year.

Nothing is pressed (PDF, DOCX and XLSX are already), so that no version of a compressor changes a byte; entries bear
the first day that the format knows, and stand in the order of their names.
"""

import hashlib
import io
import json
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

#: The index as programs read it: it lists everything else.
INDEX = "indice.json"
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
#: More than this is no package: nobody's memory is filled by a file that somebody brought.
LARGEST = 500_000_000


@dataclass(frozen=True)
class Item:
    """A file of a package: where it stands in it, what it is, its bytes, and of how many sheets, where it is known."""

    path: str
    what: str
    content: bytes
    sheets: int | None = None

    @property
    def line(self) -> dict[str, Any]:
        """What the index says of it."""
        digest = hashlib.sha256(self.content).hexdigest()
        size = len(self.content)
        return {"path": self.path, "what": self.what, "sha256": digest, "size": size, "sheets": self.sheets}


def zipped(items: Iterable[Item], about: dict[str, Any]) -> bytes:
    """The ZIP of *items*, with an index that says *about* what they are."""
    listed = sorted(items, key=lambda item: item.path)
    index = {**about, "files": [item.line for item in listed]}
    written = json.dumps(index, ensure_ascii=False, indent=2, sort_keys=True).encode() + b"\n"
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_STORED) as package:
        for path, content in [*((item.path, item.content) for item in listed), (INDEX, written)]:
            entry = zipfile.ZipInfo(path, _FIRST_DAY)
            entry.create_system, entry.external_attr = 3, 0o100644 << 16
            package.writestr(entry, content)
    return into.getvalue()


@dataclass(frozen=True)
class Verified:
    """What was found of a package: how many files are as the index says, and each thing that is not."""

    right: int
    wrong: tuple[str, ...]


def verified(file: Any) -> Verified:
    """Whether the ZIP in *file* holds what its index says, byte for byte, and nothing else. It raises nothing."""
    try:
        with zipfile.ZipFile(file) as package:
            return _against(package)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, EOFError, OSError):
        return Verified(0, ("No es un archivo ZIP completo, o está dañado.",))


def _against(package: zipfile.ZipFile) -> Verified:
    names = package.namelist()
    if sum(entry.file_size for entry in package.infolist()) > LARGEST:
        return Verified(0, ("Pasa de 500 MB ya abierto: no es un paquete de remisión.",))
    listed = _listed(package.read(INDEX)) if INDEX in names else None
    if listed is None:
        return Verified(0, (f"No trae un {INDEX} que se pueda leer: no es un paquete de remisión.",))
    wrong = [f"{path}: está dos veces." for path in dict.fromkeys(names) if names.count(path) > 1]
    wrong += [f"{path}: falta." for path in listed if path not in names]
    wrong += [f"{path}: no está en el índice." for path in names if path not in listed and path != INDEX]
    there = [path for path in listed if path in names]
    changed = [path for path in there if hashlib.sha256(package.read(path)).hexdigest() != listed[path]]
    wrong += [f"{path}: no es el que dice el índice." for path in changed]
    return Verified(len(there) - len(changed), tuple(wrong))


def _listed(content: bytes) -> dict[str, str] | None:
    try:
        return {str(each["path"]): str(each["sha256"]) for each in json.loads(content)["files"]}
    except (ValueError, KeyError, TypeError):
        return None

# SPDX-License-Identifier: EUPL-1.2
"""``load_process`` asks here for the stationery of a process: its file, and the DOCX that it names, looked at first."""

import io
from dataclasses import dataclass
from pathlib import Path

import docx
from docx.opc.exceptions import PackageNotFoundError

from conoceles.accounts.models import Capacity
from conoceles.elections.models import Process
from conoceles.elections.reading.folder import Folder, repeated
from conoceles.elections.writing.changes import Changes
from conoceles.files.papers import keep_template
from conoceles.files.words import packing
from conoceles.files.words.phrases import WRONG
from conoceles.kernel.refusals import Refused, sentence
from conoceles.kernel.strict import Sheet, misspelt
from conoceles.look.papers import filling
from conoceles.supervision import declared
from conoceles.supervision.models import Declared

from .described import Stationery, StationeryFile

NAME = "stationery.toml"
#: A letterhead with its pictures; no institute needs more.
LARGEST = 5_000_000
_PLACE = ("letterhead", "template")


@dataclass(frozen=True)
class Found:
    """What was read: the file, and its DOCX, if it names one."""

    file: StationeryFile
    template: bytes


def read(folder: Folder, agreements: list[str] | None) -> Found | None:  # noqa: ARG001
    """The stationery of *folder*; None where it has none, or with faults, which the folder keeps."""
    path = folder.path / NAME
    if not path.exists():
        return None
    sheet, file = folder.sheet(path, StationeryFile)
    if file is None:
        return None
    repeated(sheet, file.signatory, "role")
    for each in file.copies:
        if not each.lines:
            sheet.fault((*each.at, "lines"), "diga al menos a quién se da copia")
    name = file.letterhead.template
    own = folder.named_by(sheet, _PLACE, name, within=folder.path) if name else None
    return Found(file, _checked(sheet, own) if own else b"")


def _checked(sheet: Sheet, path: Path) -> bytes:
    """The DOCX at *path*, with every fault of its places noted at the line that names it."""
    content = path.read_bytes() if path.is_file() else b""
    if len(content) > LARGEST:
        sheet.fault(_PLACE, f"«{path.name}» pasa de {LARGEST // 1_000_000} MB")
        return b""
    try:
        packing.check(content)
        document = docx.Document(io.BytesIO(content))
    except Refused as refusal:
        sheet.fault(_PLACE, f"«{path.name}»: {sentence(refusal, WRONG)}")
        return b""
    except (PackageNotFoundError, KeyError, ValueError):
        sheet.fault(_PLACE, f"«{path.name}» no es un DOCX que se pueda abrir")
        return b""
    names = filling.names(document)
    for name in sorted(names - {*filling.WORDS, *filling.BLOCKS}):
        known = misspelt(name, (*filling.WORDS, *filling.BLOCKS))
        sheet.fault(_PLACE, f"«{path.name}»: el lugar «{{{{{name}}}}}» no se conoce{known}")
    if names:
        for name, what in filling.faults(document):
            sheet.fault(_PLACE, f"«{path.name}»: el lugar «{{{{{name}}}}}» {what}")
    return content


def write(process: Process, found: Found | None, changes: Changes, by: Capacity) -> None:  # noqa: ARG001
    """Keep what was *found*: what is fixed already keeps the letterhead of its day. To be called within an action."""
    if found is not None:
        kept = Stationery(file=found.file, template=keep_template(found.template) if found.template else "")
        declared.write(process, Declared.Kind.STATIONERY, kept, changes)

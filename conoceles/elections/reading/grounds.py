# SPDX-License-Identifier: EUPL-1.2
"""The grounds of a process, on which what was sent is returned."""

from conoceles.elections.described.grounds import About, Ground, GroundsFile
from conoceles.elections.described.process import ProcessFile
from conoceles.kernel.strict import Sheet

from .folder import Folder, repeated


def read(folder: Folder, sheet: Sheet, process: ProcessFile) -> tuple[Ground, ...]:
    """What the file that ``[grounds]`` names says; nothing, with faults, when it could not be read."""
    if process.grounds is None:
        return ()
    path = folder.named_by(sheet, ("grounds", "file"), process.grounds.file, within=folder.all)
    if path is None:
        return ()
    written, file = folder.sheet(path, GroundsFile)
    if file is None:
        return ()
    repeated(written, file.ground)
    for about, what in ((About.TEXT, "un texto"), (About.PHOTO, "una fotografía")):
        if not any(ground.about in {about, About.ANYTHING} for ground in file.ground):
            written.fault((), f"ningún motivo sirve para devolver {what}: about = «{about}» o «{About.ANYTHING}»")
    return file.ground

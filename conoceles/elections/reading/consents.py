# SPDX-License-Identifier: EUPL-1.2
"""The consents of a process: all three decisions, or none."""

from conoceles.elections.consent import Decision
from conoceles.elections.described.consents import ConsentsFile, WrittenConsent
from conoceles.elections.described.process import ProcessFile
from conoceles.kernel.strict import Sheet

from .folder import Folder, repeated


def read(folder: Folder, sheet: Sheet, process: ProcessFile) -> tuple[WrittenConsent, ...]:
    """What the file that ``[consents]`` names says; nothing, with faults, when it could not be read."""
    if process.consents is None:
        return ()
    path = folder.named_by(sheet, ("consents", "file"), process.consents.file, within=folder.all)
    if path is None:
        return ()
    written, file = folder.sheet(path, ConsentsFile)
    if file is None:
        return ()
    repeated(written, file.consent, "decision")
    for missing in sorted(set(Decision) - {consent.decision for consent in file.consent}):
        written.fault((), f"falta el consentimiento «{missing}»: los tres se deciden, cada uno por separado")
    return file.consent

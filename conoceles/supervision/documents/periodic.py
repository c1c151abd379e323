# SPDX-License-Identifier: EUPL-1.2
"""Files that an interruption left: none that a row names is ever deleted, and how many were is told."""

from conoceles.files.papers import TEMPLATES
from conoceles.files.storage import private, sweep_folder
from conoceles.statistics.models import ReportDraft
from conoceles.supervision.documents.leaving import forget
from conoceles.supervision.models import Declared, EditedCopy, SignedCopy, Version

_FOLDER = "documents"


def sweep_documents() -> dict[str, int]:
    """Delete what came back and no version names, and the institute's own DOCX that no paper was written on."""
    known = {name for model in (SignedCopy, EditedCopy) for name in model.objects.values_list("file", flat=True)}
    storage = private()
    processes = storage.listdir(_FOLDER)[0] if storage.exists(_FOLDER) else []
    gone = sum(sweep_folder(f"{_FOLDER}/{each}", known) for each in processes)
    forget()
    return {"files": gone + sweep_folder(TEMPLATES, {f"{TEMPLATES}/{each}.docx" for each in _templates()})}


def _templates() -> set[str]:
    """The digests of those that what is loaded, a version or a report names."""
    loaded = Declared.objects.filter(kind=Declared.Kind.STATIONERY).values_list("content__template", flat=True)
    versions = Version.objects.values_list("content__stationery__template", flat=True).distinct()
    reports = ReportDraft.objects.values_list("content__letterhead__template", flat=True).distinct()
    return {each for found in (loaded, versions, reports) for each in found if each}

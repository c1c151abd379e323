# SPDX-License-Identifier: EUPL-1.2
"""Files that were made, and of whom one may be made."""

from django.db.models import QuerySet

from conoceles.candidacies.models import Candidacy
from conoceles.candidacies.queries import listed, named
from conoceles.elections.models import Process
from conoceles.files.storage import unaltered
from conoceles.kernel.refusals import Refused
from conoceles.supervision.models import Dossier

from .rules import Reason


def made(process: Process) -> QuerySet[Dossier]:
    """Those of *process*, the newest first, with all that a list says of them."""
    return process.dossiers.select_related("candidacy__person", "postulant", "by__user")


def called(process: Process, words: str) -> QuerySet[Candidacy]:
    """The candidacies that *words* find, in the order of the ballot; also those that stand no more."""
    return named(listed(process), words)


def content_of(dossier: Dossier, name: str) -> bytes:
    """One of its files as it was made. Raises Refused: FILE_GONE."""
    kept = next((each for each in dossier.files if each["name"] == name), {"path": "", "digest": ""})
    content = unaltered(kept["path"], kept["digest"])
    if content is None:
        raise Refused(Reason.FILE_GONE)
    return content

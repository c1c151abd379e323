# SPDX-License-Identifier: EUPL-1.2
"""``load_process`` asks here for the plans of a process (``settings.PROCESS_PARTS``): read, and kept as versions."""

from conoceles.accounts.models import Capacity
from conoceles.elections.models import Process
from conoceles.elections.reading.folder import Folder
from conoceles.elections.writing.changes import Change, Changes, differences
from conoceles.kernel import clock, digests
from conoceles.supervision.models import Plan

from . import reading
from .described import PlanFile
from .kept import to_json
from .rules.words import DocumentKind


def read(folder: Folder, agreements: list[str] | None) -> dict[DocumentKind, PlanFile]:
    """The plans that *folder* describes."""
    return reading.read(folder, agreements=agreements)


def write(process: Process, found: dict[DocumentKind, PlanFile], changes: Changes, by: Capacity) -> None:  # noqa: ARG001
    """Keep what was *found*: the version there is, where it says the same or is still a proposal; else the next.

    To be called within an action. A plan that its folder no longer has is kept: what was a plan stays one.
    """
    kind = str(Plan._meta.verbose_name)
    for document, file in found.items():
        changes.looked_at(kind)
        _version(process, document, to_json(file), changes, kind)
    for gone in process.plans.exclude(document__in=[each.value for each in found]):
        changes.kept.append((kind, str(gone), "un plan cargado no se quita"))


def _version(process: Process, document: DocumentKind, content: dict[str, object], changes: Changes, kind: str) -> None:
    last = process.plans.filter(document=document).order_by("-version").first()
    digest = digests.digest(content)
    if last is not None and last.digest == digest:
        changes.unchanged[kind] += 1
        return
    if last is not None:
        fixed = last.approved_on is not None
        name = f"{last} → v{last.version + 1}" if fixed else str(last)
        for place, before, after in differences(last.content, content, ""):
            changes.changed.append(Change(kind, name, place.removeprefix("."), before, after))
        if not fixed:
            changes.touched[kind] += 1
            last.content, last.digest, last.loaded_at = content, digest, clock.now()
            last.save(update_fields=["content", "digest", "loaded_at"])
            return
    made = Plan.objects.create(
        process=process,
        document=document,
        version=last.version + 1 if last else 1,
        content=content,
        digest=digest,
        loaded_at=clock.now(),
    )
    changes.created.setdefault(kind, []).append(str(made))

# SPDX-License-Identifier: EUPL-1.2
"""``load_process`` asks here for the avisos de privacidad of a process, and keeps each as a version."""

from dataclasses import dataclass

from conoceles.accounts.models import Capacity
from conoceles.elections.models import Process
from conoceles.elections.reading.folder import Folder
from conoceles.elections.writing.changes import Changes
from conoceles.kernel import clock, digests
from conoceles.rights.models import Notice

from . import queries
from .described import Form, Institution, NoticesFile, SharedFile, WrittenNotice

NAME = "avisos.toml"
SHARED = f"_shared/avisos/{NAME}"


@dataclass(frozen=True)
class Found:
    """What a process's folder says."""

    institution: Institution
    notices: tuple[WrittenNotice, ...]


def read(folder: Folder, agreements: list[str] | None) -> Found | None:  # noqa: ARG001
    """The avisos of *folder*: both forms, or none; None, with faults, where they could not be read."""
    path = folder.path / NAME
    if not path.exists():
        return None
    sheet, own = folder.sheet(path, NoticesFile)
    if own is None:
        return None
    notices = own.notice
    if not notices:
        sheet, shared = folder.sheet(folder.all / SHARED, SharedFile)
        if shared is None:
            return None
        notices = shared.notice
    if sorted(each.form for each in notices) != sorted(Form):
        sheet.fault((), "hacen falta las dos formas del aviso, cada una una vez: «simplificado» e «integral»")
        return None
    return Found(own.institution, notices)


def write(process: Process, found: Found | None, changes: Changes, by: Capacity) -> None:  # noqa: ARG001
    """Each form as a version: the one there is, where it says the same; else the next. Within an action."""
    kind = str(Notice._meta.verbose_name)
    changes.looked_at(kind)
    known = queries.in_force(process)
    for each in found.notices if found else ():
        assert found is not None
        clauses = [_clause(clause, process, found.institution) for clause in each.clause]
        said = {"title": each.title, "clauses": [[one["heading"], one["text"]] for one in clauses]}
        digest, last = digests.digest(said), known.get(each.form)
        if last is not None and last.digest == digest:
            continue
        made = Notice.objects.create(
            process=process, form=each.form, version=last.version + 1 if last else 1, title=each.title,
            clauses=clauses, digest=digest, loaded_at=clock.now(),
        )  # fmt: skip
        changes.created.setdefault(kind, []).append(str(made))


def _clause(clause, process: Process, said: Institution) -> dict[str, str]:  # type: ignore[no-untyped-def]  # noqa: ANN001
    words = {
        "{instituto}": process.authority,
        "{domicilio}": said.address,
        "{unidad}": said.unit,
        "{correo}": f", o en el correo {said.email}" if said.email else "",
    }
    text = clause.text.strip()
    for place, value in words.items():
        text = text.replace(place, value)
    return {"heading": clause.heading, "text": text, "source": clause.source, "confidence": clause.confidence.value}

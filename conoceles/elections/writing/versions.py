# SPDX-License-Identifier: EUPL-1.2
"""Versions of a questionnaire: what was ever in force, or answered, stays as it was."""

from conoceles.elections.models import Process, Questionnaire
from conoceles.elections.queries import last_version
from conoceles.elections.questionnaire import Definition
from conoceles.kernel import clock, digests

from .changes import Change, Changes, differences
from .table import referring


def write(process: Process, definition: Definition, changes: Changes) -> Questionnaire:
    """*definition* as a version: the one there is, where it says the same or is still a proposal; else the next."""
    kind = str(Questionnaire._meta.verbose_name)
    changes.looked_at(kind)
    content = definition.to_json()
    digest = digests.digest(content)
    version = last_version(process, definition.slug)
    if version is not None and version.digest == digest:
        changes.unchanged[kind] += 1
        return version
    if version is not None:
        number = version.version + 1 if settled(version) else version.version
        name = f"{version} → v{number}" if settled(version) else str(version)
        for place, before, after in differences(version.content, content, ""):
            changes.changed.append(Change(kind, name, place.removeprefix("."), before, after))
        if not settled(version):
            changes.touched[kind] += 1
            version.content, version.digest, version.loaded_at = content, digest, clock.now()
            version.save(update_fields=["content", "digest", "loaded_at"])
            return version
    version = Questionnaire.objects.create(
        process=process,
        slug=definition.slug,
        version=1 if version is None else version.version + 1,
        content=content,
        digest=digest,
        loaded_at=clock.now(),
    )
    changes.created.setdefault(kind, []).append(str(version))
    return version


def settled(version: Questionnaire) -> bool:
    """Whether *version* may no longer be altered: it has been in force, or some later step refers to it."""
    return version.in_force_at is not None or bool(referring(version))

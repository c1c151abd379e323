# SPDX-License-Identifier: EUPL-1.2
"""Making a process what its folder says, and putting a questionnaire in force."""

from collections.abc import Collection
from importlib import import_module

from django.conf import settings
from django.utils.module_loading import import_string

from conoceles.accounts.models import Capacity
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.record.action import action

from . import queries
from .citing import cited
from .described import Described
from .described.words import Confidence
from .models import Agreement, CalendarWindow, Council, Process, Questionnaire, WindowChange
from .permissions import may_change_window, may_load, may_locate, may_put_in_force
from .rules import Days, Reason, cautions, check_days
from .writing import consents, emblems, holding, maps, tables, versions
from .writing.about import about
from .writing.changes import Changes
from .writing.table import Rows


@action("process-loaded", allowed=may_load)
def load(process: Process, *, described: Described, by: Capacity) -> Changes:
    """Make *process* (a new one is not saved yet) what is *described*, and tell what that changed.

    Rows are found by their keys and changed in place; what is no longer described goes, unless
    something refers to it. A questionnaire that was in force or answered is never altered: it gets
    its next version. Days that an agreement set stay until the files say them too. Raises
    Refused: TAKEN, OTHER_AGREEMENT, OVERTAKEN.
    """
    changes = Changes(digest=described.digest)
    _about(process, described, changes)
    everything = tables.of(process, described)
    for table in reversed(everything):
        table.remove(changes)
    rows = Rows()
    for table in everything:
        table.write(rows, changes)
    for definition, agreement in described.questionnaires:
        _questionnaire(versions.write(process, definition, changes), agreement, changes, by)
    _questionnaires_kept(process, described, changes)
    holding.settle(process, described, changes)
    consents.write(process, described.consents, changes)
    emblems.write(process, described.emblems, changes)
    maps.write(process, described.maps, changes)
    for name, found in described.beyond.items():
        import_module(settings.PROCESS_PARTS[name]).write(process, found, changes, by)
    return changes


@action("questionnaire-put-in-force", allowed=may_put_in_force)
def put_in_force(questionnaire: Questionnaire, *, agreement: Agreement, by: Capacity) -> Questionnaire:  # noqa: ARG001
    """From now on candidacies answer this version, because *agreement* says so.

    Raises Refused: ALREADY_IN_FORCE, FOREIGN_AGREEMENT, OVERTAKEN; and HELD, where a later step says that something
    must be registered first (``settings.IN_FORCE_HELD_BY``).
    """
    kept = Questionnaire.objects.select_for_update().get(pk=questionnaire.pk)
    if kept.in_force_at is not None:
        raise Refused(Reason.ALREADY_IN_FORCE, questionnaire=str(kept), agreement=kept.agreement.key)
    if agreement.process_id != kept.process_id:
        raise Refused(Reason.FOREIGN_AGREEMENT, agreement=agreement.key)
    later = Questionnaire.objects.filter(process=kept.process_id, slug=kept.slug, in_force_at__isnull=False).last()
    if later is not None and later.version > kept.version:
        raise Refused(Reason.OVERTAKEN, questionnaire=str(kept), later=str(later))
    if missing := import_string(settings.IN_FORCE_HELD_BY)(kept, agreement):
        raise Refused(Reason.HELD, questionnaire=str(kept), missing=missing)
    questionnaire.in_force_at, questionnaire.agreement = clock.now(), agreement
    questionnaire.save(update_fields=["in_force_at", "agreement"])
    return questionnaire


@action("calendar-changed", allowed=may_change_window)
def change_window(
    window: CalendarWindow, *, days: Days, agreement: Agreement, seen: Days, accepted: Collection[str], by: Capacity
) -> WindowChange:
    """Give *window* other days, because *agreement* says so: one of the process, or a new one, not saved yet.

    ``seen`` are the days on the screen of whoever changes them; ``accepted``, the cautions that she read. Raises
    Refused: WINDOW_CHANGED, SAME_DAYS, DAYS_REVERSED, FAR_FROM_ELECTION, WARNINGS_UNREAD, FOREIGN_AGREEMENT,
    AGREEMENT_EXISTS, AGREEMENT_TO_COME.
    """
    kept = CalendarWindow.objects.select_for_update().get(pk=window.pk)
    before = queries.days(kept)
    if before != seen:
        raise Refused(Reason.WINDOW_CHANGED)
    if before == days and kept.agreement_id is not None:  # else an agreement fixes what was only said until now
        raise Refused(Reason.SAME_DAYS)
    today = queries.today(window.process)
    check_days(days, election_day=window.process.election_day)
    if set(cautions(before, days, today=today)) - set(accepted):
        raise Refused(Reason.WARNINGS_UNREAD)
    cited(agreement, window.process, source="Escrito al cambiar el calendario")
    change = WindowChange.objects.create(
        window=window,
        agreement=agreement,
        first_before=kept.first_day,
        last_before=kept.last_day,
        source_before=kept.source,
        first_day=days.first,
        last_day=days.last,
        at=clock.now(),
        by=by,
    )
    kept.first_day, kept.last_day, kept.agreement, kept.held_by = days.first, days.last, agreement, agreement
    kept.source, kept.confidence = f"{agreement.key}, {agreement.body}"[:300], Confidence.SEEN.value
    kept.save(update_fields=["first_day", "last_day", "agreement", "held_by", "source", "confidence"])
    return change


@action("council-located", allowed=may_locate)
def locate(council: Council, *, address: str, hours: str, by: Capacity) -> Council:  # noqa: ARG001
    """Say where a council attends people, and when; letters and notices print it."""
    council.address, council.hours = address, hours
    council.save(update_fields=["address", "hours"])
    return council


def _about(process: Process, described: Described, changes: Changes) -> None:
    kind = str(Process._meta.verbose_name)
    changes.looked_at(kind)
    wanted = about(described)
    if process.pk is None:
        changes.created[kind] = [described.about.name]
    else:
        before = {field: getattr(process, field) for field in wanted if field != "digest"}
        changes.compare(kind, process.slug, before, {field: wanted[field] for field in before})
    stale = process.pk is None or any(getattr(process, field) != value for field, value in wanted.items())
    for field, value in wanted.items():
        setattr(process, field, value)
    if stale:
        process.save()


def _questionnaire(version: Questionnaire, agreement: str, changes: Changes, by: Capacity) -> None:
    if not agreement:
        if version.in_force_at is None:
            changes.proposals.append((str(version), version.slug))
    elif version.in_force_at is None:
        put_in_force(version, agreement=version.process.agreements.get(key=agreement), by=by)
        changes.put_in_force.append((str(version), agreement))
    elif version.agreement.key != agreement:
        raise Refused(
            Reason.OTHER_AGREEMENT, questionnaire=str(version), agreement=version.agreement.key, written=agreement
        )


def _questionnaires_kept(process: Process, described: Described, changes: Changes) -> None:
    """What was a questionnaire of the process stays, even when its file no longer says so."""
    slugs = {definition.slug for definition, _ in described.questionnaires}
    kind = str(Questionnaire._meta.verbose_name)
    for version in process.questionnaires.exclude(slug__in=slugs):
        changes.kept.append((kind, str(version), "un cuestionario cargado no se quita"))

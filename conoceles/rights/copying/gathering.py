# SPDX-License-Identifier: EUPL-1.2
"""What is held of one person: her rows, what she was told, who read what of hers, and what is public of her."""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Model, Q, QuerySet
from django.utils.module_loading import import_string

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import ROLES, Role
from conoceles.candidacies.models import Candidacy
from conoceles.custody.inventory.described import Described
from conoceles.custody.inventory.reading import described, kept
from conoceles.outbox.models import Message
from conoceles.outbox.rendering import render
from conoceles.publication import shelf
from conoceles.record.models import Entry
from conoceles.record.naming import named

from ..models import Owed, Step
from ..rules import Deed
from .described import fields, told

#: What sealed answers are opened for, as the record keeps it.
_OPENED = {
    "opened-for-own-reading": "Para que la propia persona lea lo que contestó",
    "opened-for-badges": "Para saber qué distintivos consintió mostrar; nadie lee las respuestas",
    "opened-for-ceremony": "Para entregarlas a quien dijo un acuerdo, con dos personas de la custodia",
    "opened-for-counting": "Para contarlas en una estadística; nadie lee las respuestas",
}


@dataclass(frozen=True)
class Rows:
    """One table: what it is called, and what is held in it, field by field."""

    label: str
    name: str
    rows: list[dict[str, Any]]


def rows(candidacy: Candidacy, *, without: Container[str] = ()) -> Iterator[tuple[Rows, list[Model]]]:
    """Each table that holds something of *candidacy*, with its rows as they are; an answer, once she was told of it."""
    held, models = told()[0], kept()
    for each in described():
        if each.label in held and each.label not in without:
            hers = models[each.label].objects.filter(**{held[each.label]: candidacy.pk})  # type: ignore[attr-defined]
            found = list(_told_of(each.label, hers).distinct())
            if found:
                name = str(models[each.label]._meta.verbose_name)
                yield Rows(each.label, name, [_row(each, one) for one in found]), found


def _told_of(label: str, rows: QuerySet[Any]) -> QuerySet[Any]:
    """*rows* without what was answered and not yet notified: she reads it when she is told, as on her own screen."""
    notified = Step.objects.filter(deed=Deed.NOTIFIED).values("request")
    if label == Step._meta.label:
        return rows.exclude(Q(deed=Deed.ANSWERED) & ~Q(request__in=notified))
    return rows.filter(request__in=notified) if label == Owed._meta.label else rows


def _row(each: Described, one: Model) -> dict[str, Any]:
    values = {field: _plain(getattr(one, one._meta.get_field(field).attname)) for field in fields(each)}  # type: ignore[attr-defined]
    acts = {field: _capacity(getattr(one, field)) for kind, field in each.table.fields() if kind == "acts"}
    return values | {field: said for field, said in acts.items() if said}


def _plain(value: Any) -> Any:
    if isinstance(value, memoryview | bytes):
        return f"{len(value)} bytes"
    return value if value is None or isinstance(value, bool | int | float | str | list | dict) else str(value)


def _capacity(by: Any) -> str:
    """In which capacity, and not who."""
    return ROLES[Role(by.role)].name if isinstance(by, Capacity) else ""


def messages(candidacy: Candidacy, names: set[str]) -> list[dict[str, str]]:
    """What she was told, in the words it went out with."""
    found = Message.objects.filter(about__in=[named(candidacy), *names]).order_by("queued_at")
    return [
        {"cuándo": each.queued_at.isoformat(), "estado": each.get_state_display(), "texto": _said(each)}
        for each in found
    ]


def _said(message: Message) -> str:
    made = render(message)
    return f"{made.subject}\n\n{made.text}"


def acts(candidacy: Candidacy, names: set[str]) -> list[dict[str, str]]:
    """What the record says was done with what is hers, and in which capacity; by name where the process says so."""
    words = import_string(settings.ACTS_TOLD_BY)
    by_name = candidacy.process.allows("access_names_readers")
    about = [named(candidacy), f"vault.DataKey:{candidacy.pk}", *names]
    found = list(Entry.objects.filter(about__in=about).order_by("number"))
    people = _people({each.actor for each in found}) if by_name else {}
    return [
        {
            "cuándo": each.at.isoformat(),
            "qué": _OPENED.get(each.action) or words.get(each.action, each.action),
            "en qué carácter": ROLES[Role(each.role)].name if each.role in set(Role) else each.role,
            **({"quién": people[each.actor]} if each.actor in people else {}),
        }
        for each in found
    ]


def _people(actors: set[str]) -> dict[str, str]:
    held = Capacity.objects.select_related("user")
    return {each.pseudonym: each.user.name or each.user.username for each in held if each.pseudonym in actors}


def readings(said: list[dict[str, str]]) -> list[dict[str, str]]:
    """Of those acts, who opened her sealed answers and what for."""
    return [each for each in said if each["qué"] in set(_OPENED.values())]


def public(candidacy: Candidacy) -> bytes | None:
    """What the release that everybody sees says of her, as data; None where it says nothing."""
    place = shelf.of(candidacy.process.slug)
    if not place.visible:
        return None
    found = next(place.release(place.visible).rglob(f"{candidacy.slug}.json"), None)
    return found.read_bytes() if found else None

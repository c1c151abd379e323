# SPDX-License-Identifier: EUPL-1.2
"""What becomes of each field at the end, as values: ``ends.toml``, and what is wrong with it."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import msgspec

from conoceles.custody.inventory.described import Described

#: What may become of a field that is not kept.
LISTS = ("seal", "files", "drop", "discard", "erase", "by_hand")


class End(msgspec.Struct, forbid_unknown_fields=True):
    """The end of the fields of one table.

    ``of`` is the path from a row to its candidacy, ``process`` to its process, for what is of nobody alone. When they
    are blocked the values of ``seal`` and what lies in ``files`` are put away, closed, and emptied here; whole ``rows``
    are; what is in ``drop``, and the files in ``discard``, go, and no copy of them is left. When they are cancelled
    what is in ``erase`` is emptied too. ``left``: what an emptied field says, where it may not be empty. ``by_hand``:
    ends that a module decides row by row. ``keep``: what stays for history, by the reason.
    """

    of: str = ""
    process: str = ""
    rows: bool = False
    seal: list[str] = []
    files: list[str] = []
    drop: list[str] = []
    discard: list[str] = []
    erase: list[str] = []
    by_hand: list[str] = []
    left: dict[str, str] = {}
    keep: dict[str, list[str]] = {}
    keep_all: str = ""

    def told(self) -> dict[str, str]:
        """What becomes of each field that is named: the name of its list, or the reason why it is kept."""
        lists = {name: getattr(self, name) for name in LISTS}
        found = {field: name for name, fields in lists.items() for field in fields}
        return found | {field: reason for reason, fields in self.keep.items() for field in fields}


class Ends(msgspec.Struct, forbid_unknown_fields=True):
    """The whole of ``ends.toml``. ``by_kind``: why the fields of a kind are kept where nothing else is said of one."""

    reasons: dict[str, str]
    by_kind: dict[str, str]
    outside: dict[str, str]
    tables: dict[str, End]


@cache
def ends() -> Ends:
    """As it is written."""
    return msgspec.toml.decode((Path(__file__).parent / "ends.toml").read_bytes(), type=Ends)


def end_of(label: str, kind: str, field: str, said: Ends) -> str:
    """What becomes of a field; empty where nobody said."""
    table = said.tables.get(label)
    named = table.told().get(field) if table else None
    if named:
        return named
    if table and table.rows:
        return "seal"
    return (table.keep_all if table else "") or said.by_kind.get(kind, "")


def personal(told: list[Described]) -> Iterator[tuple[str, str, str]]:
    """Each field that says something of somebody: its table, its kind and its name."""
    for each in told:
        yield from ((each.label, kind, field) for kind, field in each.table.fields() if kind != "things")


def faults(told: list[Described], kept: Mapping[str, set[str]], said: Ends) -> list[str]:
    """What nobody stated the end of, what is stated of nothing, and reasons without words."""
    ends_known = {*said.reasons, *LISTS}
    found = [
        f"{label}.{field}: nadie dijo cómo termina (custody/ending/ends.toml)"
        for label, kind, field in personal(told)
        if end_of(label, kind, field, said) not in ends_known
    ]
    for label, table in said.tables.items():
        named = {*table.told(), *table.left}
        found += [f"{label}.{field}: tiene un fin y ya no existe" for field in sorted(named - kept.get(label, set()))]
    return found

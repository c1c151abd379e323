# SPDX-License-Identifier: EUPL-1.2
"""Every candidacy as Parquet: the same columns with types of their own, for statistical programs.

Text is text, a list is a list, a day is a date and an instant a moment of the process's zone; nothing needs a mark.
What is written says no time and no version of a library, so that equal snapshots are equal bytes.
"""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from arro3.core import DataType, Field, Schema
from arro3.io import read_json, write_parquet

from conoceles.publication.snapshot import Snapshot

from .columns import Table, Type

_PIECE = 1 << 20
#: Candidacies read at once, and written as one group: what is in memory, some tens of MB where texts are long.
_ROWS, _GROUP = 1024, 4096
_PROGRAM = "conoceles"


def candidacies_as_parquet(snapshot: Snapshot) -> Iterator[bytes]:
    """One row a candidacy, in ballot order, compressed by zstd."""
    table = Table(snapshot.header)
    schema = Schema([Field(c.name, _type(c.type, snapshot), nullable=True) for c in table.columns])
    with TemporaryDirectory(prefix="conoceles-parquet-") as folder:
        lines, made = Path(folder) / "lines", Path(folder) / "made"
        with lines.open("wb", buffering=_PIECE) as file:
            encode = msgspec.json.Encoder().encode
            for profile in snapshot.everyone():
                file.write(encode(dict(zip(table.names, table.values(profile), strict=True))) + b"\n")
        write_parquet(
            read_json(lines, schema, batch_size=_ROWS), made, compression="zstd(3)", max_row_group_size=_GROUP,
            created_by=_PROGRAM,
        )  # fmt: skip
        lines.unlink()
        with made.open("rb") as file:
            while piece := file.read(_PIECE):
                yield piece


def _type(kind: Type, snapshot: Snapshot) -> DataType:
    return {
        Type.INTEGER: DataType.int32(),
        Type.YES_NO: DataType.bool(),
        Type.DAY: DataType.date32(),
        Type.INSTANT: DataType.timestamp("ms", tz=snapshot.header.process.timezone),
        Type.LIST: DataType.list(Field("item", DataType.utf8(), nullable=True)),
    }.get(kind, DataType.utf8())

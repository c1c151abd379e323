# SPDX-License-Identifier: EUPL-1.2
"""A table that another part of the release writes into ``datos/``: where it lies, and what each column of it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from . import dictionary
from .columns import Column


@dataclass(frozen=True, slots=True)
class Described:
    """Its ``file`` and that of its dictionary, as paths of the release."""

    file: str
    columns: tuple[Column, ...]

    @property
    def dictionary(self) -> str:
        """The path of the file that says what its columns are."""
        return self.file.replace(".csv", "-diccionario.csv")

    @property
    def name(self) -> str:
        """The name of its file."""
        return PurePosixPath(self.file).name

    @property
    def names(self) -> list[str]:
        """Its columns, in order."""
        return [column.name for column in self.columns]

    def described(self) -> Iterator[bytes]:
        """Its dictionary, as CSV."""
        return dictionary.as_table(self.columns)

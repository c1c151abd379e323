# SPDX-License-Identifier: EUPL-1.2
"""A paper's tables as a workbook, and a last sheet that says of what and of when they are."""

from conoceles.look.workbooks import Sheet, workbook

from .paper import Paper, digest

_SAID = (
    ("Documento", "title"),
    ("Número", "number"),
    ("Estado", "standing"),
    ("Autoridad", "authority"),
    ("Proceso", "process"),
    ("Corte", "cutoff"),
    ("Fundamento", "basis"),
    ("Fuente", "source"),
    ("Se recalcula con", "command"),
)


def xlsx(paper: Paper) -> bytes:
    """*paper* as a workbook: each table as a sheet, or all in one where they are parts of the same."""
    found = paper.tables
    sheets = [Sheet(table.title or paper.title, table.header, table.rows) for table in found]
    if paper.parts and found:
        rows = [[table.title, *row] for table in found for row in table.rows]
        sheets = [Sheet(paper.title, [paper.parts, *found[0].header], rows)]
    about = [[name, said] for name, field in _SAID if (said := getattr(paper, field))]
    about += [[table.title or paper.title, table.denominator] for table in found if table.denominator]
    about += [["Nota", note] for table in found for note in table.notes]
    about.append(["Huella del documento (SHA-256)", digest(paper)])
    return workbook([*sheets, Sheet("Corte", ["Dato", "Valor"], about)], title=paper.title, at=paper.at)

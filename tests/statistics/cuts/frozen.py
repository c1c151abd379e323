# SPDX-License-Identifier: EUPL-1.2
"""Cuts as they lie beside the invented snapshots of ``tests.publication.snapshots``."""

import msgspec

from conoceles.statistics.disclosure import Cell, Level, Published, Shown, Table
from conoceles.statistics.published.cuts import Cuts, CutTold, GroupTold, Signed, Word

TABLES = (
    Published(Table.TOTAL, (Shown(Cell(), Level.FINE, 25, 29, 61),)),
    Published(
        Table.BY_SEX,
        (
            Shown(Cell(sex="hombre"), Level.NOTHING, 0, None, 30),
            Shown(Cell(sex="mujer"), Level.OPEN, 10, None, 31),
        ),
    ),
    Published(
        Table.BY_PARTY,
        (
            Shown(Cell(party="faro"), Level.COARSE, 20, 29, 52),
            Shown(Cell(party="independientes"), Level.FEW, 0, 9, 9),
        ),
    ),
)
CUT = CutTold(
    1, "mensual", "C.G. 7/2027", "2027-04-01T09:30:00-06:00", "sdc-1.0", 61,
    (GroupTold("indigena", "Personas indígenas", TABLES), GroupTold("migrante", "Personas migrantes", ())),
)  # fmt: skip
WORD = Word("prueba", 1, CUT.digest, "b" * 64, "probado", "HiGHS", 12, 0, "2027-04-01T10:00:00-06:00")
SKIPPED = CutTold(2, "mensual", "C.G. 8/2027", "2027-05-01T09:30:00-06:00", "", 0, (), skipped=True)
CUTS = Cuts((Signed(CUT, WORD, "00" * 64), Signed(SKIPPED)))


def beside(folder):
    """Write them beside the frozen snapshot in *folder*."""
    (folder / "beside").mkdir(exist_ok=True)
    (folder / "beside" / "cortes.json").write_bytes(msgspec.json.encode(CUTS))

# SPDX-License-Identifier: EUPL-1.2
"""Avisos as they lie beside a snapshot: two versions of the full one."""

from pathlib import Path

import msgspec

from conoceles.publication.snapshot import BESIDE
from conoceles.rights.published import NAME, Clause, Notice, Notices

_CLAUSES = (Clause("Quién responde", "El instituto de prueba."), Clause("Para qué", "Para <esto> & aquello.\n\nY más."))
NOTICES = Notices(
    (
        Notice("integral", 1, "Aviso integral", "2024-01-02", "0" * 64, _CLAUSES[:1]),
        Notice("integral", 2, "Aviso integral", "2024-02-03", "1" * 64, _CLAUSES),
        Notice("simplificado", 1, "Aviso simplificado", "2024-01-02", "2" * 64, _CLAUSES),
    )
)


def beside(folder: Path) -> None:
    """Write them beside the snapshot that lies in *folder*."""
    (folder / BESIDE).mkdir(exist_ok=True)
    (folder / BESIDE / f"{NAME}.json").write_bytes(msgspec.json.encode(NOTICES))

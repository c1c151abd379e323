# SPDX-License-Identifier: EUPL-1.2
"""Progress as it lies beside the invented snapshots of ``tests.publication.snapshots``."""

import msgspec

from conoceles.statistics.published.progress import Day, Progress, Row

_WHOLE = Row("", "", (9, 7, 6, 5, 4, 3, 2))
ROWS = (
    _WHOLE,
    Row("ayuntamiento", "", (5, 4, 3, 3, 2, 2, 1)),
    Row("mr", "", (4, 3, 3, 2, 2, 1, 1)),
    Row("", "faro", (6, 5, 4, 4, 3, 2, 2)),
    Row("", "independientes", (3, 2, 2, 1, 1, 1, 0)),
)
PROGRESS = Progress(
    at="2027-04-03T00:01:00-06:00",
    digest="d" * 64,
    whom="vigentes",
    rows=ROWS,
    crossed=(
        Row("ayuntamiento", "faro", (3, 3, 2, 1, 1)),
        Row("ayuntamiento", "independientes", (2, 1, 0, 1, 0)),
        Row("mr", "faro", (3, 2, 1, 1, 1)),
        Row("mr", "independientes", (1, 1, 1, 0, 0)),
    ),
    days=(
        Day("2027-04-01", "2027-04-01T00:02:00-06:00", (Row("", "", (9, 7, 3, 1, 0, 0, 0)),)),
        Day("2027-04-02"),
        Day("2027-04-03", "2027-04-03T00:01:00-06:00", ROWS),
    ),
    left_out=(),
)


def beside(folder):
    """Write it beside the frozen snapshot in *folder*."""
    (folder / "beside").mkdir()
    (folder / "beside" / "avance.json").write_bytes(msgspec.json.encode(PROGRESS))

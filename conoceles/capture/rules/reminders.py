# SPDX-License-Identifier: EUPL-1.2
"""On which days somebody is reminded."""


def chosen(written: str | None) -> list[int]:
    """The days before the last one that a process wrote («7, 3, 1, 0»); none while it is undecided."""
    return [int(each) for each in (written or "").split(",") if each.strip()]


def due(days_left: int | None, days: list[int]) -> int | None:
    """Which of *days* has come when *days_left* are left: the nearest, so that a day without service loses none."""
    return None if days_left is None else min((day for day in days if day >= days_left), default=None)

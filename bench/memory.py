# SPDX-License-Identifier: EUPL-1.2
"""The memory that a process and its descendants hold at once: each one's largest, added up, is of different moments."""

import subprocess
from dataclasses import dataclass, field
from pathlib import Path

_EVERY = 0.5  # seconds


@dataclass
class Peak:
    """MiB held by all of them when they held the most, by each of them then, and the most that each one ever did."""

    total: float = 0
    then: dict[int, float] = field(default_factory=dict)
    largest: dict[int, float] = field(default_factory=dict)

    def note(self, held: dict[int, float]) -> None:
        """One moment: MiB by process."""
        for pid, mib in held.items():
            self.largest[pid] = max(mib, self.largest.get(pid, 0))
        if sum(held.values()) > self.total:
            self.total, self.then = sum(held.values()), held


def watched(process: subprocess.Popen) -> Peak:
    """Wait for *process* to end; what it and its descendants held meanwhile, looked at twice a second."""
    peak, marks = Peak(), {}
    while True:
        peak.note({pid: _held(pid, marks) for pid in _family(process.pid)})
        try:
            process.wait(_EVERY)
        except subprocess.TimeoutExpired:
            continue
        return peak


def _family(pid: int) -> list[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except (FileNotFoundError, ProcessLookupError):
        return [pid]
    return [pid, *(one for child in children for one in _family(int(child)))]


def _held(pid: int, marks: dict[int, int]) -> float:
    """MiB that *pid* held at its worst since the last look, whose high-water *marks* tell; 0 when it is gone.

    What is shared with others counts in part (PSS), so that a sum counts it once.
    """
    try:
        now, mark = _kib(pid, "smaps_rollup"), _kib(pid, "status")["VmHWM"]
    except (FileNotFoundError, ProcessLookupError, KeyError):
        return 0
    risen, marks[pid] = mark > marks.get(pid, 0), mark
    return (now["Pss"] + (max(mark - now["Rss"], 0) if risen else 0)) / 1024


def _kib(pid: int, file: str) -> dict[str, int]:
    pairs = (line.split() for line in Path(f"/proc/{pid}/{file}").read_text().splitlines() if line.endswith(" kB"))
    return {name.rstrip(":"): int(size) for name, size, _ in pairs}

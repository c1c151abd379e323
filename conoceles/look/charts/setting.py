# SPDX-License-Identifier: EUPL-1.2
"""Setting some charts at once, in a process of its own that is given nothing else."""

import json
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from . import palette
from .chart import Chart
from .cleaning import cleaned

_CODE = Path(__file__).resolve().parents[3]
#: Two seconds pass until the engine is there, and then some hundredths for each chart.
_WAITED = 120


@dataclass(frozen=True, slots=True)
class Drawn:
    """The image for a light page, and the same for a dark one, as SVG."""

    light: bytes
    dark: bytes


def drawn(charts: Iterable[Chart]) -> tuple[Drawn, ...]:
    """The images of *charts*, in their order; some that were asked for together before cost nothing.

    Raises RuntimeError when the engine fails or says something that no chart of ours has: nobody can mend that but who
    wrote the chart.
    """
    known = tuple(charts)
    return _drawn(tuple((json.dumps(one.spec(), sort_keys=True), one.title, one.description) for one in known))


@lru_cache(maxsize=8)
def _drawn(asked: tuple[tuple[str, str, str], ...]) -> tuple[Drawn, ...]:
    if not asked:
        return ()
    child = subprocess.run(
        [sys.executable, "-m", "conoceles.look.charts.child"],
        input=f"[{','.join(spec for spec, _, _ in asked)}]",
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=_WAITED,
        check=False,
        cwd=_CODE,
        env={"PYTHONPATH": str(_CODE), "PYTHONIOENCODING": "utf-8", "TZ": "UTC"},  # no secret of ours goes along
    )
    if child.returncode:
        msg = f"the charts could not be set: {child.stderr[-500:]}"
        raise RuntimeError(msg)
    return tuple(
        Drawn(cleaned(svg, title, description), cleaned(svg, title, description, palette.DARK))
        for svg, (_, title, description) in zip(json.loads(child.stdout), asked, strict=True)
    )

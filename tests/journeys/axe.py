# SPDX-License-Identifier: EUPL-1.2
"""axe in a page: given to each document once however often it is asked, and only what is wrong comes back."""

import json
import re
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT

#: What the package brings, by its version.
PROGRAM = f"axe-core {re.search(r'axe v([0-9.]+)', AXE_SCRIPT[:200])[1]}"
#: AAA contrast and the size of targets besides what axe checks by itself.
STRICT = {"rules": {"color-contrast-enhanced": {"enabled": True}, "target-size": {"enabled": True}}}


def violations(page: Any, **options: Any) -> list[dict[str, Any]]:
    """What axe finds wrong in *page* as it is; *options* are those of ``axe.run``."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE_SCRIPT)
    asked = json.dumps({"resultTypes": ["violations"], **options})
    return page.evaluate(f"axe.run({asked}).then(results => results.violations)")


def only(*rules: str) -> dict[str, Any]:
    """Options to ask about *rules* and nothing else."""
    return {"runOnly": {"type": "rule", "values": [*rules]}}

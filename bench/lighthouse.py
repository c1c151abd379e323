# SPDX-License-Identifier: EUPL-1.2
"""What Lighthouse, Google's auditor, says of the pages that readers see most: 100 in all four, or what to mend.

``python bench/lighthouse.py``    (npm ci --prefix bench/node, once; Node 18 or later)

It audits the demonstration, published and served here, with Lighthouse's own slow line and telephone.
Ends with 1 when a page has less than 100 in anything.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from posixpath import dirname

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bench.page_weight import chosen  # noqa: E402  (ours, beside this folder)
from bench.shown import shown  # noqa: E402

LIGHTHOUSE = ROOT / "bench" / "node" / "node_modules" / ".bin" / "lighthouse"
BROWSER = shutil.which("chromium-headless-shell") or shutil.which("chromium") or ""
ASKED = ("performance", "accessibility", "best-practices", "seo")


def pages(folder):
    """Home, a list, profiles, a comparison and a ballot; of each, the heaviest."""
    found = chosen(folder)
    wanted = {name: path for name, path in found.items() if name.startswith("perfil")}
    return {
        "inicio": "index.html",
        "lista": f"{dirname(found['perfil sin fotografía'])}/index.html",
        "comparación": max(folder.glob("*/*/comparar/index.html"), key=_size).relative_to(folder).as_posix(),
        "boleta": found["mi-boleta/…/index"],
        **wanted,
    }


def _size(path):
    return path.stat().st_size


def audited(url):
    """The score of each category, of 100, and the audits that cost points."""
    command = [
        LIGHTHOUSE, url, "--output=json", "--quiet", f"--only-categories={','.join(ASKED)}",
        # It asks for robots.txt from within the page, and that of a person is allowed to ask for nothing.
        "--skip-audits=robots-txt", "--chrome-flags=--headless --no-sandbox",
    ]  # fmt: skip
    said = subprocess.run(command, env=os.environ | {"CHROME_PATH": BROWSER}, capture_output=True, check=True)
    report = json.loads(said.stdout)
    scores = {name: round(100 * (each["score"] or 0)) for name, each in report["categories"].items()}
    costly = {ref["id"] for each in report["categories"].values() for ref in each["auditRefs"] if ref["weight"]}
    failed = [
        (
            audit["id"],
            audit["title"],
            audit.get("displayValue", ""),
            json.dumps(audit.get("details", {}).get("items", []))[:1200],
        )
        for audit in report["audits"].values()
        if audit["id"] in costly and audit["score"] is not None and audit["score"] < 0.9
    ]
    return scores, failed


def main():
    if not LIGHTHOUSE.exists():
        sys.exit("Falta Lighthouse: npm ci --prefix bench/node")
    wrong = 0
    with tempfile.TemporaryDirectory() as made, shown(Path(made), 0) as (address, folder):
        for name, path in pages(folder.resolve()).items():
            scores, failed = audited(f"{address}{path}")
            wrong += any(score < 100 for score in scores.values())
            print(f"{name:24} " + "  ".join(f"{each} {scores[each]}" for each in ASKED), f" ({path})", flush=True)
            for failure in failed:
                print("    ✗", *failure)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

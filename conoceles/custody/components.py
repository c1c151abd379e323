# SPDX-License-Identifier: EUPL-1.2
"""What the system is made of besides its own code: the bill of materials, in CycloneDX 1.6.

It is made of what is installed from, ``requirements/runtime.txt``, so it cannot say another version, and that lock
keeps the hashes; licences come from what each package says of itself where it is installed. It has no date and no
serial number: the same lock, the same bytes.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

_PINNED = re.compile(r"^([a-z0-9][a-z0-9.\-]*)(?:\[[^]]*])?==(\S+)", re.IGNORECASE)
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


@dataclass(slots=True)
class Component:
    """A package as it is locked.

    ``hashes``: SHA-256 of the files it may be installed from; ``why``: who asks for it.
    """

    name: str
    version: str
    hashes: list[str]
    why: list[str]


def locked(path: Path) -> list[Component]:
    """The packages of a lock file, in its order."""
    found: list[Component] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if pinned := _PINNED.match(line):
            found.append(Component(pinned[1], pinned[2], [], []))
        elif found:
            found[-1].hashes += _HASH.findall(line)
            found[-1].why += re.findall(r"^\s+#\s+(?:via )?(\S.*)$", line)
    return found


def bill(components: list[Component]) -> str:
    """The bill of materials as JSON."""
    told = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {"type": "application", "bom-ref": "conoceles", "name": "conoceles"}},
        "components": [_told(each) for each in components],
        "dependencies": [
            {"ref": "conoceles", "dependsOn": [_purl(each) for each in components if _asked_by_us(each)]},
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _told(each: Component) -> dict[str, object]:
    return {
        "type": "library",
        "bom-ref": _purl(each),
        "name": each.name,
        "version": each.version,
        "purl": _purl(each),
        "scope": "required",
        "licenses": [{"license": {"name": name}} for name in _licences(each.name)],
    }


def _purl(each: Component) -> str:
    return f"pkg:pypi/{each.name}@{each.version}"


def _asked_by_us(each: Component) -> bool:
    return any("requirements/runtime.in" in reason for reason in each.why)


def _licences(name: str) -> Iterator[str]:
    """As the package says: its expression, or what it is classified as, or the first line of its text."""
    try:
        said = metadata(name)
    except PackageNotFoundError:  # not for this machine: another system's, or another version of Python's
        return
    if expression := said.get("License-Expression"):
        yield expression
        return
    classified = [
        line.rpartition(" :: ")[2] for line in said.get_all("Classifier") or () if line.startswith("License ::")
    ]
    yield from classified or [(said.get("License") or "sin declarar").splitlines()[0]]

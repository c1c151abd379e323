# SPDX-License-Identifier: EUPL-1.2
"""The bill of materials says what is installed, and nothing that came in by another way."""

import json
import re
from importlib.metadata import distributions

from conoceles.custody.components import bill, locked
from conoceles.custody.management.commands import sbom

#: Twenty-five is the goal (security goals, G32), and it is not met: whoever adds one takes one away.
MOST = 30
LOCK = """\
one==1.0 \\
    --hash=sha256:{a} \\
    --hash=sha256:{b}
    # via -r requirements/runtime.in
two[extra]==2.0rc1 \\
    --hash=sha256:{b}
    # via
    #   one
"""
A, B = "a" * 64, "b" * 64


def test_each_package_keeps_its_version_its_hashes_and_who_asks_for_it(tmp_path):
    (tmp_path / "lock.txt").write_text(LOCK.format(a=A, b=B))
    components = locked(tmp_path / "lock.txt")
    told = json.loads(bill(components))
    assert [(each["name"], each["version"]) for each in told["components"]] == [("one", "1.0"), ("two", "2.0rc1")]
    assert [each.hashes for each in components] == [[A, B], [B]]
    assert told["dependencies"] == [{"ref": "conoceles", "dependsOn": ["pkg:pypi/one@1.0"]}]


def test_the_bill_is_that_of_the_lock():
    assert sbom.PAGE.read_text() == bill(locked(sbom.LOCK)), "ejecute: python manage.py sbom"


def test_what_is_locked_is_what_is_installed_and_all_of_it_can_be_verified():
    installed = {_plain(each.metadata["Name"]): each.version for each in distributions()}
    components = locked(sbom.LOCK)
    assert all(each.hashes for each in components)
    assert {each.name: installed.get(_plain(each.name), each.version) for each in components} == {
        each.name: each.version for each in components
    }


def test_no_more_packages_are_asked_for_by_name_than_were_and_each_says_why():
    asked = [line for line in (sbom.LOCK.parent / "runtime.in").read_text().splitlines() if re.match(r"[a-z]", line)]
    assert [line for line in asked if " # " not in line] == []
    assert len(asked) <= MOST


def test_no_address_of_a_registry_is_written_down():
    assert "://" not in sbom.PAGE.read_text()


def _plain(name):
    return re.sub(r"[-_.]+", "-", name).lower()

# SPDX-License-Identifier: EUPL-1.2
"""Doors that this house does not open (G31): markup, statements and commands made of what somebody wrote.

Linters see each alone (ruff's ``S`` rules, which are bandit's, are errors in ``make check``); here are those that they
do not know, and each place that asks a linter to look away, by name.
"""

import ast
import re
import subprocess
import sys
from functools import cache

import pytest

from .test_house import HOUSE, ROOT, tracked

#: Where markup is marked as written: what writes templates as Python, held against Django's own by its tests.
COMPILING = HOUSE / "publication" / "compiling"
#: Who speaks SQL, and why each may: copies of whole databases, triggers, staging tables, snapshots, locks.
SQL = {
    "candidacies/writing/differing.py", "candidacies/writing/merging.py", "candidacies/writing/staging.py",
    "custody/databases/__init__.py", "custody/databases/postgresql.py", "custody/databases/sqlite.py",
    "custody/drilling.py", "custody/examining.py", "publication/reading.py", "record/action.py", "record/triggers.py",
    "vault/overwriting.py", "custody/databases/scrubbing.py",
}  # fmt: skip
#: Each rule that a line may ask the linter to overlook, and where.
OVERLOOKED = {
    "S102": {"publication/compiling/writing.py"},
    "S105": {"accounts/rules/changes.py", "accounts/rules/notices.py"},
    "S301": {"publication/baking/pool.py"},
    "S308": {"publication/compiling/running.py"},
    "S311": {"demo/dice.py"},
    "S314": {"look/charts/cleaning.py"},
}


@cache
def modules():
    return [(str(path.relative_to(HOUSE)), ast.parse(path.read_text())) for path in tracked("conoceles/*.py")]


def called(tree):
    """The last word of what each call calls, with the call."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            yield name, node


def test_nobody_marks_markup_as_safe_nor_writes_it_by_hand():
    marking = {"mark_safe", "SafeString", "SafeText", "format_html", "format_html_join", "html_safe"}
    found = [
        f"{path}: {node.id}"
        for path, tree in modules()
        if not (HOUSE / path).is_relative_to(COMPILING)
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and node.id in marking
    ]
    assert found == []


@pytest.mark.parametrize("pattern", ["conoceles/*.html", "conoceles/*.txt"])
def test_no_template_turns_off_what_escapes(pattern):
    doors = re.compile(r"\|\s*(?:safe|safeseq)\b|autoescape\s+off|\{%\s*(?:debug|ssi)\b")
    assert [str(path) for path in tracked(pattern) if doors.search(path.read_text())] == []


def test_no_query_is_written_by_hand_through_the_tables():
    found = [
        f"{path}: {name}"
        for path, tree in modules()
        for name, node in called(tree)
        if name == "RawSQL"
        or (name in {"raw", "extra"} and isinstance(node.func, ast.Attribute) and _of_rows(node.func))
    ]
    assert found == []


def _of_rows(called_on):
    """Whether what is called hangs from a manager or a query."""
    return re.search(r"\bobjects\b|\bfilter\(|\ball\(\)", ast.unparse(called_on.value)) is not None


def test_whoever_speaks_sql_is_known_by_name():
    speaks = {
        path
        for path, tree in modules()
        for name, _ in called(tree)
        if name in {"cursor", "_nodb_cursor", "executescript"}
    }
    assert {path for path in speaks if "migrations" not in path} <= SQL


def test_no_command_goes_through_a_shell():
    found = [
        f"{path}: {name}"
        for path, tree in modules()
        for name, node in called(tree)
        if (
            name in {"system", "popen", "getoutput", "getstatusoutput"}
            and ast.unparse(node.func).startswith(("os.", "subprocess."))
        )
        or any(word.arg == "shell" for word in node.keywords)
    ]
    assert found == []


def test_no_address_is_fetched_by_the_application():
    clients = {"requests", "httpx", "aiohttp", "urllib3", "urllib.request", "http.client", "ftplib", "telnetlib"}
    found = [
        f"{path}: {name}"
        for path, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([node.module or ""] if isinstance(node, ast.ImportFrom) else [each.name for each in node.names])
        if name in clients
    ]
    assert found == []


def test_each_rule_of_the_linter_that_is_overlooked_is_told_where():
    looked = {
        (rule, str(path.relative_to(HOUSE)))
        for path in tracked("conoceles/*.py")
        for line in path.read_text().splitlines()
        for noted in re.findall(r"#\s*(?:ruff:\s*)?noqa:\s*([A-Z0-9, ]+)", line)
        for rule in re.findall(r"\bS\d{3}\b", noted)
    }
    #: Fixed commands of ours, and statements whose names are ours: many, and each line says why.
    many = {"S603", "S607", "S608"}
    strangers = {(rule, path) for rule, path in looked if rule not in many and path not in OVERLOOKED.get(rule, set())}
    assert strangers == set()


def test_the_rules_of_bandit_find_nothing():
    said = subprocess.run(
        [
            sys.executable,
            "-m",
            "ruff",
            "check",
            "--no-cache",
            "--select",
            "S",
            "--ignore",
            "S101",
            "conoceles",
            "manage.py",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode == 0, said.stdout


def test_no_weak_cipher_or_hash_is_named():
    weak = {"ECB", "CBC", "PKCS1v15", "MD5", "SHA1", "md5", "sha1", "ARC4", "TripleDES", "Blowfish", "DES", "crypt"}
    found = [
        f"{path}: {node.attr}"
        for path, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and node.attr in weak
        and ast.unparse(node.value) in {"hashlib", "hashes", "modes", "algorithms", "padding"}
    ]
    assert found == []


@pytest.mark.parametrize("script", sorted(HOUSE.rglob("*.js")), ids=lambda path: path.name)
def test_no_script_writes_markup_runs_text_or_hears_strangers(script):
    doors = re.compile(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|setTimeout\(\s*[\"']|"
        r"postMessage|addEventListener\(\s*[\"']message|__proto__(?!: null)|localStorage|document\.cookie"
    )
    assert doors.findall(script.read_text()) == []

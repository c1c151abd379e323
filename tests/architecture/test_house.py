# SPDX-License-Identifier: EUPL-1.2
"""The walls that import-linter cannot see."""

import ast
import re
import subprocess
from pathlib import Path

import pytest
from django import urls
from django.apps import apps
from django.http import HttpResponse
from django.urls import get_resolver

ROOT = Path(__file__).resolve().parents[2]
HOUSE = ROOT / "conoceles"
#: The steps, from the last to the first, as the import contract of pyproject.toml lists them.
ORDER = re.findall(
    r'^    "([^"]+)",$', (ROOT / "pyproject.toml").read_text().split("layers = [")[1].split("]")[0], re.MULTILINE
)
STEPS = [name.strip(" ()") for line in reversed(ORDER) for name in line.split("|")]


def tracked(pattern):
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", pattern], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [ROOT / line for line in listed.stdout.splitlines() if (ROOT / line).exists()]


def ours():
    return [model for model in apps.get_models() if model.__module__.startswith("conoceles.")]


#: Wherever writes are: of a step, of a room of it (``capture/bulk``), of one more file of that room.
ACTIONS = sorted({*HOUSE.rglob("*actions.py"), *HOUSE.rglob("actions/*.py")})


@pytest.mark.parametrize("path", ACTIONS, ids=lambda p: str(p.relative_to(HOUSE)))
def test_every_public_function_of_actions_is_an_action(path):
    unsigned = [
        node.name
        for node in ast.parse(path.read_text()).body
        if isinstance(node, ast.FunctionDef)
        and not node.name.startswith("_")
        and not any(ast.unparse(decorator).startswith(("action(", "draft(")) for decorator in node.decorator_list)
    ]
    assert unsigned == []


def test_actions_are_looked_for_in_rooms_too():
    found = {str(path.relative_to(HOUSE)) for path in ACTIONS}
    assert {"vault/actions.py", "capture/actions/sending.py", "capture/consents/scan_actions.py"} <= found


def test_no_relation_points_to_a_later_step():
    step = {model: STEPS.index(model.__module__.split(".")[1]) for model in ours()}
    forward = [
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for model in ours()
        for field in model._meta.get_fields()
        if field.is_relation
        and field.concrete
        and field.related_model in step
        and step[field.related_model] > step[model]
    ]
    assert forward == []


def test_the_record_relates_to_nothing():
    relations = [field for field in apps.get_model("record", "Entry")._meta.get_fields() if field.is_relation]
    assert relations == []


def addresses(patterns):
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            yield from addresses(pattern.url_patterns)
        else:
            yield pattern


def undeclared(patterns):
    return [pattern for pattern in addresses(patterns) if not hasattr(pattern.callback, "policy")]


def test_every_address_declares_its_policy():
    patterns = get_resolver().url_patterns
    assert len(list(addresses(patterns))) > 10
    assert undeclared(patterns) == []


def test_an_address_whose_view_declares_nothing_would_be_found():
    bare = urls.path("suelta/", HttpResponse)
    assert undeclared([urls.path("dentro/", urls.include([bare])), *get_resolver().url_patterns]) == [bare]


@pytest.mark.parametrize("pattern", ["*.py", "scripts/*", "*.css"])
def test_every_source_file_carries_its_licence_line(pattern):
    bare = [
        str(path.relative_to(ROOT))
        for path in tracked(pattern)
        if path.stat().st_size
        and "SPDX-License-Identifier: EUPL-1.2" not in path.read_text()[:200]
        and "migrations/0001" not in str(path)
    ]
    assert bare == []


def test_no_module_outgrows_its_room():
    long = {
        str(path.relative_to(ROOT)): lines
        for path in tracked("*.py")
        if "migrations" not in path.parts
        and "tests" not in path.parts
        and (lines := len(path.read_text().splitlines())) > 250
    }
    assert long == {}


def test_no_template_or_page_builder_opens_the_door_to_markup():
    doors = re.compile(
        r"\|\s*safe\b|autoescape off|mark_safe|format_html|SafeString|\sstyle=\"|\son\w+=\"|<script(?![^>]*\ssrc=)"
    )
    open_doors = [
        f"{path.relative_to(ROOT)}: {match.group(0)}"
        for pattern in ("conoceles/*.html", "conoceles/*.py")
        for path in tracked(pattern)
        # What writes templates as Python marks what they wrote, as Django does; its tests hold both against each other.
        if "compiling" not in path.parts
        for match in [doors.search(path.read_text())]
        if match
    ]
    assert open_doors == []


def test_no_page_writes_a_month_with_a_capital():
    capitals = [
        f"{path.relative_to(ROOT)}: {match.group(0)}"
        for path in tracked("conoceles/*.html")
        for match in re.finditer(r'\|date:"[^"]*F[^"]*"(?!\|lower)', path.read_text())
    ]
    assert capitals == []


#: A small step of its own: whatever has screens inside a step.
ROOMS = sorted(".".join(path.relative_to(HOUSE).parts[:2]) for path in HOUSE.glob("*/*/urls.py"))


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_keeps_the_order_of_a_step_and_is_told_to_whoever_comes(room):
    assert f'"conoceles.{room}"' in (ROOT / "pyproject.toml").read_text().split('id = "inside"')[1]
    assert f"`{room.split('.')[1]}`" in (ROOT / "CONTRIBUTING.md").read_text()


def test_decisions_have_each_a_number_of_their_own():
    pages = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    numbers = [page.name[:4] for page in pages]
    assert numbers == [f"{number:04}" for number in range(1, len(pages) + 1)]
    assert [page.read_text().partition(". ")[0] for page in pages] == [f"# {number}" for number in numbers]

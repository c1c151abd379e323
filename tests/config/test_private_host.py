# SPDX-License-Identifier: EUPL-1.2
"""How the private side answers in production (G4), and what its settings are made of."""

import json
import os
import re
import subprocess
import sys

import pytest
from django.test import Client
from django.urls import get_resolver

from tests import databases
from tests.architecture.test_house import ROOT

from .observatory import directives

PRODUCTION = {"CONOCELES_PRODUCTION": "1", "CONOCELES_PROXIES": "1", "CONOCELES_HOSTS": "interno.example"}
STATUS = {
    "page": 200,
    "wrong password": 200,
    "half way": 302,
    "signed in": 302,
    "private page": 200,
    "image": 200,
    "redirect": 302,
    "not found": 404,
    "refused": 404,
    "method": 405,
    "forged": 403,
    "static": 200,
    "style": 200,
    "static not found": 404,
    "bad host": 400,
    "too many": 429,
    "error": 500,
    "left": 302,
}


@pytest.fixture(scope="module")
def answers(django_db_setup, django_db_blocker, tmp_path_factory):
    home = tmp_path_factory.mktemp("production")
    with django_db_blocker.unblock(), databases.copied(home) as own:
        told = subprocess.run(
            [sys.executable, "-m", "tests.config.answers_in_production"],
            cwd=ROOT,
            env=os.environ | own.environment() | PRODUCTION,
            capture_output=True,
            text=True,
            check=False,
        )
    assert told.returncode == 0, told.stderr
    return json.loads(told.stdout)


def test_every_class_of_answer_is_there(answers):
    assert {name: answer["status"] for name, answer in answers.items()} == STATUS


@pytest.mark.parametrize("name", STATUS)
def test_every_class_of_answer_scores_at_least_120(answers, name):
    assert answers[name]["score"] >= 120, answers[name]["modifiers"]


@pytest.mark.parametrize("name", STATUS)
def test_every_class_of_answer_asks_for_https_for_a_year_or_more_and_below_this_name(answers, name):
    asked = answers[name]["headers"]["Strict-Transport-Security"]
    assert int(re.search(r"max-age=(\d+)", asked)[1]) >= 31_536_000
    assert "includeSubDomains" in asked


@pytest.mark.parametrize("name", STATUS)
def test_every_class_of_answer_says_its_kind_and_its_alphabet(answers, name):
    kind = answers[name]["headers"].get("Content-Type", "")
    assert kind.startswith(("image/", "font/")) or "charset=utf-8" in kind


@pytest.mark.parametrize("name", STATUS)
def test_no_answer_allows_anything_unsafe(answers, name):
    policy = answers[name]["headers"]["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "*" not in policy
    assert "data:" not in policy
    assert directives(policy)["default-src"] == ["'none'"]
    assert directives(policy)["base-uri"] == ["'none'"]


@pytest.mark.parametrize("name", [name for name in STATUS if name not in {"static", "style"}])
def test_no_cache_keeps_a_private_answer(answers, name):
    assert "no-store" in answers[name]["headers"]["Cache-Control"]


def test_cookies_belong_to_this_host_alone(answers):
    given = {key: text for answer in answers.values() for key, text in answer["cookies"].items()}
    assert set(given) == {"__Host-sesion", "__Host-csrf", "__Host-equipo"}
    for text in given.values():
        parts = {part.split("=")[0].strip() for part in text.split(";")}
        assert {"Secure", "HttpOnly", "Path", "SameSite"} <= parts
        assert "Domain" not in parts
        assert "Path=/;" in f"{text};"


@pytest.mark.parametrize("name", ["not found", "forged", "bad host", "error", "method"])
def test_errors_say_nothing_of_the_inside(answers, name):
    body = answers[name]["body"]
    for inside in ("Traceback", "django", "Django", "conoceles.", "fault on purpose", "RuntimeError", str(ROOT)):
        assert inside not in body


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("bad host", "No se entendió lo enviado"),
        ("forged", "La página caducó"),
        ("not found", "No hay nada en esta dirección"),
        ("error", "Algo falló de nuestro lado"),
    ],
)
def test_errors_are_told_in_spanish(answers, name, heading):
    assert f"<h1>{heading}</h1>" in answers[name]["body"]
    assert '<html lang="es-MX">' in answers[name]["body"]


def test_production_settings_pass_every_check_of_deployment(tmp_path):
    checked = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROOT,
        env=os.environ
        | PRODUCTION
        | {"CONOCELES_HOME": str(tmp_path), "DJANGO_SETTINGS_MODULE": "conoceles.config.settings"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stderr
    assert "no issues" in checked.stdout


def test_there_is_no_console_of_administration(settings):
    assert [app for app in settings.INSTALLED_APPS if "admin" in app] == []
    assert "admin" not in str(list(get_resolver().reverse_dict))


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path",
    [
        "../settings.py",
        "..%2f..%2fsettings.py",
        "/etc/passwd",
        "accounts",
        "accounts/",
    ],
)
def test_static_files_are_those_of_the_steps_and_no_other(path):
    assert Client().get(f"/estatico/{path}").status_code in {400, 404}


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/.git/HEAD", "/.git/config", "/estatico/.git/HEAD", "/estatico/../../.git/HEAD"])
def test_the_history_of_the_code_is_not_served(path):
    answer = Client().get(path)
    assert answer.status_code in {400, 404}
    assert "ref:" not in answer.text

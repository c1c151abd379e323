# SPDX-License-Identifier: EUPL-1.2
"""What this house does not speak, and so cannot be attacked through: said once, and seen not to come in unnoticed."""

import ast
import re

import pytest

from conoceles.custody.components import locked
from conoceles.custody.management.commands import sbom

from .test_doors import called, modules
from .test_house import HOUSE, tracked

#: What a part of ASVS speaks of, by the names of whatever would bring it.
ABSENT = {
    "ldap": {"ldap", "ldap3", "python-ldap", "django-auth-ldap"},
    "xpath": {"elementpath", "xmltodict"},
    "latex": {"pylatex", "pdflatex", "latex"},
    "memcache": {"pymemcache", "pylibmc", "python-memcached"},
    "graphql": {"graphene", "strawberry-graphql", "ariadne", "graphql-core"},
    "websocket": {"channels", "websockets", "daphne", "websocket-client"},
    "webrtc": {"aiortc"},
    "tokens": {"pyjwt", "python-jose", "authlib", "djangorestframework-simplejwt", "itsdangerous"},
    "oauth and saml": {"oauthlib", "requests-oauthlib", "pysaml2", "python3-saml", "django-oauth-toolkit"},
    "yaml": {"pyyaml", "ruamel-yaml"},
}


@pytest.mark.parametrize("what", ABSENT)
def test_what_is_not_used_is_not_installed(what):
    assert {each.name.lower() for each in locked(sbom.LOCK)} & ABSENT[what] == set()


def test_what_is_not_used_is_imported_by_nobody():
    names = {each.replace("-", "_") for several in ABSENT.values() for each in several}
    found = [
        (path, name)
        for path, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([node.module or ""] if isinstance(node, ast.ImportFrom) else [each.name for each in node.names])
        if name.split(".")[0] in names
    ]
    assert found == []


def test_there_are_these_ways_in_and_no_others(settings):
    assert settings.AUTHENTICATION_BACKENDS == ["allauth.account.auth_backends.AuthenticationBackend"]
    assert list(settings.ACCOUNT_LOGIN_METHODS) == ["username"]
    assert set(settings.MFA_SUPPORTED_TYPES) == {"totp", "webauthn", "recovery_codes"}
    assert [app for app in settings.INSTALLED_APPS if app.startswith("allauth")] == [
        "allauth", "allauth.account", "allauth.mfa",
    ]  # fmt: skip


def test_no_account_comes_with_the_program():
    made = [
        path
        for path, tree in modules()
        if "migrations" in path
        for name, node in called(tree)
        if name in {"create_user", "create_superuser"} or (name == "create" and "User" in ast.unparse(node.func))
    ]
    assert made == []


def test_no_query_of_xml_is_built_and_its_parsers_fetch_nothing():
    found = [path for path, tree in modules() for name, _ in called(tree) if name in {"xpath", "XPath", "iterparse"}]
    loose = [
        path
        for path, tree in modules()
        for name, node in called(tree)
        if name == "XMLParser"
        and not {("resolve_entities", "False"), ("no_network", "True")}
        <= {(word.arg, ast.unparse(word.value)) for word in node.keywords}
    ]
    assert (found, loose) == ([], [])


def test_no_template_is_made_of_text_that_arrives():
    makes = {path for path, tree in modules() for name, _ in called(tree) if name in {"Template", "from_string"}}
    assert {path for path in makes if not path.startswith("publication/compiling/")} == set()


#: Whoever makes an expression while it runs, of words of ours, of data that was checked, or of escaped ones.
EXPRESSIONS = {
    "config/https.py",
    "elections/reading/checks.py", "kernel/names.py", "kernel/strict.py", "kernel/text.py", "kernel/toml_lines.py",
    "publication/languages/marks.py", "publication/parts/site/finding/spelling.py",
    "publication/parts/site/wording/spelling.py", "publication/previewing/pages.py", "record/rules.py",
    "supervision/plan/rules/choices.py", "supervision/publicity/rules.py",
    "capture/rules/acuses.py", "validation/suggestions/rules/padding.py",
}  # fmt: skip


def test_whoever_makes_a_regular_expression_while_it_runs_is_known_by_name():
    makes = {
        path
        for path, tree in modules()
        for _, node in called(tree)
        if ast.unparse(node.func).startswith("re.") and node.func.attr != "escape"
        if node.args and not isinstance(node.args[0], ast.Constant)
    }
    assert makes <= EXPRESSIONS


def test_the_words_that_somebody_marks_are_escaped_before_they_are_sought():
    assert "re.escape" in (HOUSE / "supervision" / "publicity" / "rules.py").read_text()


def _joined(node):
    """What an expression takes one of, or puts together."""
    if isinstance(node, ast.BinOp):
        return [node.left, node.right]
    return node.values if isinstance(node, ast.BoolOp) else []


def test_no_view_takes_what_was_sent_from_wherever_it_came():
    sent = re.compile(r"request\.(GET|POST)\b")
    mixed = [
        path
        for path, tree in modules()
        for node in ast.walk(tree)
        for parts in [_joined(node)]
        if {"GET", "POST"} <= {found for part in parts for found in sent.findall(ast.unparse(part))}
    ]
    assert mixed == []
    seen = "back = request.POST.get('next') or request.GET.get('next')", "x = request.GET | request.POST"
    assert all(any(len(_joined(node)) == 2 for node in ast.walk(ast.parse(text))) for text in seen)


def test_no_answer_is_made_for_a_script_of_another_site():
    found = [
        path
        for path in tracked("conoceles/*.py")
        if re.search(r"jsonp|callback\(\{|application/javascript", path.read_text())
    ]
    assert found == []


def test_nothing_is_loaded_from_another_host():
    loads = re.compile(r"<(?:script|link|img|iframe|source)[^>]+(?:src|href)=\"https?://", re.IGNORECASE)
    assert [path for path in tracked("conoceles/*.html") if loads.search(path.read_text())] == []

# SPDX-License-Identifier: EUPL-1.2
"""The browser counts as the server does."""

import json
from pathlib import Path

import pytest

from conoceles.kernel.text import BLANKS
from conoceles.look.stylesheet import COMPONENTS
from tests.journeys.private_side import chromium

CASES = json.loads((Path(__file__).parents[1] / "kernel" / "text_lengths.json").read_text())
RULES = ("collapsed", "all", "non-blank")
COUNT = """async ([texts, rules]) => {
  const { length } = await import("/counting.js");
  return texts.map((text) => rules.map((rule) => length(text, rule)));
}"""


@pytest.mark.browser
def test_both_sides_count_every_case_alike():
    module = (COMPONENTS.parent / "counting.js").read_text()
    texts = [case["text"] for case in CASES] + [f"a{blank}{blank}b{blank}" for blank in BLANKS]
    wanted = [[case[rule] for rule in RULES] for case in CASES] + [[3, 5, 2] for _ in BLANKS]
    with chromium() as browser:
        page = browser.new_page()
        page.route("**/", lambda route: route.fulfill(content_type="text/html", body="<!doctype html>"))
        page.route("**/counting.js", lambda route: route.fulfill(content_type="text/javascript", body=module))
        page.goto("http://localhost/")
        assert page.evaluate(COUNT, [texts, RULES]) == wanted

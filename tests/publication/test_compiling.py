# SPDX-License-Identifier: EUPL-1.2
"""A template turned into Python writes what Django would, markup and harm included."""

import random
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.template import Context, VariableDoesNotExist
from django.utils.safestring import mark_safe
from hypothesis import given
from hypothesis import strategies as st

from conoceles.publication.compiling import NotKnownError, compiled
from conoceles.publication.languages.templates import engine

_HARM = "<script>alert('x')</script> & \"y\""
_CONTENT: dict[str, Any] = {
    "text": _HARM,
    "broken": "uno\r\n<b>dos</b>\n\ntres",
    "markup": mark_safe("<b>hecho aquí</b>"),
    "empty": "",
    "none": None,
    "zero": 0,
    "many": 1234,
    "yes": True,
    "list": ["<i>", "b", mark_safe("<u>c</u>")],
    "pairs": [("<a>", 1), ("b", None)],
    "rows": [{"items": ["<1>", "2"], "name": "uno & dos"}, {"items": [], "name": ""}, {"other": 1}],
    "thing": SimpleNamespace(name="<ella>", said=lambda: "dicho & hecho", inner={"deep": ["<cero>"]}),
    "photo": {"srcset": _HARM, "src": "a.webp", "width": 1, "height": 2, "sizes": "<x>", "fallback": "f"},
    "title": _HARM,
    "description": "«a»",
}
_SNIPPETS = (
    "{{ text }}|{{ markup }}|{{ none }}|{{ zero }}|{{ many }}|{{ yes }}|{{ absent }}|{{ absent.more }}|{{ empty }}",
    "{{ thing.name }}|{{ thing.said }}|{{ thing.inner.deep.0 }}|{{ thing.inner.deep.7 }}|{{ thing.absent }}",
    '{{ text|default:"<no>" }}|{{ absent|default:"<no>" }}|{{ empty|default:text }}|{{ "<a>" }}|{{ text|upper }}',
    '{{ list|join:" <·> " }}|{{ list|length }}|{{ broken|linebreaksbr }}|{{ markup|linebreaksbr }}|{{ text|safe }}',
    "{% for each in list %}{{forloop.counter}}{{each}}{% if not forloop.last %}-{% endif %}{% empty %}x{% endfor %}",
    "{% for each in absent %}a{% empty %}nadie{% endfor %}{% for each in none %}a{% empty %}nada{% endfor %}",
    "{% for a, b in pairs %}{{ a }}={{ b }}{% if forloop.first %}!{% endif %};{% endfor %}{{ a }}",
    "{% for row in rows %}{% for item in row.items %}[{{ item }}]{% endfor %}{{ row.name }}{% endfor %}{{ none.x }}",
    "{% if text and not empty %}1{% endif %}{% if absent or zero %}2{% elif none %}3{% else %}4{% endif %}",
    "{% if many > 5 %}1{% endif %}{% if absent == none %}2{% endif %}{% if list|length != 3 %}3{% endif %}",
    '{% if text == "a" %}4{% elif not text in list %}5{% endif %}',
    '{% load i18n %}{% translate "<Inicio>" %}{% translate "a & b" as named %}{{ named }}',
    "{% load i18n %}{% blocktranslate %}Son {{ text }} y {{ absent }}{% endblocktranslate %}",
    '{% load i18n %}{% for each in list %}{% translate "dentro" as named %}{{ named }}{% endfor %}[{{ named }}]',
    '{% include "publication/parts/photo.html" with photo=photo look="face" lazy="sí" alt=text only %}',
    '{% include "publication/parts/fact.html" with term=text value=list.0 href="" %}{{ term }}',
    '{% extends "publication/base.html" %}fuera{% block title %}<{{ text }}>{% endblock %}',
    '{% extends "publication/base.html" %}{% block head %}{{ block.super }}<link>{% endblock %}',
    '{% extends "publication/base.html" %}{% block og_title %}dentro de otro{% endblock %}',
)  # fmt: skip


def _both(snippet: str, content: dict[str, Any]) -> tuple[str, str]:
    template = engine(str).from_string(snippet)
    return str(compiled(template)(content)), str(template.render(Context(content, use_l10n=False)))


@pytest.mark.parametrize("snippet", _SNIPPETS)
def test_it_writes_what_django_would(snippet: str) -> None:
    """Escaped where Django escapes, and as it is where it is markup already."""
    ours, django = _both(snippet, _CONTENT)
    assert ours == django


@given(st.text(), st.lists(st.text(), max_size=3), st.sampled_from(_SNIPPETS))
def test_whatever_people_write(text: str, several: list[str], snippet: str) -> None:
    """No text of anybody's, whatever is in it, comes out otherwise than Django would show it."""
    ours, django = _both(snippet, _CONTENT | {"text": text, "broken": text, "list": several})
    assert ours == django


def test_a_page_is_markup_when_it_is_part_of_another() -> None:
    """What was written by a template is not escaped again."""
    inner = compiled(engine(str).from_string("<b>{{ text }}</b>"))(_CONTENT)
    assert compiled(engine(str).from_string("{{ inner }}"))({"inner": inner}) == inner


@pytest.mark.parametrize(
    "snippet",
    [
        '{% url "start" %}',
        "{% for each in list reversed %}{{ each }}{% endfor %}",
        "{% for each in list %}{{ forloop.revcounter }}{% endfor %}",
        "{% include which %}",
        '{% load i18n %}{% if text %}{% translate "a" as named %}{% endif %}{{ named }}',
    ],
)
def test_what_it_does_not_know_is_refused_when_it_is_read(snippet: str) -> None:
    """Never a page that says something else than its template."""
    with pytest.raises(NotKnownError):
        compiled(engine(str).from_string(snippet))


def test_every_template_of_a_release_is_known() -> None:
    """Whoever writes one that needs more learns it here, before any release."""
    folder = Path(__file__).resolve().parents[2] / "conoceles/publication/templates"
    names = [str(path.relative_to(folder)) for path in sorted((folder / "publication").rglob("*.html"))]
    for name in names:
        if not name.endswith("preview_elsewhere.html"):  # a screen of the private side
            assert compiled(engine(str).get_template(name))


class _Anything(dict[str, Any]):
    """Has whatever a template looks up: hostile text, markup, nothing, lists of more of it; the same for one seed."""

    def __init__(self, seed: str, depth: int = 0) -> None:
        super().__init__()
        self._seed, self._depth = seed, depth

    def __missing__(self, name: str) -> Any:
        made = self[name] = _anything(f"{self._seed}.{name}", self._depth + 1)
        return made

    def __bool__(self) -> bool:
        return random.Random(self._seed).random() > 0.2

    def __str__(self) -> str:
        return "<nada & nadie>"


def _anything(seed: str, depth: int) -> Any:
    chance = random.Random(seed)
    kind = chance.random() if depth < 6 else chance.random() * 0.4
    if kind < 0.25:
        return chance.choice([_HARM, "", "{{ text }}", "&amp;<b>", "0", "a\r\n<i>", "{% now %}"])
    if kind < 0.4:
        return chance.choice([mark_safe("<b>hecho</b>"), None, 0, True, 1234567, lambda: _HARM])
    if kind < 0.7:
        return _Anything(seed, depth)
    return [_Anything(f"{seed}/{number}", depth) for number in range(chance.randrange(4))]


@pytest.mark.parametrize("seed", range(3))
def test_every_template_of_a_release_writes_what_django_would(seed: int) -> None:
    """Of content that means harm, wherever a template looks: the same bytes, or Django would not have made the page."""
    folder = Path(__file__).resolve().parents[2] / "conoceles/publication/templates"
    same = 0
    for path in sorted((folder / "publication").rglob("*.html")):
        if path.name == "preview_elsewhere.html":
            continue
        template = engine(str).get_template(str(path.relative_to(folder)))
        names = set(re.findall("[a-z_]+", path.read_text() + (folder / "publication/base.html").read_text()))
        content = {name: _anything(f"{path.stem}/{name}/{seed}", 0) for name in names - {"block", "forloop"}}
        try:
            django = str(template.render(Context(content, use_l10n=False)))
            ours = str(compiled(template)(content))
        except (
            TypeError,
            ValueError,
            LookupError,
            VariableDoesNotExist,
        ):  # nothing is made of it, by the one or by the other
            continue
        assert ours == django, path
        same += 1
    assert same > 30

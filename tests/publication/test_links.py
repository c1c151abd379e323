# SPDX-License-Identifier: EUPL-1.2
"""Which links of a page must lead to a file of the release."""

import pytest

from conoceles.publication.baking.links import links


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("otra.html", "a/b/otra.html"),
        ("../otra.html", "a/otra.html"),
        ("../../../otra.html", "otra.html"),
        ("/otra.html", "otra.html"),
        ("/c/", "c/"),
        ("c/", "a/b/c/"),
        ("./", "a/b/"),
        (".", "a/b/"),
        ("..", "a/"),
        ("../..", "index.html"),
        ("/", "index.html"),
        ("?x=1", "a/b/"),
        ("otra.html?x=1#y", "a/b/otra.html"),
        ("otra.html?x=1&amp;y=2", "a/b/otra.html"),
        ("m%C3%A9rida.html", "a/b/mérida.html"),
    ],
)
def test_a_link_is_resolved_as_a_browser_does(link, target):
    assert list(links("a/b/c.html", f'<p><a class="x" href="{link}">x</a>'.encode())) == [target]


@pytest.mark.parametrize(("link", "target"), [("/demo/", "index.html"), ("/demo/c/", "c/"), ("/demo/d.css", "d.css")])
def test_an_absolute_link_begins_where_the_release_is_served(link, target):
    assert list(links("404.html", f'<a href="{link}">x</a>'.encode(), "/demo/")) == [target]


def test_every_element_that_fetches_is_looked_at():
    page = b"""<link rel=x href="s.css"><script src='s.js' defer></script><img alt="" src="i.svg"><a href="p.html">"""
    assert set(links("index.html", page)) == {"s.css", "s.js", "i.svg", "p.html"}


def test_every_size_that_a_browser_chooses_among_is_looked_at():
    page = b'<source srcset="../f/a.webp 144w, ../f/b.webp 240w" sizes="72px"><img srcset="c.jpg 1x">'
    assert list(links("a/b/c.html", page)) == ["a/f/a.webp", "a/f/b.webp", "a/b/c.jpg"]


@pytest.mark.parametrize("link", ["https://ine.mx/", "//ine.mx/", "mailto:a@b.example", "tel:999", "#arriba", ""])
def test_what_leaves_the_release_is_not_its_affair(link):
    assert list(links("index.html", f'<a href="{link}">'.encode())) == []


def test_words_that_look_like_a_link_are_words():
    assert list(links("index.html", "escribió: href=&quot;nada.html&quot; src=&quot;x&quot;".encode())) == []

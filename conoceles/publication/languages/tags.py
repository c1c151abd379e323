# SPDX-License-Identifier: EUPL-1.2
"""``{% translate %}`` and ``{% blocktranslate %}`` for pages that are made half a million times.

Django's own look every message up on every page. These look it up once, when the template is read, and leave plain
text: a page of another language costs what a Spanish one does. A placeholder is ``{name}``, as in code.
"""

import re
from collections.abc import Callable
from functools import partial

from django.template import Context, Library, Node, NodeList, TemplateSyntaxError
from django.template.base import Parser, TextNode, Token, TokenType, VariableNode
from django.utils.html import escape
from django.utils.text import smart_split
from django.utils.translation import trim_whitespace

_PLACE = re.compile(r"\{([\w.]+)\}")


def library(say: Callable[[str], str]) -> Library:
    """The tags, saying everything as *say* does; to stand in place of Django's ``i18n``."""
    made = Library()
    made.tag("translate", partial(_translate, say))
    made.tag("blocktranslate", partial(_block, say))
    return made


class Named(Node):
    """Words under a name, for what includes another template."""

    def __init__(self, name: str, words: str) -> None:
        self.name, self.words = name, words

    def render(self, context: Context) -> str:
        """Nothing; but what follows finds the words."""
        context[self.name] = self.words
        return ""


class Said(Node):
    """A sentence with the values of its places."""

    child_nodelists = ("nodes",)

    def __init__(self, nodes: NodeList) -> None:
        self.nodes = nodes

    def render(self, context: Context) -> str:
        """The sentence."""
        return self.nodes.render(context)


def _translate(say: Callable[[str], str], parser: Parser, token: Token) -> Node:  # noqa: ARG001
    bits = list(smart_split(token.contents))
    words = bits[1] if len(bits) > 1 else ""
    if words[:1] not in {'"', "'"} or (bits[2:] and (len(bits) != 4 or bits[2] != "as")):  # noqa: PLR2004
        msg = '{% translate "words" %}, or {% translate "words" as name %}'
        raise TemplateSyntaxError(msg)
    said = say(words[1:-1])
    return Named(bits[3], said) if bits[2:] else TextNode(escape(said))


def _block(say: Callable[[str], str], parser: Parser, token: Token) -> Node:
    options = token.split_contents()[1:]
    if set(options) - {"trimmed"}:
        msg = "{% blocktranslate %} takes no option but «trimmed»: give the template what it is to say"
        raise TemplateSyntaxError(msg)
    pieces = []
    places = {}
    while True:
        inner = parser.next_token()
        if inner.token_type is TokenType.TEXT:
            pieces.append(inner.contents)
        elif inner.token_type is TokenType.VAR:
            pieces.append(f"{{{inner.contents}}}")
            places[inner.contents] = parser.compile_filter(inner.contents)
        elif inner.contents.strip() == "endblocktranslate":
            break
        else:
            msg = f"no {{% {inner.contents} %}} within {{% blocktranslate %}}: a translator sees a whole sentence"
            raise TemplateSyntaxError(msg)
    words = "".join(pieces)
    said = say(trim_whitespace(words) if "trimmed" in options else words)
    split = _PLACE.split(said)
    made = [VariableNode(places[each]) if at % 2 else TextNode(each) for at, each in enumerate(split)]
    for node in made:
        node.token, node.origin = token, parser.origin
    return Said(NodeList(made))

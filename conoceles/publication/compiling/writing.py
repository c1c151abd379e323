# SPDX-License-Identifier: EUPL-1.2
"""The nodes of a template, written as the lines of a Python function. One method tells of each kind of node."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import singledispatchmethod
from typing import Any

from django.template import Template, TemplateSyntaxError
from django.template.base import FilterExpression, Node, TextNode, Variable, VariableNode
from django.template.defaulttags import CommentNode, ForNode, IfNode, LoadNode, TemplateLiteral
from django.template.loader_tags import BlockNode, ExtendsNode, IncludeNode
from django.utils.safestring import SafeString

from conoceles.publication.languages.tags import Named, Said

from . import running

#: What a loop tells of itself, from the number of its turn and how many there are.
_LOOP = {"first": "{i} == 0", "last": "{i} == {n} - 1", "counter": "{i} + 1", "counter0": "{i}"}
#: What a name stands for once the {% if %} that names it has ended.
_UNSURE = "?"
_COMPARED = frozenset({"==", "!=", "<", ">", "<=", ">=", "in", "not in", "is", "is not"})


class NotKnownError(TemplateSyntaxError):
    """A template says something that no public page needed so far."""


def compiled(template: Template) -> Callable[[dict[str, Any]], SafeString]:
    """The function that writes *template*, given its content. Raises NotKnownError."""
    writer = _Writer(template)
    writer.template(template)
    return writer.function()


@dataclass
class _Scope:
    """What each name stands for, in Python; what is not here is in the content, if that is to be seen."""

    names: dict[str, str] = field(default_factory=dict)
    sees_content: bool = True

    def within(self, **names: str) -> "_Scope":
        return _Scope(self.names | names, self.sees_content)


class _Writer:
    def __init__(self, template: Template) -> None:
        self._engine = template.engine
        self._lines: list[str] = []
        self._depth = 1
        self._count = 0
        self._text: list[str] = []  # said before anything is looked up, in one piece
        self._content: dict[str, str] = {}
        self._given: dict[str, Any] = {name: getattr(running, name) for name in _RUNNING}
        self._blocks: dict[str, list[BlockNode]] = {}  # from what the page says to what its base does

    def function(self) -> Callable[[dict[str, Any]], SafeString]:
        self._say_text()
        heads = [f" {local} = top(content, {name!r})" for name, local in self._content.items()]
        lines = ["def write(content):", " out = []", " say = out.append", *heads, *self._lines, " return ''.join(out)"]
        code = compile("\n".join(lines), "<plantilla>", "exec")
        exec(code, self._given)  # noqa: S102  (the lines above, of templates of this program alone)
        write = self._given["write"]
        return lambda content: SafeString(write(content))

    def template(self, template: Template) -> None:
        """Write *template*; of one that extends another, the other with its blocks."""
        root = template
        while extends := next((node for node in root.nodelist if isinstance(node, ExtendsNode)), None):
            self._take_blocks(extends.blocks)
            root = self._engine.get_template(_constant(extends.parent_name))
        self._take_blocks({block.name: block for block in root.nodelist.get_nodes_by_type(BlockNode)})
        self._all(root.nodelist, _Scope())

    def _take_blocks(self, blocks: dict[str, BlockNode]) -> None:
        for name, block in blocks.items():
            self._blocks.setdefault(name, []).append(block)

    # Lines

    def _line(self, line: str) -> None:
        self._say_text()
        self._lines.append(" " * self._depth + line)

    def _say_text(self) -> None:
        if self._text:
            self._lines.append(f"{' ' * self._depth}say({''.join(self._text)!r})")
            self._text.clear()

    def _fresh(self, kind: str) -> str:
        self._count += 1
        return f"{kind}{self._count}"

    def _indented(self, head: str, nodes: Iterable[Node], scope: _Scope) -> None:
        self._line(head)
        self._depth += 1
        self._line("pass")
        self._all(nodes, scope)
        self._say_text()
        self._depth -= 1

    def _all(self, nodes: Iterable[Node], scope: _Scope) -> None:
        for node in nodes:
            self._node(node, scope)

    # Nodes

    @singledispatchmethod
    def _node(self, node: Node, scope: _Scope) -> None:  # noqa: ARG002
        msg = f"no page of a release says {node!r} so far: conoceles/publication/compiling would have to learn it"
        raise NotKnownError(msg)

    @_node.register
    def _(self, node: TextNode, scope: _Scope) -> None:  # noqa: ARG002
        self._text.append(str(node.s))

    @_node.register(LoadNode)
    @_node.register(CommentNode)
    def _(self, node: Node, scope: _Scope) -> None:
        """Nothing to write."""

    @_node.register
    def _(self, node: VariableNode, scope: _Scope) -> None:
        lookups = getattr(node.filter_expression.var, "lookups", None)
        if lookups == ("block", "super"):
            name = scope.names["block"]
            self._block(name, int(scope.names["depth of block"]) + 1, scope)
        else:
            self._line(f"say(show({self._value(node.filter_expression, scope)}))")

    @_node.register
    def _(self, node: Said, scope: _Scope) -> None:
        self._all(node.nodes, scope)

    @_node.register
    def _(self, node: Named, scope: _Scope) -> None:
        scope.names[node.name] = repr(str(node.words))

    @_node.register
    def _(self, node: IfNode, scope: _Scope) -> None:
        before = dict(scope.names)
        for number, (condition, nodes) in enumerate(node.conditions_nodelists):
            if condition is None:
                head = "else:" if number else "if True:"
            else:
                head = f"{'elif' if number else 'if'} {self._condition(condition, scope)}:"
            self._indented(head, nodes, scope)
        for name in scope.names.keys() - before.keys():  # named in a branch that a page may not take
            scope.names[name] = _UNSURE

    @_node.register
    def _(self, node: ForNode, scope: _Scope) -> None:
        _check(not node.is_reversed, "no list of a release is reversed by its template")
        each, turn, all_, count = (self._fresh(kind) for kind in ("each", "turn", "all", "count"))
        self._line(f"{all_} = several({self._value(node.sequence, scope)})")
        self._line(f"{count} = len({all_})")
        names = {"forloop": f"{turn} {count}"}
        if len(node.loopvars) == 1:
            names[node.loopvars[0]] = target = each
        else:
            names |= {name: f"{each}_{at}" for at, name in enumerate(node.loopvars)}
            target = f"({', '.join(names[name] for name in node.loopvars)})"
        self._indented(f"for {turn}, {target} in enumerate({all_}):", node.nodelist_loop, scope.within(**names))
        if node.nodelist_empty:
            self._indented(f"if not {count}:", node.nodelist_empty, scope.within())

    @_node.register
    def _(self, node: IncludeNode, scope: _Scope) -> None:
        names = {}
        for name, expression in node.extra_context.items():
            names[name] = self._fresh("with")
            self._line(f"{names[name]} = given({self._value(expression, scope)})")
        inner = _Scope(names, sees_content=False) if node.isolated_context else scope.within(**names)
        included = self._engine.get_template(_constant(node.template))
        _check(not included.nodelist.get_nodes_by_type((BlockNode, ExtendsNode)), f"{included.name} has blocks")
        self._all(included.nodelist, inner)

    @_node.register
    def _(self, node: BlockNode, scope: _Scope) -> None:
        self._block(node.name, 0, scope)

    def _block(self, name: str, depth: int, scope: _Scope) -> None:
        """What the page says in a block; or, *depth* times less, what its bases say there."""
        if depth < len(self._blocks[name]):
            inner = scope.within(**{"block": name, "depth of block": str(depth)})
            self._all(self._blocks[name][depth].nodelist, inner)

    # Values

    def _value(self, expression: FilterExpression, scope: _Scope) -> str:
        value = self._variable(expression.var, scope) if expression.is_var else repr(expression.var)
        if not expression.is_var and isinstance(expression.var, SafeString):
            value = f"SafeString({str(expression.var)!r})"
        for function, arguments in expression.filters:
            by = self._fresh("filter")
            self._given[by] = function
            said = [
                self._variable(given, scope) if looked_up else f"SafeString({str(given)!r})"
                for looked_up, given in arguments
            ]
            value = f"filtered({value}, {by}, ({', '.join([*said, ''])}))"
        return value

    def _variable(self, variable: Variable, scope: _Scope) -> str:
        if variable.lookups is None:
            literal = variable.literal
            return f"SafeString({str(literal)!r})" if isinstance(literal, SafeString) else repr(literal)
        first, *rest = variable.lookups
        if first == "forloop" and first in scope.names:
            turn, count = scope.names[first].split()
            _check(rest[0] in _LOOP and not rest[1:], f"forloop.{'.'.join(rest)} is not known")
            return f"({_LOOP[rest[0]].format(i=turn, n=count)})"
        value = scope.names.get(first) or self._of_content(first, scope)
        _check(value != _UNSURE, f"«{first}» is named within an {{% if %}} and said after it")
        for name in rest:
            value = f"look({value}, {name!r})"
        return value

    def _of_content(self, name: str, scope: _Scope) -> str:
        if not scope.sees_content:
            return "MISSING"
        return self._content.setdefault(name, f"content_{len(self._content)}")

    def _condition(self, token: Any, scope: _Scope) -> str:
        if isinstance(token, TemplateLiteral):
            return self._value(token.value, scope)
        if token.id == "not":
            return f"(not {self._condition(token.first, scope)})"
        sides = [self._condition(each, scope) for each in (token.first, token.second)]
        if token.id in {"and", "or"}:
            return f"({sides[0]} {token.id} {sides[1]})"
        _check(token.id in _COMPARED, f"no template compares with «{token.id}»")
        return f"(known({sides[0]}) {token.id} known({sides[1]}))"


_RUNNING = ("MISSING", "SafeString", "filtered", "given", "known", "look", "several", "show", "top")


def _constant(expression: FilterExpression) -> str:
    _check(not expression.is_var, f"{expression.token} names a template that only a page would tell")
    return str(expression.var)


def _check(known: bool, otherwise: str) -> None:
    if not known:
        raise NotKnownError(otherwise)

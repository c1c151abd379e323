# SPDX-License-Identifier: EUPL-1.2
"""Every word of the public site, gathered from its templates and its code, and brought into the catalogues."""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import polib

from .catalogues import codes, path, read
from .templates import engine

_PUBLICATION = Path(__file__).resolve().parents[1]
_HOUSE = _PUBLICATION.parent
_TEMPLATES = _PUBLICATION / "templates" / "publication"
#: Code whose words are on public pages.
_CODE = (
    _PUBLICATION / "parts",
    _HOUSE / "opendata",
    _HOUSE / "statistics" / "part",
    _HOUSE / "statistics" / "progress" / "rules",
    _HOUSE / "rights" / "part",
    _HOUSE / "supervision",
)
#: How code says words: which arguments are the words, and whether the second is their plural.
_CALLS = {
    "_": (0,),
    "N_": (0,),
    "ngettext": (0, 1),
    "counted": (1, 2),
    **dict.fromkeys(("Column", "_unlogged", "column"), (2,)),
}


@dataclass(slots=True)
class Message:
    """Words in Spanish, their plural if they have one, and where they are said."""

    words: str
    plural: str = ""
    places: set[str] = field(default_factory=set)


def gathered() -> list[Message]:
    """Every message once, in the order of its words."""
    found: dict[str, Message] = {}

    def note(place: Path, words: str, plural: str = "") -> None:
        known = found.setdefault(words, Message(words))
        known.plural = known.plural or plural
        known.places.add(str(place.relative_to(_HOUSE.parent)))

    for file in sorted(_TEMPLATES.rglob("*.html")):
        _of_template(file, lambda words, file=file: note(file, words) or words)  # type: ignore[misc]
    for folder in _CODE:
        for file in sorted(folder.rglob("*.py")):
            for words, plural in _of_code(ast.parse(file.read_text(encoding="utf-8"))):
                note(file, words, plural)
    return [found[words] for words in sorted(found)]


def _of_template(file: Path, say: Callable[[str], str]) -> None:
    """Read the template in *file*, which says each of its words."""
    engine(say).get_template(f"publication/{file.relative_to(_TEMPLATES)}")


def _of_code(tree: ast.AST) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _CALLS):
            continue
        places = _CALLS[node.func.id]
        words = [node.args[at] for at in places if at < len(node.args)]
        constant = [each.value for each in words if isinstance(each, ast.Constant) and isinstance(each.value, str)]
        if len(constant) == len(places) and constant[0]:
            yield constant[0], constant[1] if len(constant) > 1 else ""


def bring_in(messages: list[Message]) -> dict[str, tuple[int, int]]:
    """Make every catalogue hold just *messages*: how many came and how many went, by language.

    What goes is kept at the end as obsolete. Whose words changed a little bears its old translation, marked as fuzzy:
    it does not count until somebody reads it again.
    """
    return {code: _into(path(code), messages) for code in codes()}


def _into(file: Path, messages: list[Message]) -> tuple[int, int]:
    catalogue = read(file)
    wanted = polib.POFile()
    for one in messages:
        wanted.append(_entry(one))
    before = {entry.msgid for entry in catalogue if not entry.obsolete}
    catalogue.merge(wanted)
    after = {entry.msgid for entry in catalogue if not entry.obsolete}
    catalogue.sort(key=lambda entry: (entry.obsolete, entry.msgid))
    catalogue.save(str(file))
    return len(after - before), len(before - after)


def _entry(message: Message) -> polib.POEntry:
    places = [(place, "") for place in sorted(message.places)]
    if message.plural:
        forms = {0: "", 1: ""}
        return polib.POEntry(msgid=message.words, msgid_plural=message.plural, msgstr_plural=forms, occurrences=places)
    return polib.POEntry(msgid=message.words, msgstr="", occurrences=places)

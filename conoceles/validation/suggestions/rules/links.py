# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the web, judged by how they are written: nothing is ever fetched.

Basis: RFC 3986 (userinfo), RFC 6761 (names that lead nowhere), UTS #39 (letters that look like others), and the endings
of two letters, of ISO 3166-1 with the few more that exist.
"""

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import SplitResult, urlsplit

from conoceles.elections.questionnaire import Question

from .found import Found, Kind
from .tokens import shortened

#: Endings that lead nowhere (RFC 6761, RFC 7686, and «internal»), and slips of those that everybody writes.
_NOWHERE = frozenset({"test", "example", "invalid", "localhost", "local", "internal", "onion", "lan", "home"})
_SLIPS = {"con": "com", "cmo": "com", "ocm": "com", "comm": "com", "vom": "com", "xom": "com", "cim": "com"} | {
    "ogr": "org", "orgg": "org", "nett": "net", "mxx": "mx", "mex": "mx", "gov.mx": "gob.mx"
}  # fmt: skip
_COUNTRIES = frozenset(
    re.findall(
        "..",
        "acadaeafagaialamaoaqarasatauawaxazbabbbdbebfbgbhbibjbmbnbobrbsbtbvbwbybzcacccdcfcgchcickclcmcncocrcu"
        "cvcwcxcyczdedjdkdmdodzeceeegereseteufifjfkfmfofrgagbgdgegfggghgiglgmgngpgqgrgsgtgugwgyhkhmhnhrhthuid"
        "ieiliminioiqirisitjejmjojpkekgkhkikmknkpkrkwkykzlalblclilklrlsltlulvlymamcmdmemgmhmkmlmmmnmompmqmrms"
        "mtmumvmwmxmymznancnenfngninlnonpnrnunzompapepfpgphpkplpmpnprpsptpwpyqarerorsrurwsasbscsdsesgshsisjsk"
        "slsmsnsosrssstsusvsxsysztctdtftgthtjtktltmtntotrtttvtwtzuaugukusuyuzvavcvevgvivnvuwfwsyeytzazmzw",
    )
)
#: Those that hide where they lead, and may lead elsewhere tomorrow.
_SHORTENERS = frozenset(
    {
        "bit.ly", "tinyurl.com", "t.co", "goo.gl", "ow.ly", "is.gd", "v.gd", "cutt.ly", "rb.gy", "n9.cl",
        "acortar.link", "shorturl.at", "rebrand.ly", "tiny.cc", "t.ly", "buff.ly", "bl.ink", "s.id", "lc.cx", "tr.ee",
    }
)  # fmt: skip
#: First pieces of a path that are a network's own, of no account.
_OF_NOBODY = frozenset(
    {"login", "login.php", "signup", "home", "home.php", "search", "explore", "feed", "settings", "accounts"}
)
#: An address within a text. Each piece is read once: no two parts of it can take the same character.
_WITHIN = re.compile(r"(?:https?://|www\.)[^\s<>\"'«»“”(){}\[\]]{1,2000}", re.IGNORECASE)
_HOST = re.compile(r"[^\W_](?:[\w-]*[^\W_])?(?:\.[^\W_](?:[\w-]*[^\W_])?)*")
_NUMBERS = re.compile(r"[0-9.]+|\[.*\]|0x[0-9a-f]+")
_TWO = re.compile("[a-z]{1,2}")
_LONGEST = 2048


def in_text(text: str) -> Iterator[str]:
    """The addresses written within *text*."""
    for found in _WITHIN.finditer(text):
        yield found[0].rstrip(".,;:!?)")


def place(address: str) -> str:
    """Where *address* leads, to tell it again: host and path. Empty where it leads to no page in particular."""
    parts = _split(address)
    if parts is None or not parts.path.strip("/"):
        return ""
    query = f"?{parts.query}" if parts.query else ""
    return f"{_bare(parts.hostname or '')}{parts.path.rstrip('/').lower()}{query}"


def link(address: str, question: Question | None = None) -> Iterator[Found]:
    """What *address* shows by its form, as an answer to *question* or, without one, within a text."""
    for words in _of(address, question):
        yield Found(Kind.LINK, words, shortened(address))


def _of(address: str, question: Question | None) -> Iterator[str]:
    parts = _split(address) if len(address) <= _LONGEST else None
    if parts is None or not (host := (parts.hostname or "").rstrip(".")):
        yield "La dirección no se puede leer: le falta o le sobra algo."
        return
    if parts.scheme not in {"http", "https"}:
        yield "La dirección no es de una página web."
    if "@" in parts.netloc:
        yield f"Antes de «@» lleva otro nombre: en realidad va a «{host}»."
    yield from _of_host(host)
    if parts.path.lower().startswith(("/http:", "/https:", "/www.")):
        yield "Lleva una dirección dentro de otra."
    if question is not None and question.hosts:
        yield from _of_network(host, parts, question)


def _of_host(host: str) -> Iterator[str]:
    if _NUMBERS.fullmatch(host):
        yield "Va a una máquina por su número, no por su nombre."
        return
    if _foreign(host):
        yield "Su nombre lleva letras que se parecen a las nuestras y son de otro alfabeto."
    elif not _HOST.fullmatch(host) or "." not in host:
        yield f"«{shortened(host)}» no es un nombre de sitio completo."
        return
    ending = host.rpartition(".")[2]
    slip = _SLIPS.get(ending) or next((right for wrong, right in _SLIPS.items() if host.endswith(f".{wrong}")), "")
    if slip:
        yield f"Termina en «.{ending}». Quizá quiso escribir «.{slip}»."
    elif ending in _NOWHERE or ending.isdigit() or (_TWO.fullmatch(ending) and ending not in _COUNTRIES):
        yield f"Termina en «.{ending}», que no existe o no lleva a ningún sitio público."
    if _bare(host) in _SHORTENERS:
        yield "Es una dirección abreviada: no se ve a dónde lleva, y puede cambiar."


def _of_network(host: str, parts: SplitResult, question: Question) -> Iterator[str]:
    if not question.leads_to(host):
        yield f"Se pidió una dirección de {question.label}, y va a «{shortened(host)}»."
        return
    first = parts.path.strip("/").partition("/")[0].lower()
    if not first and not parts.query:
        yield f"Va a la portada de {question.label}, no a una cuenta."
    elif first in _OF_NOBODY:
        yield f"Va a una página de {question.label} que no es de ninguna cuenta."


def _split(address: str) -> SplitResult | None:
    bare = address.strip()
    try:
        parts = urlsplit(bare if "://" in bare[:12] else f"https://{bare}")
        _ = parts.hostname, parts.port
    except ValueError:
        return None
    return parts


def _bare(host: str) -> str:
    return host.lower().rstrip(".").removeprefix("www.").removeprefix("m.")


def _foreign(host: str) -> bool:
    """Whether some letter is not Latin, as it is shown; names in Punycode are read first."""
    try:
        shown = host.encode("ascii").decode("idna") if "xn--" in host else host
    except UnicodeError:
        return True
    return any(c.isalpha() and not unicodedata.name(c, "").startswith("LATIN") for c in shown)

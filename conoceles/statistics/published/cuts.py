# SPDX-License-Identifier: EUPL-1.2
"""What anybody may read of the cuts: tables in bands, with what was signed of them. Nothing exact is ever here.

``beside/cortes.json`` holds one :class:`Cuts`, the first cut first. ``word`` is what the Instancia Interna signed with
the key of releases (dictamen): which tables, and that the audit proved that they point at nobody. The report of the
audit itself, which tells who consents where, is not public; its digest is.
"""

from dataclasses import dataclass

import msgspec

from conoceles.kernel import digests, signatures
from conoceles.kernel.refusals import Refused
from conoceles.statistics.cuts.rules import Reason
from conoceles.statistics.disclosure import Published

#: The name of its file in a snapshot (``Snapshot.beside``).
NAME = "cortes"
#: What a word says of an audit that ended well: nothing else is published.
PROVEN = "probado"


@dataclass(frozen=True, slots=True)
class GroupTold:
    """The tables of one group. ``key`` is one of the process's groups."""

    key: str
    name: str
    tables: tuple[Published, ...]


@dataclass(frozen=True, slots=True)
class CutTold:
    """A cut: for what, by which agreement, of which instant, by which catalogue; and out of how many."""

    number: int
    occasion: str
    agreement: str
    at: str  # ISO 8601, in the zone of the process
    catalogue: str
    counted: int
    groups: tuple[GroupTold, ...]
    skipped: bool = False  # too little had changed since the one before: it says nothing anew

    @property
    def digest(self) -> str:
        """Of all of it, as RFC 8785 JSON: what is signed."""
        return digests.digest(msgspec.to_builtins(self))


@dataclass(frozen=True, slots=True)
class Word:
    """What is signed of a cut (dictamen)."""

    process: str
    number: int
    tables: str  # digest of the CutTold
    report: str  # SHA-256 of the report of the audit
    status: str
    solver: str
    intervals: int  # slices of people that were looked at
    implied: int  # what earlier cuts and profiles already told, and this cut adds nothing to
    signed_at: str

    @property
    def content(self) -> bytes:
        """The bytes that the signature is over: RFC 8785 JSON."""
        return digests.canonical(msgspec.to_builtins(self))


@dataclass(frozen=True, slots=True)
class Signed:
    """A cut with the word on it, and the signature of that (Ed25519, hexadecimal). A skipped cut has neither."""

    cut: CutTold
    word: Word | None = None
    signature: str = ""


@dataclass(frozen=True, slots=True)
class Cuts:
    """Every cut that is public."""

    cuts: tuple[Signed, ...]


def read(content: bytes) -> tuple[Signed, ...]:
    """The cuts that *content* of a snapshot holds; none where it has no such file.

    Raises Refused (NOT_READABLE) for what cannot be read as such.
    """
    if not content:
        return ()
    try:
        return msgspec.json.decode(content, type=Cuts, strict=True).cuts
    except msgspec.MsgspecError:
        raise Refused(Reason.NOT_READABLE) from None


def check(process: str, cuts: tuple[Signed, ...], key: bytes) -> None:
    """Refuse to publish a cut that nobody signed, or other tables than those that were signed.

    *key* is the public half of the key of releases, as PEM. Raises Refused: NO_REPORT, REPORT_ALTERED, NOT_SAFE,
    TABLES_DIFFER.
    """
    for each in cuts:
        if each.cut.skipped and not each.cut.groups and not each.cut.counted:
            continue
        number, word = each.cut.number, each.word
        if word is None or not each.signature:
            raise Refused(Reason.NO_REPORT, number=number)
        if not _verifies(key, each.signature, word) or (word.process, word.number) != (process, number):
            raise Refused(Reason.REPORT_ALTERED, number=number)
        if word.status != PROVEN:
            raise Refused(Reason.NOT_SAFE, number=number)
        if word.tables != each.cut.digest:
            raise Refused(Reason.TABLES_DIFFER, number=number)


def _verifies(key: bytes, signature: str, word: Word) -> bool:
    try:
        return signatures.verifies(key, bytes.fromhex(signature), word.content)
    except ValueError:
        return False

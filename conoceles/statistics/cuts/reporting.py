# SPDX-License-Identifier: EUPL-1.2
"""The report of an audit, as bytes that the key of releases signs; what is public of it, and what is signed of that."""

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from conoceles.kernel import clock, signatures
from conoceles.kernel.refusals import Refused
from conoceles.publication.keys import signing_key
from conoceles.statistics.disclosure import VERSION, Flaw, Report, Status
from conoceles.statistics.models import Cut
from conoceles.statistics.published.cuts import CutTold, GroupTold, Word

from .rules import Reason


@dataclass(frozen=True, slots=True)
class Document:
    """The report of a cut: what was read and when, the tables by their digest, and the audit of each group.

    ``salt`` makes its digest, which is public, impossible to find by trying reports.
    """

    process: str
    number: int
    occasion: str
    agreement: str
    at: str
    audited_at: str
    known: str  # mark of what profiles had told (``knowing.mark``)
    tables: str  # digest of what everybody will read
    salt: str
    groups: dict[str, Report]

    @property
    def publishable(self) -> bool:
        """Whether every group may be published."""
        return all(each.verdict.publishable for each in self.groups.values())

    @property
    def status(self) -> Status:
        """How the audit ended, of all groups together."""
        ended = {each.verdict.status for each in self.groups.values()}
        if Status.UNSOLVED in ended:
            return Status.UNSOLVED
        return Status.PROVEN if self.publishable else Status.VIOLATED

    @property
    def content(self) -> bytes:
        """Its bytes, the same for the same report."""
        return msgspec.json.format(msgspec.json.encode(self, order="sorted"), indent=1) + b"\n"

    def flaws(self, flaw: Flaw | None = None) -> int:
        """How many slices of people anything is told of that earlier cuts and profiles told already."""
        return sum(flaw in {None, each.flaw} for report in self.groups.values() for each in report.verdict.violations)


def read(cut: Cut) -> Document:
    """The report of *cut*, verified. Raises Refused: NO_REPORT, REPORT_ALTERED."""
    if not cut.report:
        raise Refused(Reason.NO_REPORT, number=cut.number)
    content, key = cut.report.encode(), signatures.public_pem(signing_key())
    try:
        if not signatures.verifies(key, bytes.fromhex(cut.signature), content):
            raise Refused(Reason.REPORT_ALTERED, number=cut.number)
        found = msgspec.json.decode(content, type=Document, strict=True)
    except (ValueError, msgspec.MsgspecError):
        raise Refused(Reason.REPORT_ALTERED, number=cut.number) from None
    if (found.process, found.number, found.tables) != (cut.process.slug, cut.number, cut.digest):
        raise Refused(Reason.REPORT_ALTERED, number=cut.number)
    return found


def write(cut: Cut, reports: Mapping[str, Report], tables: CutTold, *, mark: str) -> Document:
    """Have *cut*, not saved by this, bear *tables* and the signed report on them."""
    document = Document(
        process=cut.process.slug,
        number=cut.number,
        occasion=cut.occasion,
        agreement=cut.agreement.key,
        at=at(cut),
        audited_at=now(cut),
        known=mark,
        tables=tables.digest,
        salt=secrets.token_hex(16),
        groups=dict(reports),
    )
    cut.tables, cut.digest, cut.known = msgspec.to_builtins(tables), tables.digest, mark
    cut.report, cut.signature = document.content.decode(), signature(document.content)
    return document


def told(cut: Cut, reports: Mapping[str, Report], *, counted: int) -> CutTold:
    """What everybody will read of *cut*."""
    names = {group["key"]: group["name"] for group in cut.process.groups}
    groups = tuple(GroupTold(key, names.get(key, key), report.cut.tables) for key, report in reports.items())
    return CutTold(cut.number, cut.occasion, cut.agreement.key, at(cut), VERSION, counted, groups)


def tables(cut: Cut) -> CutTold:
    """What everybody reads of *cut*, as it is kept. Raises Refused: REPORT_ALTERED."""
    try:
        return msgspec.convert(cut.tables, CutTold, strict=True)
    except msgspec.ValidationError:
        raise Refused(Reason.REPORT_ALTERED, number=cut.number) from None


def check_tables(cut: Cut, document: Document) -> CutTold:
    """The tables of *cut*, where they are those that were audited. Raises Refused: TABLES_DIFFER, REPORT_ALTERED."""
    found = tables(cut)
    audited = {key: report.cut.tables for key, report in document.groups.items()}
    if found.digest != document.tables or {each.key: each.tables for each in found.groups} != audited:
        raise Refused(Reason.TABLES_DIFFER, number=cut.number)
    return found


def word(cut: Cut, document: Document, *, signed_at: str) -> Word:
    """What is signed of *cut*, and public."""
    verdicts = [each.verdict for each in document.groups.values()]
    return Word(
        process=cut.process.slug,
        number=cut.number,
        tables=document.tables,
        report=hashlib.sha256(cut.report.encode()).hexdigest(),
        status=document.status.value,
        solver=", ".join(sorted({each.solver for each in verdicts if each.solver})),
        intervals=sum(len(each.intervals) for each in verdicts),
        implied=document.flaws(),
        signed_at=signed_at,
    )


def signature(content: bytes, key: Ed25519PrivateKey | None = None) -> str:
    """The signature of *content* by the key of releases, in hexadecimal."""
    return (key or signing_key()).sign(content).hex()


def at(cut: Cut) -> str:
    """When *cut* was read, in the zone of its process."""
    return cut.at.astimezone(ZoneInfo(cut.process.timezone)).isoformat(timespec="seconds")


def now(cut: Cut) -> str:
    """The same of this instant."""
    return clock.now().astimezone(ZoneInfo(cut.process.timezone)).isoformat(timespec="seconds")

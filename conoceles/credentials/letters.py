# SPDX-License-Identifier: EUPL-1.2
"""Letters as paper: what each says, set and kept in private storage until its code is dead."""

import hashlib
import io
import os
import threading
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import segno
from django.conf import settings
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils.http import urlencode

from conoceles.accounts.rules import ROLES, Role
from conoceles.files.storage import private
from conoceles.kernel import codes
from conoceles.kernel.refusals import Refused
from conoceles.look.dates import moment
from conoceles.look.typesetting import Typesetter

from .models import Account, Letter
from .rules import Reason

_TEMPLATE = Path(__file__).parent / "typst" / "letter.typ"
_setters = threading.local()
#: Any mask is read alike (ISO/IEC 18004). Trying the eight of them to find the fairest takes longer than all the rest
#: of a letter, and 128 random bits are as random under each.
_MASK = 2


@dataclass(frozen=True)
class Prepared:
    """A letter already set and kept, whose code opens nothing until it is given to its account."""

    account: Account
    number: int
    file: str
    digest: str
    expires: datetime
    code: str = field(repr=False)


def folder(process: str) -> str:
    """Where the letters of a process lie in private storage."""
    return f"letters/{process}"


def prepare(accounts: Iterable[tuple[Account, int]], *, expires: datetime) -> list[Prepared]:
    """Mint a code for each account, and set and keep the letter *number* that bears it.

    The files are on the disk when this returns: a code that is given is a code that somebody can read.
    """
    worded = (_worded(account, number, expires) for account, number in accounts)
    # What asks the database stays in this thread; the compiler, in others, lets go of Python's lock.
    with ThreadPoolExecutor(len(os.sched_getaffinity(0))) as setters:
        prepared = list(setters.map(_set, worded))
    os.sync()
    return prepared


#: Of each letter: the one that goes in its envelope, and the receipt.
SHEETS = 2


def content(letter: Letter) -> bytes:
    """The PDF of *letter*, as it was issued. Raises Refused: LETTER_FILE_GONE."""
    storage = private()
    if not storage.exists(letter.file):
        raise Refused(Reason.LETTER_FILE_GONE)
    with storage.open(letter.file) as file:
        found = file.read()
    if hashlib.sha256(found).hexdigest() != letter.digest:
        raise Refused(Reason.LETTER_FILE_GONE)
    return found


def remove(file: str) -> None:
    """Take away a letter whose code is dead."""
    private().delete(file)


def _worded(account: Account, number: int, expires: datetime) -> tuple[Prepared, dict[str, object]]:
    code = codes.mint()
    file = f"{folder(account.process.slug)}/{account.user.username}-{codes.short(8)}.pdf"
    return Prepared(account, number, file, "", expires, code), values(account, number, code, expires)


def _set(worded: tuple[Prepared, dict[str, object]]) -> Prepared:
    prepared, said = worded
    pdf = typeset(said)
    private(at_once=False).save(prepared.file, ContentFile(pdf))
    return replace(prepared, digest=hashlib.sha256(pdf).hexdigest())


def typeset(said: dict[str, object]) -> bytes:
    """The PDF of what a letter says; each thread keeps a compiler of its own."""
    if not hasattr(_setters, "letter"):
        _setters.letter = Typesetter(_TEMPLATE)
    return _setters.letter.pdf(said)  # type: ignore[no-any-return]


def values(account: Account, number: int, code: str, expires: datetime) -> dict[str, object]:
    """What a letter says. Its QR carries user name and code after «#», which no browser sends to any server."""
    process = account.process
    address = settings.PRIVATE_URL + reverse("accounts:take")
    carried = urlencode({"usuario": account.user.username, "codigo": code.replace("-", "")})
    drawn = io.BytesIO()
    qr = segno.make(f"{address}#{carried}", micro=False, error="m", mask=_MASK)
    qr.save(drawn, kind="svg", border=4, xmldecl=False)
    role = Role.CANDIDACY if account.candidacy else Role.PARTY_ROOT
    return {
        "username": account.user.username,
        "code": code,
        "address": address,
        "qr": drawn.getvalue().decode(),
        "number": number,
        "expires": moment(expires, ZoneInfo(process.timezone)),
        "authority": process.authority,
        "process": process.name,
        "holder": holder(account),
        "help": _help(account),
        "second_factor": ROLES[role].second_factor,
    }


def holder(account: Account) -> list[tuple[str, str]]:
    """Whose account it is, in words, and who delivers it."""
    whose = [("Cuenta genérica de", account.postulant.name)]
    if account.candidacy:
        formula = account.candidacy.formula
        seat = account.candidacy.get_seat_display().lower()
        whose = [
            ("Persona", account.candidacy.person.name),
            ("Candidatura", f"{formula.position.name} · {formula.territory.name} · {seat}"),
            ("Postulante", formula.postulant.name),
        ]
    return [*whose, ("Se entrega en", place(account))]


def place(account: Account) -> str:
    """Where the account is delivered."""
    return account.council.name if account.council else "Oficinas centrales"


def found_at(account: Account) -> str:
    """Where the account is delivered, with the address and the hours that its council gave."""
    council = account.council
    given = ", ".join(filter(None, [council.address, council.hours])) if council else ""
    return f"{place(account)}: {given}" if given else place(account)


def _help(account: Account) -> str:
    council = account.council
    if council is None:
        return f"Le ayudan en las oficinas centrales ({account.process.authority})."
    return f"Le ayudan en el {found_at(account)}."

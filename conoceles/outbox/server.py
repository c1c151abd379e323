# SPDX-License-Identifier: EUPL-1.2
"""The mail server, as settings name it, spoken to so that its own answer is kept.

``smtplib.sendmail`` forgets what the server answered to the text, which is the evidence of delivery
(«250 2.0.0 Ok: queued as 4F…»); so the four commands are said here one by one.
"""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core import checks

from conoceles.kernel.lines import stays_here
from conoceles.kernel.refusals import Refused

from .reasons import Reason

_SECONDS = 30
_PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}


class ServerDown(Exception):  # noqa: N818  (a state of the world, not an error of ours)
    """The server does not answer, or refuses us and not the message: nothing else can be sent now."""


@dataclass(frozen=True)
class Reply:
    """What the server answered to one message."""

    code: int
    text: str

    def __str__(self) -> str:
        return f"{self.code} {self.text}"


class Server:
    """An open connection."""

    def __init__(self, smtp: smtplib.SMTP) -> None:
        self._smtp = smtp

    def send(self, letter: EmailMessage, *, sender: str, to: str) -> Reply:
        """Hand *letter* over; the server's last answer, whichever it was. Raises ServerDown."""
        international = not (to.isascii() and sender.isascii())
        if international and not self._smtp.has_extn("smtputf8"):
            return Reply(553, "5.6.7 el servidor de correo no admite direcciones con letras fuera de ASCII")
        options = ["SMTPUTF8", "BODY=8BITMIME"] if international else []
        try:
            code, text = self._smtp.mail(sender, options)
            if code != 250:  # noqa: PLR2004  (it refuses us: no message of ours will fare better)
                raise ServerDown(_said(code, text))
            code, text = self._smtp.rcpt(to)
            if code in {250, 251}:
                code, text = self._smtp.data(letter.as_bytes(policy=SMTPUTF8 if international else SMTP))
            else:
                self._smtp.rset()
        except smtplib.SMTPDataError as refused:
            self._smtp.rset()
            code, text = refused.smtp_code, refused.smtp_error
        except (OSError, smtplib.SMTPException) as down:
            raise ServerDown(str(down)) from down
        return Reply(code, _said(code, text).partition(" ")[2])


@contextmanager
def connected() -> Iterator[Server]:
    """A connection to the server of ``settings.SMTP``. Raises Refused: NO_SERVER; ServerDown."""
    if not settings.SMTP:
        raise Refused(Reason.NO_SERVER)
    try:
        smtp = _open(settings.SMTP)
    except (OSError, smtplib.SMTPException) as down:
        raise ServerDown(str(down)) from down
    try:
        yield Server(smtp)
    finally:
        try:
            smtp.quit()
        except (OSError, smtplib.SMTPException):
            smtp.close()


def check_line(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:  # noqa: ARG001
    """An error where people are served and the password of the mail would be said in the clear; else a warning."""
    parts = urlsplit(settings.SMTP)
    if not settings.PRODUCTION or parts.scheme != "smtp" or stays_here(parts.hostname):
        return []
    hint = "En CONOCELES_SMTP ponga smtps:// o smtp+starttls:// en lugar de smtp://, con el puerto de su proveedor."
    if parts.username:
        said = "La contraseña del correo, y lo que se escribe a las personas, irían sin cifrar por la red."
        return [checks.Error(said, hint=hint, id="outbox.E001")]
    return [checks.Warning("Lo que se escribe a las personas va sin cifrar por la red.", hint=hint, id="outbox.W001")]


def _open(address: str) -> smtplib.SMTP:
    parts = urlsplit(address)
    host, port = parts.hostname or "localhost", parts.port or _PORTS[parts.scheme]
    trusted = ssl.create_default_context()
    if parts.scheme == "smtps":
        smtp: smtplib.SMTP = smtplib.SMTP_SSL(host, port, timeout=_SECONDS, context=trusted)
    else:
        smtp = smtplib.SMTP(host, port, timeout=_SECONDS)
    try:
        if parts.scheme == "smtp+starttls":
            smtp.starttls(context=trusted)
        smtp.ehlo_or_helo_if_needed()
        if parts.username:
            smtp.login(unquote(parts.username), unquote(parts.password or ""))
    except BaseException:
        smtp.close()
        raise
    return smtp


def _said(code: int, text: bytes | str) -> str:
    words = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    return f"{code} {' '.join(words.split())}"

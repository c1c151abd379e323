# SPDX-License-Identifier: EUPL-1.2
"""A message as the mail that leaves, and as the short text that hands carry."""

from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from functools import cache

from django.conf import settings
from django.template import Context, Engine
from django.template.loader import render_to_string

from .models import Message


@dataclass(frozen=True)
class Rendered:
    """What a message says, in its three forms and its subject."""

    subject: str
    text: str
    html: str
    short: str


@cache
def _plain() -> Engine:
    """Plain text has no markup to escape: an ampersand in a name stays one."""
    return Engine(app_dirs=True, autoescape=False)


def subject(message: Message) -> str:
    """What *message* is about, in one line."""
    return " ".join(_said(message, f"{message.template}.subject.txt").split())


def _said(message: Message, name: str) -> str:
    template = _plain().get_template(name)
    return str(template.render(Context(dict(message.values), autoescape=False))).strip()


def render(message: Message) -> Rendered:
    """Render *message*. Raises Django's template errors: a broken template is a mistake of ours."""

    def plain(name: str) -> str:
        return _said(message, name)

    about = subject(message)
    text = f"{plain(f'{message.template}.txt')}\n\n{plain('outbox/mail/foot.txt')}\n"
    html = render_to_string(f"{message.template}.html", {**message.values, "subject": about})
    return Rendered(about, text, html, " ".join(plain(f"{message.template}.short.txt").split()))


def mail(message: Message) -> EmailMessage:
    """The mail that leaves: the same bytes at every attempt, and the same Message-ID."""
    rendered = render(message)
    name, sender = parseaddr(settings.DEFAULT_FROM_EMAIL)
    letter = EmailMessage(policy=SMTP)
    letter["From"] = _address(sender, name)
    letter["To"] = _address(message.to)
    letter["Subject"] = rendered.subject
    letter["Date"] = format_datetime(message.queued_at)
    letter["Message-ID"] = f"<{message.pk}@{sender.partition('@')[2]}>"
    letter["Auto-Submitted"] = "auto-generated"  # RFC 3834: no vacation answers it
    letter.set_content(rendered.text)
    letter.add_alternative(rendered.html, subtype="html")
    letter["Content-Language"] = "es-MX"  # after its parts, which would take it with them
    return letter


def _address(written: str, name: str = "") -> Address:
    """An address, also one whose letters are not all ASCII (RFC 6531). Raises ValueError for what is none."""
    mailbox, at, domain = written.rpartition("@")
    if not (mailbox and at and domain) or any(each.isspace() for each in written):
        msg = "no es una dirección de correo"
        raise ValueError(msg)
    return Address(name, mailbox, domain)

# SPDX-License-Identifier: EUPL-1.2
"""A real SMTP server on this machine, which takes, delays or refuses what it is sent."""

import socket
from contextlib import contextmanager
from email import message_from_bytes, policy

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP


class Mailbox:
    """What arrived, and how the next commands are to be answered."""

    def __init__(self):
        self.arrived = []
        self.to_recipients = []
        self.to_texts = []
        self.after_text = None

    async def handle_RCPT(self, _server, _session, envelope, address, _options):  # noqa: N802  (its name in aiosmtpd)
        answer = self.to_recipients.pop(0) if self.to_recipients else "250 2.1.5 Ok"
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, _server, _session, envelope):  # noqa: N802
        answer = self.to_texts.pop(0) if self.to_texts else "250 2.0.0 Ok: queued as 4F1A"
        if answer.startswith("250"):
            self.arrived.append(message_from_bytes(envelope.content, policy=policy.default))
        if self.after_text:
            self.after_text()
        return answer


class _Controller(Controller):
    def factory(self):
        return SMTP(
            self.handler, enable_SMTPUTF8=self.international, hostname="correo.example", tls_context=self.starts_closed
        )


@contextmanager
def mail_server(settings, *, international=True, scheme="smtp", closed=None):
    """Settings point at it while it lives; ``closed``: the TLS that it speaks, at once or when asked (*scheme*)."""
    box = Mailbox()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    at_once = closed if scheme == "smtps" else None
    controller = _Controller(box, hostname="127.0.0.1", port=port, ssl_context=at_once)
    controller.starts_closed = closed if scheme == "smtp+starttls" else None
    controller.international = international
    controller.start()
    settings.SMTP = f"{scheme}://127.0.0.1:{port}"
    try:
        yield box
    finally:
        controller.stop()

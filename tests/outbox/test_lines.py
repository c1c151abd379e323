# SPDX-License-Identifier: EUPL-1.2
"""Mail leaves closed, to the server that was meant and to no other (ASVS 12.3.1, 12.3.2)."""

import pytest

from conoceles.outbox import delivering
from conoceles.outbox.models import Message
from conoceles.outbox.server import check_line
from tests.certificates import self_signed, serving

from .mailserver import mail_server
from .waiting import queued, soon


@pytest.mark.django_db
@pytest.mark.parametrize("scheme", ["smtps", "smtp+starttls"])
def test_a_server_whose_certificate_nobody_vouches_for_gets_nothing(settings, tmp_path, monkeypatch, scheme):
    settings.DEFAULT_FROM_EMAIL = "Conóceles <conoceles@instituto.example>"
    certificate = self_signed(tmp_path)
    with mail_server(settings, scheme=scheme, closed=serving(certificate)) as box:
        message = queued()
        assert delivering.deliver().down
        message.refresh_from_db()
        assert (box.arrived, message.state, message.attempts) == ([], Message.State.WAITING, 0)
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))  # now somebody vouches for it
        soon(message)
        assert delivering.deliver().delivered == 1
        assert len(box.arrived) == 1


@pytest.mark.django_db
def test_a_server_that_takes_the_padlock_away_gets_nothing(settings):
    """Somebody in between may say that the server knows nothing of TLS."""
    with mail_server(settings, scheme="smtp+starttls") as box:
        queued()
        assert delivering.deliver().down
        assert box.arrived == []


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("smtp://conoceles:secreta@correo.example", ["outbox.E001"]),
        ("smtp://correo.example:25", ["outbox.W001"]),
        ("smtp+starttls://conoceles:secreta@correo.example", []),
        ("smtps://conoceles:secreta@correo.example", []),
        ("smtp://conoceles:secreta@127.0.0.1:2525", []),
        ("smtp://localhost", []),
        ("", []),
    ],
)
def test_where_people_are_served_no_password_of_mail_is_said_aloud(settings, address, found):
    settings.PRODUCTION, settings.SMTP = True, address
    said = check_line(None)
    assert [each.id for each in said] == found
    for each in said:
        assert "smtps://" in each.hint
        assert "secreta" not in f"{each.msg}{each.hint}"
    settings.PRODUCTION = False
    assert check_line(None) == []

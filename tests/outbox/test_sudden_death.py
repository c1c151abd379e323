# SPDX-License-Identifier: EUPL-1.2
"""Whoever carries the mail may die at any moment."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from conoceles.outbox import delivering

from .waiting import queued, soon

ROOT = Path(__file__).resolve().parents[2]


def test_who_is_killed_between_sending_and_noting_sends_the_same_mail_again(own_database, box, settings):
    message = queued()
    child = subprocess.Popen(
        [sys.executable, "manage.py", "send_outbox"],
        cwd=ROOT,
        env=os.environ | own_database.environment() | {"CONOCELES_SMTP": settings.SMTP},
    )
    box.after_text = child.kill  # the server has the mail, and its answer finds nobody
    assert child.wait(timeout=60) == -signal.SIGKILL
    box.after_text = None
    assert delivering.deliver().delivered == 0  # still the other's, until the claim runs out
    soon(message)
    assert delivering.deliver().delivered == 1
    first, second = box.arrived
    assert first["Message-ID"].partition("@")[0] == second["Message-ID"].partition("@")[0] == f"<{message.pk}"
    assert first.get_body(["plain"]).get_content() == second.get_body(["plain"]).get_content()
    assert [each.outcome for each in message.tries.all()] == ["sin-noticia", "entregado"]

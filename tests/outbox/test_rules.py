# SPDX-License-Identifier: EUPL-1.2
"""When a message is tried again."""

from datetime import UTC, datetime, timedelta

import pytest

from conoceles.outbox.rules import GIVES_UP_AFTER, LEASE, Outcome, next_try, outcome
from conoceles.outbox.server import _SECONDS

QUEUED = datetime(2024, 3, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("code", "means"),
    [
        (250, Outcome.DELIVERED),
        (251, Outcome.DELIVERED),
        (421, Outcome.LATER),
        (450, Outcome.LATER),
        (354, Outcome.LATER),
        (500, Outcome.REFUSED),
        (550, Outcome.REFUSED),
        (554, Outcome.REFUSED),
    ],
)
def test_only_a_reply_that_no_later_attempt_can_change_is_final(code, means):
    assert outcome(code) is means


def test_the_wait_doubles_up_to_two_hours():
    waits = [next_try(tries, queued=QUEUED, now=QUEUED) - QUEUED for tries in (1, 2, 3, 7, 8, 500)]
    assert [wait.total_seconds() / 60 for wait in waits] == [1, 2, 4, 64, 120, 120]


def test_it_is_tried_for_five_days_and_no_longer():
    just = QUEUED + GIVES_UP_AFTER
    assert next_try(9, queued=QUEUED, now=just - timedelta(microseconds=1)) is not None
    assert next_try(9, queued=QUEUED, now=just) is None


def test_a_claim_outlives_the_longest_attempt():
    replies = 5  # to MAIL, RCPT, DATA, the text and RSET
    assert timedelta(seconds=replies * _SECONDS) < LEASE

# SPDX-License-Identifier: EUPL-1.2
"""Rules of letters and deliveries at their very edges, as values."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from conoceles.credentials.rules import (
    ACUSE_LARGEST,
    LONGEST_DAYS,
    Handover,
    Reason,
    Standing,
    acuse_kind,
    check_handover,
    expiry,
    standing,
)
from conoceles.kernel.refusals import Refused

NOW = datetime(2024, 5, 1, 12, tzinfo=UTC)
INSTANT = timedelta(microseconds=1)
HANDED = Handover(delivered=True, at=NOW, received_by="Ana", identified_by="credencial")
TRIED = Handover(delivered=False, at=NOW, received_by="", identified_by="")


def refusal(do, *args, **kwargs):
    """Why it was refused, and what was told with it; None when it was not."""
    try:
        do(*args, **kwargs)
    except Refused as refused:
        return refused.reason, refused.details
    return None


def checked(handover, *, issued=NOW, expires=NOW + INSTANT, now=NOW):
    return refusal(check_handover, handover, issued=issued, expires=expires, now=now)


class TestAStanding:
    @pytest.mark.parametrize(
        ("taken", "expires", "delivered", "stands"),
        [
            (True, None, False, Standing.TAKEN), (True, NOW, True, Standing.TAKEN),
            (False, None, False, Standing.NO_LETTER), (False, None, True, Standing.NO_LETTER),
            (False, NOW, True, Standing.EXPIRED), (False, NOW + INSTANT, True, Standing.DELIVERED),
            (False, NOW + INSTANT, False, Standing.ISSUED),
        ],
    )  # fmt: skip
    def test_is_that_of_its_last_letter(self, taken, expires, delivered, stands):
        assert standing(taken=taken, expires=expires, delivered=delivered, now=NOW) is stands


class TestAnExpiry:
    @pytest.mark.parametrize("days", [1, 2, LONGEST_DAYS])
    def test_is_so_many_days_from_now(self, days):
        assert expiry(days, NOW) == NOW + timedelta(days=days)

    @pytest.mark.parametrize("days", [None, 0, -1, 11])
    def test_must_be_decided_and_never_be_long(self, days):
        assert refusal(expiry, days, NOW) == (Reason.DAYS_UNDECIDED, {"longest": 10})


class TestADelivery:
    def test_may_be_of_this_very_instant_while_the_letter_serves(self):
        assert checked(HANDED) is None
        assert checked(TRIED) is None

    def test_is_not_in_the_future_nor_before_its_letter(self):
        assert checked(replace(HANDED, at=NOW + INSTANT)) == (Reason.NOT_YET, {})
        assert checked(HANDED, issued=NOW + INSTANT) == (Reason.BEFORE_ITS_LETTER, {"issued": NOW + INSTANT})

    def test_of_a_letter_that_just_died_is_none_but_an_attempt_may_be(self):
        assert checked(HANDED, expires=NOW) == (Reason.LETTER_DEAD, {})
        assert checked(TRIED, expires=NOW) is None

    @pytest.mark.parametrize(
        "missing", [{"received_by": " "}, {"identified_by": ""}, {"received_by": "", "identified_by": ""}]
    )
    def test_says_who_received_and_with_what(self, missing):
        assert checked(replace(HANDED, **missing)) == (Reason.NOBODY_RECEIVED, {})


class TestAReceipt:
    @pytest.mark.parametrize(
        ("start", "kind"), [(b"%PDF-", "pdf"), (b"\xff\xd8\xff", "jpg"), (b"\x89PNG\r\n\x1a\n", "png")]
    )
    def test_is_what_it_begins_as_up_to_the_largest(self, start, kind):
        assert acuse_kind(start) == kind
        assert acuse_kind(start.ljust(5 * 1024 * 1024)) == kind
        assert refusal(acuse_kind, start.ljust(ACUSE_LARGEST + 1)) == (Reason.ACUSE_TOO_LARGE, {"largest": 5})

    @pytest.mark.parametrize("content", [b"", b" %PDF-", b"<svg/>", b"PK\x03\x04", b"\xff\xd8", b"%pdf-"])
    def test_of_no_such_kind_is_refused(self, content):
        assert refusal(acuse_kind, content) == (Reason.ACUSE_UNKNOWN, {})

    @pytest.mark.parametrize(
        "name", [b"/JavaScript", b"/JS", b"/OpenAction", b"/AA", b"/Launch", b"/EmbeddedFile", b"/RichMedia", b"/XFA"]
    )
    @pytest.mark.parametrize(
        "after",
        [b"", b" ", b"\t", b"\r", b"\n", b"\f", b"\x00", b"/", b"<", b">", b"[", b"]", b"(", b")", b"{", b"}", b"%"],
    )
    def test_that_would_act_is_refused(self, name, after):
        assert refusal(acuse_kind, b"%PDF-1.7 " + name + after) == (Reason.ACUSE_ACTIVE, {})

    @pytest.mark.parametrize("words", [b"/JSON", b"/AAA /Launcher", b"/XFAx", b"JS AA"])
    def test_whose_names_only_begin_alike_is_not(self, words):
        assert acuse_kind(b"%PDF-1.7 " + words) == "pdf"

    def test_that_would_act_further_on_is_refused_too(self):
        assert refusal(acuse_kind, b"%PDF-1.7 /JSON /JSX /JS 1") == (Reason.ACUSE_ACTIVE, {})

    def test_that_is_an_image_may_say_anything(self):
        assert acuse_kind(b"\xff\xd8\xff /JS ") == "jpg"

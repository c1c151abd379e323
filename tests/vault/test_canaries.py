# SPDX-License-Identifier: EUPL-1.2
"""What is sealed is in no column, no file, no query, no log, no refusal and no traceback, whatever goes wrong."""

import logging
import traceback
from io import StringIO

import pytest
from django.apps import apps
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import connection

from conoceles.accounts.queries import console
from conoceles.capture.actions import send
from conoceles.capture.identity import mark_of_section, open_revision, open_sections, seal_section
from conoceles.kernel.refusals import Refused, sentence
from conoceles.validation.actions import decide
from conoceles.vault import keyring
from conoceles.vault.phrases import PHRASES
from tests.identity import PUBLICATION, TREATMENT, YES, consents, identity, say
from tests.world import world

CANARIES = [f"canario-{number:02}-zq7" for number in range(40)]


def everything_kept():
    """Every column of every row of every table, as bytes."""
    return b"\n".join(
        bytes(value) if isinstance(value, (bytes, memoryview)) else str(value).encode()
        for model in apps.get_models()
        for row in model.objects.values_list()
        for value in row
    )


def singing(*heard):
    """The canaries in any of what was *heard*."""
    return sorted({canary for canary in CANARIES for each in heard if canary.encode() in each})


def gone_wrong(act):
    """How *act* fails: its words, its details, and its traceback with what led to it."""
    with pytest.raises((Refused, PermissionDenied)) as failed:
        act()
    refusal = failed.value
    words = sentence(refusal, PHRASES) if isinstance(refusal, Refused) and refusal.reason in PHRASES else ""
    details = str(getattr(refusal, "details", ""))
    return "\n".join([words, details, str(refusal), *traceback.format_exception(refusal)]).encode()


def test_no_canary_sings_whatever_happens(own_database, caplog):
    caplog.set_level(logging.DEBUG)
    connection.force_debug_cursor = True  # also what the database is asked, from here on
    connection.queries_log.clear()
    here = world()
    consents(here)
    sheet = identity(here)
    told = StringIO()
    wrong = []
    for number, canary in enumerate(CANARIES):
        who = here.candidacy(f"Persona {number}", party=number % 2)
        me = here.as_candidacy(who)
        say(here, who, TREATMENT)
        say(here, who, PUBLICATION)
        answers = YES | {"pueblo__otro": canary}
        draft = seal_section(who, sheet, section="pueblos", answers=answers)
        mark_of_section(who, sheet, section="pueblos", answers=answers)
        revision = send(who, sheet, answers=answers, by=me)
        wrong += [
            gone_wrong(lambda: send(who, sheet, answers=answers, by=me)),  # noqa: B023
            gone_wrong(lambda: send(who, sheet, answers={"indigena": canary, canary: "x"}, by=me)),  # noqa: B023
            gone_wrong(lambda: seal_section(who, sheet, section="x", answers={"a": canary * 20000})),  # noqa: B023
            gone_wrong(lambda: open_sections(who, sheet, {"otra": draft}, by=me)),  # noqa: B023
            gone_wrong(lambda: open_revision(revision, by=console())),  # noqa: B023
        ]
        assert canary in str(open_sections(who, sheet, {"pueblos": draft}, by=me))
        decide(revision, outcome="aprobada", seen=revision.digest, by=here.as_reviewer())
        call_command("read_revision", who.slug, "identidad", process="prueba", stdout=told)
    call_command("rotate_vault_key", stdout=told, stderr=told)
    keyring.place(2).rename(keyring.place(2).with_suffix(".away"))
    wrong.append(gone_wrong(lambda: open_revision(revision, by=me)))

    heard = {
        "database": everything_kept(),
        "queries": "\n".join(query["sql"] for query in connection.queries).encode(),
        "log": caplog.text.encode(),
        "terminal": told.getvalue().encode(),
        "files": b"\n".join(path.read_bytes() for path in settings.HOME.rglob("*") if path.is_file()),
    }
    assert b"capture_revision" in heard["queries"]
    assert len(wrong) == 5 * len(CANARIES) + 1
    assert {where: singing(said) for where, said in heard.items() if singing(said)} == {}
    # A question nobody asks is named in what must be mended, to whoever named it: the one thing that is told back.
    assert [each for each in wrong if singing(each) and b"UNKNOWN_QUESTION" not in each] == []


def test_a_canary_in_the_open_would_be_heard(own_database):
    here = world()
    who = here.candidacy(CANARIES[0])
    send(who, here.questionnaire, answers={"camino": CANARIES[1]}, by=here.as_candidacy(who))
    assert singing(everything_kept()) == CANARIES[:2]

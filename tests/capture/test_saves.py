# SPDX-License-Identifier: EUPL-1.2
"""Whose text stays, over plain values: everything that a bad line and two editors can do to a section."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conoceles.capture.rules import Reason
from conoceles.capture.rules.drafts import Save, Settled, Ticket, settle
from conoceles.kernel.refusals import Refused


class Section:
    """A section as the server has it, and what each save was answered."""

    def __init__(self):
        self.text, self.version, self.saves = "", 0, []

    def save(self, text, key, base, after=()):
        settled, version = settle(Ticket(key, base, tuple(after)), text, saves=self.saves)
        if settled is Settled.WRITE:
            self.text, self.version = text, version
            self.saves.append(Save(key, version, text))
        return settled, version


def refused(section, *save, **more):
    with pytest.raises(Refused) as refusal:
        section.save(*save, **more)
    return refusal.value.reason


def test_the_same_save_twice_is_one():
    section = Section()
    assert section.save("a", "k1", 0) == (Settled.WRITE, 1)
    assert section.save("a", "k1", 0) == (Settled.REPEATED, 1)
    assert refused(section, "b", "k1", 0) is Reason.KEY_REUSED
    assert section.text == "a"


def test_two_editors_of_one_version_overwrite_nothing():
    section = Section()
    section.save("una", "k1", 0)
    assert refused(section, "otra", "k2", 0) is Reason.CONFLICT
    assert section.text == "una"
    assert section.save("una", "k3", 0) == (Settled.SAME, 1)


def test_who_never_heard_of_her_last_save_goes_on_from_it():
    section = Section()
    section.save("a", "k1", 0)
    assert section.save("ab", "k2", 0, after=["k1"]) == (Settled.WRITE, 2)
    assert section.save("abc", "k3", 0, after=["k1", "k2"]) == (Settled.WRITE, 3)


def test_but_not_when_somebody_else_wrote_after_it():
    section = Section()
    section.save("a", "k1", 0)
    section.save("z", "x1", 1)
    assert refused(section, "ab", "k2", 0, after=["k1"]) is Reason.CONFLICT
    assert section.text == "z"


def test_a_key_whose_text_was_forgotten_is_no_proof_that_it_was_kept():
    saves = [Save("k1", 1, ""), Save("k2", 2, "b")]
    assert settle(Ticket("k2", 1), "b", saves=saves) == (Settled.REPEATED, 2)
    with pytest.raises(Refused):
        settle(Ticket("k1", 0), "a", saves=saves)


@given(
    st.lists(st.tuples(st.sampled_from("AB"), st.text("xyz", max_size=3), st.booleans(), st.booleans()), max_size=40)
)
def test_however_lines_drop_and_repeat_nobody_writes_over_what_she_did_not_see(steps):
    """Each step: who types, what, whether the save arrives, and whether its answer comes back."""
    section = Section()
    screens = {who: {"base": 0, "after": []} for who in "AB"}
    for number, (who, text, arrives, answered) in enumerate(steps):
        screen, key, before = screens[who], f"{who}{number}", section.text
        if not arrives:
            screen["after"].append(key)
            continue
        there, last = section.version, section.saves[-1].key if section.saves else who
        try:
            settled, version = section.save(text, key, screen["base"], screen["after"])
        except Refused:
            assert section.text == before
            screen |= {"base": section.version, "after": []}  # she chose, with both before her
            continue
        assert section.text == text
        if settled is Settled.WRITE:  # over a text that she had before her, or her own
            assert screen["base"] == there or last[0] == who
            assert section.save(text, key, screen["base"], screen["after"]) == (Settled.REPEATED, version)
        if answered:
            screen |= {"base": version, "after": []}
        else:
            screen["after"].append(key)
    assert [save.version for save in section.saves] == list(range(1, len(section.saves) + 1))

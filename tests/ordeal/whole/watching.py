# SPDX-License-Identifier: EUPL-1.2
"""What must be so after each step, whatever was done: the database, the public folder and what is believed."""

import shutil
from datetime import timedelta

from django.conf import settings
from hypothesis.stateful import RuleBasedStateMachine, invariant

from conoceles.accounts.rules import Act
from conoceles.candidacies.models import Candidacy
from conoceles.capture.queries.reached import reached
from conoceles.kernel import clock
from conoceles.publication.freezing import frozen
from tests import databases

from .belief import PHOTO
from .scene import BEGINS
from .seen import check_line, frozen_in, marks_of, said_before


class Watched(RuleBasedStateMachine):
    """Everybody acts; after each step it is looked at what anyone could see."""

    home = patch = None  # of the test that runs it
    at = BEGINS
    examples = 0

    def __init__(self):
        super().__init__()
        Watched.at, Watched.examples = BEGINS, Watched.examples + 1
        folder = Watched.home / str(Watched.examples)
        self.patch.setattr(settings, "HOME", folder)
        self.patch.setattr(settings, "PRIVATE", folder / "private")
        self.patch.setattr(settings, "PUBLIC", folder / "public")
        self.database = databases.copied(folder)
        self.database.__enter__()
        self.folder, self.scene, self.seen = folder, None, {}

    def teardown(self):
        try:
            if self.scene:
                self.nobody_reaches_beyond()
                self.record.check_whole()
        finally:
            self.database.__exit__(None, None, None)
            shutil.rmtree(self.folder, ignore_errors=True)

    @invariant()
    def what_anyone_sees_is_what_was_approved(self):
        if not self.scene:
            return
        found = self.public.releases()
        believed = self.scene.belief.releases
        last = max(believed, default=0)
        for number, marks in found.items():
            lines = believed.get(number, {})
            ought = set().union(*(line.marks.values() for line in lines.values()), set())
            assert marks == ought if number == last else marks <= ought, number
        if last:
            profiles = self.public.profiles(last)
            assert set(profiles) == set(believed[last])
            for key, line in believed[last].items():
                check_line(profiles[key], line, unopened=False)
            for number in set(found) - {0, last}:
                for key, profile in self.public.profiles(number).items():
                    assert bool(profile["badges"]) <= believed[number][key].badge

    @invariant()
    def what_would_be_published_is_what_was_approved(self):
        if not self.scene:
            return
        folder = self.folder / "would"
        shutil.rmtree(folder, ignore_errors=True)
        frozen(self.scene.here.process, folder)
        profiles, photos = frozen_in(folder)
        offices = self.scene.belief.opened | self.scene.open_now(clock.now())
        lines = self.scene.belief.would_show(self.scene.open_now(clock.now()))
        assert set(profiles) == set(lines)
        for key, line in lines.items():
            check_line(profiles[key], line, unopened=self.scene.belief.people[key].office not in offices)
        assert photos == {line.marks[PHOTO] for line in lines.values() if PHOTO in line.marks}
        # Only what some release showed, and shows still, is told as said before: nothing returned, unread or withdrawn.
        shown = set().union(*self.public.releases().values())
        assert set().union(*map(said_before, profiles.values())) <= shown

    @invariant()
    def no_byte_changes_but_by_a_publication(self):
        if not self.scene:
            return
        sums = self.public.sums()
        assert self.moved or sums == self.sums
        self.sums, self.moved = sums, False
        Watched.at += timedelta(seconds=1)

    @invariant()
    def the_record_stands(self):
        if self.scene:
            self.record.check()

    @invariant()
    def a_seat_is_of_one(self):
        if self.scene:
            held = list(Candidacy.objects.filter(status="registrada").values_list("formula", "seat"))
            assert len(held) == len(set(held))
            standing = {str(pk) for pk in Candidacy.objects.filter(status="registrada").values_list("pk", flat=True)}
            assert standing == {one.key for one in self.scene.belief.people.values() if one.standing}

    def nobody_reaches_beyond(self):
        """Each representation sees its own; and what was said under seal lies nowhere, not even in the database."""
        for party in ("ceiba", "faisan"):
            theirs = {str(each.pk) for each in reached(self.scene.party(party), Act.CAPTURE_ON_BEHALF)}
            people = self.scene.belief.people.values()
            assert theirs == {one.key for one in people if one.party == party and one.standing}
        lying = (path for path in self.folder.rglob("*") if path.is_file() and not path.is_symlink())
        assert not any(marks_of(path.read_bytes()) & self.scene.sealed for path in lying)

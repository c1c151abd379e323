# SPDX-License-Identifier: EUPL-1.2
"""A release and what is kept sealed."""

import json

from conoceles.capture.actions import send
from conoceles.capture.consents.actions import withdraw
from conoceles.publication.freezing.salting import salted
from conoceles.publication.snapshot import GroupInfo
from conoceles.validation.actions import decide
from tests.identity import PUBLICATION, TREATMENT, YES, consents, identity, say
from tests.world import world

from .editions import answer, content, current, published, verify
from .snapshots import profile


def test_a_release_says_nothing_of_what_is_sealed_not_even_that_it_was_answered(own_database):
    here = world()
    sheet = identity(here)
    who, silent = here.candidacy(), here.candidacy("Otra", party=1)
    answer(here, who)
    answer(here, silent)
    published(here)
    before = content(current(here))
    revision = send(who, sheet, answers=YES, by=here.as_candidacy(who))
    decide(revision, outcome="aprobada", seen=revision.digest, by=here.as_reviewer())
    published(here)

    assert verify(current(here)) == []
    after = content(current(here))
    assert [path for path in after if revision.digest.encode() in after[path] or "Itzá".encode() in after[path]] == []
    profiles = [path for path in after if who.slug in path]
    assert profiles
    assert [path for path in profiles if after[path] != before[path]] == []


def test_a_badge_is_shown_with_consent_and_gone_from_the_next_release_after_its_withdrawal(own_database):
    here = world()
    consents(here)
    sheet = identity(here)
    who, silent = here.candidacy(), here.candidacy("Otra", party=1)
    for each in (who, silent):
        say(here, each, TREATMENT)
        revision = send(each, sheet, answers=YES, by=here.as_candidacy(each))
        decide(revision, outcome="aprobada", seen=revision.digest, by=here.as_reviewer())
    published(here)
    without = content(current(here))
    say(here, who, PUBLICATION)
    published(here)
    shown = content(current(here))
    withdraw(who, decision=PUBLICATION, by=here.as_candidacy(who))
    published(here)
    gone = content(current(here))

    def telling(files, words):
        """The files that say *words*, but for those that hold them compressed."""
        return {path for path in files if words.encode() in files[path]}

    own = {path for path in shown if who.slug in path and path.endswith((".html", ".json"))}
    assert {path for path in telling(shown, "Personas indígenas") if who.slug in path} == own != set()
    assert "datos/candidaturas.csv" in telling(shown, "indigena")
    assert [path for path in shown if silent.slug in path and shown[path] != without[path]] == []
    for release in (without, gone):
        assert telling(release, "indigena") | telling(release, "indígena") == set()
        assert {path for path in own if release[path] != without[path]} == set()
    assert verify(current(here)) == []

    # Whoever holds what is shown now cannot write again what was shown, to see whether its digest fits.
    (salt,) = {json.loads(shown[path])["sal"] for path in own if path.endswith(".json")}
    assert {path for path in telling(shown, salt) if who.slug in path} == own
    assert "datos/candidaturas.csv" in telling(shown, salt)
    assert telling(gone, salt) == set()


def test_what_goes_with_badges_is_of_this_installation_of_that_person_and_of_those_badges(settings, tmp_path):
    def salt(person, *badges):
        said = tuple(GroupInfo(key, key) for key in badges)
        return salted(profile(id=person, badges=said)).salt

    settings.PRIVATE = tmp_path / "one"
    found = [salt("ana", "joven"), salt("eva", "joven"), salt("ana", "joven", "migrante"), salt("ana", "migrante")]
    assert [len(each) for each in found] == [32] * 4
    assert [salt("ana"), salt("ana", "joven")] == ["", found[0]]
    settings.PRIVATE = tmp_path / "another"
    assert len({*found, salt("ana", "joven")}) == 5

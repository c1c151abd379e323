# SPDX-License-Identifier: EUPL-1.2
"""Who is invented, and what they say."""

import io
from collections import Counter

import pytest
from PIL import Image

from conoceles.capture.rules import problems
from conoceles.capture.rules.photos import SIZES
from conoceles.demo.answers import Respondent, respond, rewritable
from conoceles.demo.fates import fate
from conoceles.demo.people import Voice
from conoceles.demo.portraits import portrait
from conoceles.demo.slates import slates, stands
from conoceles.kernel.names import folded
from tests.conftest import SHARED

PHOTO = "0" * 64


def told(stage, number, changed=frozenset()):
    slate, _, stand = stage.everyone[number]
    who = Respondent(slate, stand, number)
    return respond(
        stage.definition, stage.corpus, who, portrait=lambda edition: PHOTO[:-1] + str(edition), changed=changed
    )


@pytest.fixture(scope="module")
def answered(stage):
    """What everyone who answers anything answers."""
    return {
        stand.key: told(stage, number)
        for number, (_, _, stand) in enumerate(stage.everyone)
        if fate(stage.corpus, stand).acts
    }


class TestTheRegister:
    def test_is_of_the_size_of_a_state(self, stage):
        offices = Counter(slate.ballot.office for slate in stage.slates)
        assert offices["gubernatura"] == 5
        assert 550 < sum(slate.heads for slate in stage.slates) < 680
        assert {slate.place.key for slate in stage.slates} == {
            place.key for ballot in stage.ground.ballots for place in ballot.places
        }

    def test_gives_each_planilla_the_seats_of_its_town(self, stage):
        for slate in stage.slates:
            if slate.ballot.office == "ayuntamiento":
                assert [row.position for row in slate.rows] == (
                    ["presidencia", "sindicatura"] + ["regiduria"] * (slate.place.facts["seats_mr"] - 2)
                )

    def test_never_lets_an_alliance_and_its_member_meet(self, stage):
        races = {}
        for slate in stage.slates:
            races.setdefault((slate.ballot.office, slate.place.key), []).append(slate.nominator)
        for nominators in races.values():
            keys = [one.key for one in nominators]
            allied = [member for one in nominators for member in one.members]
            assert len(keys) == len(set(keys))
            assert not set(keys) & set(allied)

    def test_has_as_many_women_as_men_at_the_head_and_women_behind_women(self, stage):
        heads = Counter(stand.person.voice for _, _, stand in stage.everyone if stand.heads)
        assert 0.45 < heads[Voice.WOMAN] / heads.total() < 0.55
        assert heads[Voice.NEITHER]
        for slate in stage.slates:
            for row in slate.rows:
                if row.stands[0].person.voice is Voice.WOMAN:
                    assert {stand.person.voice for stand in row.stands} == {Voice.WOMAN}

    def test_shows_every_way_a_registration_can_end(self, stage):
        statuses = Counter(stand.status for _, _, stand in stage.everyone)
        assert {"registrada", "sustituida", "renuncia", "cancelada"} == set(statuses)
        by_key = {stand.key: stand for _, _, stand in stage.everyone}
        heirs = [stand for stand in by_key.values() if stand.replaces]
        assert len(heirs) == statuses["sustituida"]
        assert {by_key[heir.replaces].status for heir in heirs} == {"sustituida"}

    def test_holds_some_people_twice_and_never_three_times(self, stage):
        times = Counter(stand.person.key for _, _, stand in stage.everyone)
        assert set(times.values()) == {1, 2}
        twice = {key for key, count in times.items() if count == 2}
        offices = Counter(slate.ballot.principle for slate, _, stand in stage.everyone if stand.person.key in twice)
        assert offices["MR"] == offices["RP"] == len(twice)

    def test_keeps_the_smaller_demonstration_inside_the_larger(self, stage):
        few = slates(stage.ground, stage.corpus, heads=20)
        assert 20 <= sum(slate.heads for slate in few) < 30
        assert [stand for _, _, stand in stands(few)] == [stand for _, _, stand in stage.everyone][
            : sum(len(row.stands) for slate in few for row in slate.rows)
        ]
        assert {slate.ballot.office for slate in few} >= {"gubernatura", "ayuntamiento"}


class TestPeople:
    def test_have_names_of_their_own(self, stage):
        names = {stand.person.key: folded(stand.person.name) for _, _, stand in stage.everyone}
        assert len(set(names.values())) == len(names)

    def test_bear_no_real_name(self, stage):
        file = SHARED / "data" / "ine-2022-local" / "names.txt"
        if not file.exists():
            pytest.skip("falta ../shared/data/ine-2022-local/names.txt")
        real = {folded(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()}
        assert real
        assert not [1 for _, _, stand in stage.everyone if folded(stand.person.name) in real]

    def test_are_old_enough_and_of_the_group_they_are_registered_for(self, stage):
        for slate, _, stand in stage.everyone:
            assert stage.corpus.register.rules_of(slate.ballot.office).youngest <= stand.person.age <= 85
            if "joven" in stand.groups:
                assert stand.person.age <= 29
            if "mayor" in stand.groups:
                assert stand.person.age >= 60
            assert set(stand.groups) <= set(stage.ground.groups)


class TestAnswers:
    def test_are_all_complete(self, stage, answered):
        assert len(answered) > 400
        assert {key: found for key, one in answered.items() if (found := problems(stage.definition, one))} == {}

    def test_stay_complete_when_told_anew(self, stage):
        changed = frozenset(rewritable(stage.definition, stage.corpus))
        for number in range(0, len(stage.everyone), 97):
            again = told(stage, number, changed)
            before = told(stage, number)
            assert problems(stage.definition, again) == []
            assert {key for key in again if again[key] != before[key]} == changed

    def test_are_never_those_of_another(self, stage, answered):
        people = {stand.key: stand.person.key for _, _, stand in stage.everyone}
        for question in rewritable(stage.definition, stage.corpus):
            told_by = {}
            for key, one in answered.items():
                told_by.setdefault(one[question], set()).add(people[key])
            assert [text for text, tellers in told_by.items() if len(tellers) > 1] == []

    def test_leave_no_hole_open_and_name_no_party(self, stage, answered):
        parties = [one.key for one in stage.ground.nominators]
        texts = [value for one in answered.values() for value in one.values() if isinstance(value, str)]
        assert [text for text in texts if any(mark in text for mark in "{}<>|#")] == []
        assert [text for text in texts if any(f"partido {party}" in text.lower() for party in parties)] == []

    def test_reach_nobody(self, answered):
        for one in answered.values():
            for mail in one.get("correo_publico", []):
                assert mail.endswith(".example")
            for phone in one.get("telefono_publico", []):
                assert phone.startswith("999000")
            if "pagina_web" in one:
                assert one["pagina_web"].removesuffix("/propuestas").endswith(".example")

    def test_leave_optional_questions_open_for_some_and_none_for_all(self, stage, answered):
        for question in stage.definition.questions:
            given = sum(question.key in one for one in answered.values())
            if question.required and question.hidden_when is None:
                assert given == len(answered)
            elif question.key in {answer.question for answer in stage.corpus.answers.answer}:
                assert 0 < given < len(answered)

    def test_are_given_to_every_question_that_the_corpus_names(self, stage):
        known = {question.key for question in stage.definition.questions}
        assert [one.question for one in stage.corpus.answers.answer if one.question not in known] == []
        assert [one.question for one in stage.corpus.register.observation if one.question not in known] == []


class TestPortraits:
    def test_are_small_upright_and_the_same_each_time(self, stage):
        people = [stand.person for _, _, stand in stage.everyone[::300]]
        for person in people:
            drawn = portrait(person, "x")
            assert drawn == portrait(person, "x")
            for picture in drawn:
                assert len(picture.content) <= 16 * 1024
                with Image.open(io.BytesIO(picture.content)) as image:
                    assert image.format.lower() == picture.format
                    assert image.size == (picture.width, picture.height) in SIZES
        assert len({portrait(person, "x") for person in people}) == len(people)
        assert portrait(people[0], "x", 1) != portrait(people[0], "x")

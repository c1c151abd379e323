# SPDX-License-Identifier: EUPL-1.2
"""What is sealed opens for who may, where it belongs, on record; and in no other way."""

import uuid

import pytest
from django.core.exceptions import PermissionDenied

from conoceles.accounts.queries import console
from conoceles.accounts.rules import Role
from conoceles.capture.identity import open_sections, seal_section
from conoceles.kernel.refusals import Refused
from conoceles.record.action import action
from conoceles.record.models import Entry
from conoceles.vault import keyring, opening
from conoceles.vault.models import DataKey, WrappingKey
from conoceles.vault.rules import BUCKETS, Kind, Label, Purpose, Reason
from conoceles.vault.sealing import mark, seal
from tests.people import person
from tests.world import world

pytestmark = pytest.mark.django_db
ANSWERS = {"indigena": "si", "pueblo": "maya", "pueblo__otro": "ñ"}


@pytest.fixture
def here():
    return world()


@pytest.fixture
def who(here):
    return here.candidacy()


def label(who, **more):
    given = {"process": "prueba", "subject": who.pk, "questionnaire": "identidad", "version": 1, "kind": Kind.DRAFT}
    return Label(**given | more)


def read(who, sealed, by, **more):
    return opening.read(who.pk, [(label(who, **more), sealed)], purpose=Purpose.OWN_READING, by=by)


def test_the_candidacy_reads_back_what_it_sealed_and_the_record_says_who_whose_and_why(here, who):
    sealed = seal_section(who, here.questionnaire, section="contacto", answers=ANSWERS)
    me = here.as_candidacy(who)
    assert open_sections(who, here.questionnaire, {"contacto": sealed}, by=me) == {"contacto": ANSWERS}
    entry = Entry.objects.get()
    assert (entry.action, entry.about, entry.actor) == (
        "opened-for-own-reading", f"vault.DataKey:{who.pk}", me.pseudonym,
    )  # fmt: skip


def test_several_sections_are_read_at_once_and_told_once(here, who):
    sealed = {name: seal_section(who, here.questionnaire, section=name, answers={"a": name}) for name in ("x", "y")}
    assert open_sections(who, here.questionnaire, sealed, by=here.as_candidacy(who)) == {
        "x": {"a": "x"}, "y": {"a": "y"},
    }  # fmt: skip
    assert Entry.objects.count() == 1
    assert open_sections(who, here.questionnaire, {}, by=here.as_candidacy(who)) == {}
    assert Entry.objects.count() == 1


def test_reading_is_told_also_within_what_was_done_with_it(here, who):
    sealed = seal(ANSWERS, label=label(who))

    @action("algo-se-hizo", allowed=lambda by, subject: True)
    def act(subject, *, by):
        return read(who, sealed, by)

    assert act(who, by=here.as_candidacy(who)) == [ANSWERS]
    assert list(Entry.objects.values_list("action", flat=True)) == ["opened-for-own-reading", "algo-se-hizo"]


def test_nobody_else_reads_it_whatever_the_capacity(here, who):
    sealed = seal(ANSWERS, label=label(who))
    rival = here.candidacy("Rival", party=1)
    others = [here.as_candidacy(rival), here.as_reviewer(), console()]
    others += [
        person(role.value, role, scope).capacities.get()
        for role, scope in {
            Role.PARTY: "prueba/ceiba", Role.PARTY_ROOT: "prueba/ceiba", Role.AREA: "prueba", Role.UNIT: "prueba",
            Role.COMMISSIONER: "prueba", Role.SECRETARY: "prueba", Role.AUDITOR: "prueba",
        }.items()
    ]  # fmt: skip
    for by in others:
        with pytest.raises(PermissionDenied):
            read(who, sealed, by)
    assert not Entry.objects.exists()


def test_a_purpose_that_is_not_on_the_list_opens_nothing(here, who, settings):
    sealed = seal(ANSWERS, label=label(who))
    with pytest.raises(ValueError, match="curiosidad"):
        opening.read(who.pk, [(label(who), sealed)], purpose="curiosidad", by=here.as_candidacy(who))
    settings.VAULT_ALLOWED = {}
    with pytest.raises(PermissionDenied):
        read(who, sealed, here.as_candidacy(who))


@pytest.mark.parametrize(
    "elsewhere",
    [
        {"process": "otro"}, {"questionnaire": "curricular"}, {"version": 2}, {"section": "otra"},
        {"kind": Kind.REVISION}, {"number": 1},
    ],
    ids=str,
)  # fmt: skip
def test_it_opens_only_where_it_belongs(here, who, elsewhere):
    sealed = seal(ANSWERS, label=label(who))
    with pytest.raises(Refused) as refusal:
        read(who, sealed, here.as_candidacy(who), **elsewhere)
    assert refusal.value.reason is Reason.SPOILED


def test_the_answers_of_one_put_in_the_place_of_another_do_not_open(here, who):
    rival = here.candidacy("Rival", party=1)
    seal({"indigena": "no"}, label=label(rival))
    stolen = seal(ANSWERS, label=label(who))
    me = here.as_candidacy(rival)
    for forged in (label(rival), label(who)):
        with pytest.raises(Refused) as refusal:
            opening.read(rival.pk, [(forged, stolen)], purpose=Purpose.OWN_READING, by=me)
        assert refusal.value.reason is Reason.SPOILED


def test_a_changed_bit_is_noticed_wherever_it_is(here, who):
    sealed = seal(ANSWERS, label=label(who))
    for at in (0, 1, 33, len(sealed) // 2, len(sealed) - 1):
        changed = bytearray(sealed)
        changed[at] ^= 1
        with pytest.raises(Refused) as refusal:
            read(who, bytes(changed), here.as_candidacy(who))
        assert refusal.value.reason is Reason.SPOILED


def test_length_and_repetition_say_nothing(who):
    short, long = ({"a": "no"}, {"a": "prefiero no contestar", "b": ["x"] * 100, "b__otro": "palabras " * 300})
    assert len(seal(short, label=label(who))) == len(seal(long, label=label(who))) == len(seal({}, label=label(who)))
    assert seal(short, label=label(who)) != seal(short, label=label(who))


def test_what_passes_the_largest_bucket_is_refused_and_its_words_stay_out_of_the_refusal(who):
    assert len(seal({"a": "x" * (BUCKETS[0] + 1)}, label=label(who))) > BUCKETS[1]
    with pytest.raises(Refused) as refusal:
        seal({"a": "x" * BUCKETS[-1]}, label=label(who))
    assert refusal.value.reason is Reason.TOO_LARGE
    assert refusal.value.details == {"largest": 128}


def test_writing_needs_no_key_that_opens(here, who):
    seal(ANSWERS, label=label(who))
    kept = keyring.place(1)
    away = kept.rename(kept.with_suffix(".away"))
    sealed = seal(ANSWERS, label=label(who))
    other = here.candidacy("Otra", party=1)
    seal(ANSWERS, label=label(other))

    with pytest.raises(Refused) as refusal:
        read(who, sealed, here.as_candidacy(who))
    assert refusal.value.reason is Reason.LOCKED
    assert not Entry.objects.exists()
    away.rename(kept)
    assert read(who, sealed, here.as_candidacy(who)) == [ANSWERS]


def test_a_wrapping_key_of_another_installation_is_told_from_a_missing_one(here, who):
    sealed = seal(ANSWERS, label=label(who))
    keyring.place(1).write_bytes(uuid.uuid4().bytes * 2)
    with pytest.raises(Refused) as refusal:
        read(who, sealed, here.as_candidacy(who))
    assert refusal.value.reason is Reason.OTHER_KEY
    keyring.place(1).write_bytes(b"corta")
    with pytest.raises(Refused) as refusal:
        read(who, sealed, here.as_candidacy(who))
    assert refusal.value.reason is Reason.LOCKED


def test_a_public_half_put_in_by_someone_else_is_noticed(here, who):
    seal(ANSWERS, label=label(who))
    rival = here.candidacy("Rival", party=1)
    seal(ANSWERS, label=label(rival))
    DataKey.objects.filter(pk=who.pk).update(public=DataKey.objects.get(pk=rival.pk).public)
    sealed = seal(ANSWERS, label=label(who))
    with pytest.raises(Refused) as refusal:
        read(who, sealed, here.as_candidacy(who))
    assert refusal.value.reason is Reason.SPOILED


def test_the_secret_halves_are_on_the_disk_alone_and_for_this_user_alone(who):
    seal(ANSWERS, label=label(who))
    secret = keyring.place(1).read_bytes()
    assert keyring.place(1).stat().st_mode & 0o777 == 0o600
    assert keyring.place(1).parent.stat().st_mode & 0o777 == 0o700
    held = [bytes(each) for model in (WrappingKey, DataKey) for row in model.objects.values_list()
            for each in row if isinstance(each, (bytes, memoryview))]  # fmt: skip
    assert len(held) == 4
    assert [each for each in held if secret in each] == []


def test_an_installation_may_mount_its_keys_elsewhere(who, settings, tmp_path):
    settings.VAULT_KEYS = str(tmp_path / "secretos")
    seal(ANSWERS, label=label(who))
    assert [path.name for path in (tmp_path / "secretos").iterdir()] == ["envoltura-1.key"]


def test_each_subject_has_a_key_of_its_own(here, who):
    other = here.candidacy("Otra", party=1)
    seal(ANSWERS, label=label(who))
    seal(ANSWERS, label=label(who))
    seal(ANSWERS, label=label(other))
    assert DataKey.objects.count() == 2
    assert len({bytes(key.public) for key in DataKey.objects.all()}) == 2
    assert WrappingKey.objects.count() == 1


def test_a_mark_tells_the_same_answers_and_says_nothing_else(here, who):
    other = here.candidacy("Otra", party=1)
    of = mark(ANSWERS, label=label(who))
    assert of == mark(dict(reversed(ANSWERS.items())), label=label(who))
    others = [
        mark(ANSWERS | {"indigena": "no"}, label=label(who)),
        mark(ANSWERS, label=label(who, number=2)),
        mark(ANSWERS, label=label(other)),
    ]
    (keyring.place(1).parent / "marcas.key").unlink()  # without its secret nobody can try answers against it
    others.append(mark(ANSWERS, label=label(who)))
    assert len({of, *others}) == 5


def test_who_never_wrote_anything_has_nothing_to_open(here, who):
    with pytest.raises(Refused) as refusal:
        read(who, b"", here.as_candidacy(who))
    assert refusal.value.reason is Reason.SHREDDED

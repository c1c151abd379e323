# SPDX-License-Identifier: EUPL-1.2
"""Everything that is held of somebody is in her copy, nothing of anybody else's, and what is sealed lies nowhere."""

import io
import json
from datetime import UTC, datetime
from zipfile import ZipFile

import pytest
from django.core.exceptions import PermissionDenied

from conoceles.accounts.rules import Role
from conoceles.capture.actions import send
from conoceles.elections.models import CalendarWindow
from conoceles.files.storage import private
from conoceles.record.models import Entry
from conoceles.rights import copy_actions, periodic
from conoceles.rights.copying import described, writing
from conoceles.rights.models import Copy
from conoceles.rights.rules import Effect, Reason, Right, Stage
from tests.identity import YES, identity
from tests.people import person

from .conftest import PDF
from .test_effects import granted
from .test_requests import refused, stands

pytestmark = pytest.mark.django_db
SECRET = "canario-sellado-5521"


def test_every_field_about_candidacies_is_delivered_or_excused():
    assert described.faults() == []


def made(there, who=None):
    who = who or there.ana
    return writing.make(who, at=datetime(2024, 3, 4, tzinfo=UTC))


def opened(content):
    with ZipFile(io.BytesIO(content)) as bundle:
        return {name: bundle.read(name) for name in bundle.namelist()}


def test_it_says_what_she_sent_was_told_and_what_is_public(there):
    files = opened(made(there).content)
    data = json.loads(files["datos.json"])
    assert data["tablas"]["capture.Revision"][0]["answers"]["camino"] == "Maestra rural."
    assert data["tablas"]["candidacies.Person"][0]["name"] == "Ana Pérez Uc"
    assert any(each["qué"] for each in data["bitácora"])
    assert files["indice.pdf"].startswith(b"%PDF")


def test_nobody_else_is_in_it(there):
    said = b"".join(opened(made(there).content)[name] for name in ("datos.json", "LEAME.txt")).decode()
    for other in (there.bob.person.name, str(there.bob.pk), there.desk.user.name, there.desk.user.username):
        assert other not in said


def test_it_lasts_a_day_and_only_she_downloads_it(there, clocked, home, django_capture_on_commit_callbacks):
    kept = copy_actions.keep(there.ana, made=made(there), by=there.hers)
    for by in (
        there.desk,
        person("p", Role.PARTY, "prueba/ceiba").capacities.get(),
        there.world.as_candidacy(there.bob),
    ):
        with pytest.raises(PermissionDenied):
            copy_actions.take(kept, by=by)
    assert "datos.json" in opened(copy_actions.take(kept, by=there.hers))
    clocked(2024, 3, 5, 11, 59, 59, 999999)
    assert periodic.sweep() == {"copies": 0, "files": 0}
    clocked(2024, 3, 5, 12)
    assert refused(copy_actions.take, kept, by=there.hers) is Reason.FILE_GONE
    with django_capture_on_commit_callbacks(execute=True):
        assert periodic.sweep()["copies"] == 1
    assert list((home / "private" / "copies").iterdir()) == []


def test_another_one_takes_the_place_of_the_former(there, home, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        copy_actions.keep(there.ana, made=made(there), by=there.hers)
        copy_actions.keep(there.ana, made=made(there), by=there.hers)
    assert len(list((home / "private" / "copies").iterdir())) == 1


def test_a_right_of_access_is_fulfilled_when_she_has_her_copy(there, clocked):
    one, _ = granted(there, Right.ACCESS, Effect.COPY)
    kept = copy_actions.keep(there.ana, made=made(there), by=there.hers)
    assert periodic.settle_all() == {"settled": 0}
    copy_actions.take(kept, by=there.hers)
    assert periodic.settle_all() == {"settled": 1}
    assert stands(one).stage is Stage.FULFILLED


def test_on_paper_the_desk_hands_it_over_while_it_is_owed_and_never_before(there):
    with pytest.raises(PermissionDenied):
        copy_actions.to_print(there.ana, by=there.desk)
    granted(there, Right.ACCESS, Effect.COPY)
    assert copy_actions.to_print(there.ana, by=there.desk).startswith(b"%PDF")
    copy_actions.hand_over(there.ana, receiver="Ana Pérez Uc", acuse=PDF, by=there.desk)
    assert periodic.settle_all() == {"settled": 1}
    with pytest.raises(PermissionDenied):
        copy_actions.to_print(there.ana, by=there.desk)


def test_what_she_answered_sealed_lies_in_no_file_and_leaves_with_her_alone(there, clocked, home):
    who = there.world.candidacy("Cora Dzul Ku")
    hers = there.world.as_candidacy(who)
    CalendarWindow.objects.filter(key="captura").update(last_day=None)
    send(who, identity(there.world), answers={**YES, "pueblo__otro": SECRET}, by=hers)
    kept = copy_actions.keep(who, made=made(there, who), by=hers)
    everything = [each.read_bytes() for each in home.rglob("*") if each.is_file()]
    everything += opened(private_copy(kept)).values()
    assert [each for each in everything if SECRET.encode() in each] == []
    left = opened(copy_actions.take(kept, by=hers))
    assert SECRET in left["respuestas-de-identidad.json"].decode()
    assert opened(private_copy(kept)).keys() == left.keys() - {"respuestas-de-identidad.json"}
    assert Entry.objects.filter(action="opened-for-own-reading", actor=hers.pseudonym).exists()
    again = json.loads(opened(made(there, who).content)["datos.json"])
    assert again["quién abrió sus respuestas selladas"][0]["en qué carácter"] == "Candidatura"


def private_copy(kept):
    with private().open(Copy.objects.get(pk=kept.pk).file) as file:
        return file.read()

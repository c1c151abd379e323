# SPDX-License-Identifier: EUPL-1.2
"""Everything that is held of somebody is in her copy, nothing of anybody else's, and what is sealed lies nowhere."""

import io
import json
import shutil
from datetime import UTC, date, datetime
from zipfile import ZipFile

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from conoceles.accounts.rules import Role
from conoceles.capture.actions import send
from conoceles.capture.models import Draft
from conoceles.custody.watching import words
from conoceles.custody.watching.queries import readings_of
from conoceles.elections.models import CalendarWindow
from conoceles.files.storage import private
from conoceles.kernel.refusals import Refused
from conoceles.record.models import Entry
from conoceles.rights import actions, answer_actions, copy_actions, periodic, queries
from conoceles.rights.actions import OnPaper
from conoceles.rights.answer_actions import Answer
from conoceles.rights.copying import described, gathering, writing
from conoceles.rights.models import Copy
from conoceles.rights.rules import Effect, Identified, Outcome, Reason, Right, Stage
from conoceles.vault import keyring
from conoceles.vault.models import DataKey
from conoceles.vault.rules import Reason as OfVault
from tests.identity import YES, identity
from tests.people import entered, person

from .conftest import PDF, moment
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


def answered_on_paper(there, *effects, notified=True, who=None):
    paper = OnPaper(Right.ACCESS, "Quiero saber qué datos tienen.", moment(2024, 3, 4, 9))
    one = actions.take_in(who or there.bob, paper=paper, by=there.desk)
    actions.identify(one, means=Identified.PASSPORT, shown="Vigente, devuelto.", by=there.desk)
    answer_actions.answer(one, answer=Answer(Outcome.GRANTED, "Art. 45", "Procede.", effects), by=there.desk)
    if notified:
        answer_actions.notify(one, way="En la mesa", acuse=PDF, by=there.desk)
    return one


def test_on_paper_the_desk_hands_it_over_while_that_request_is_owed_it_and_once_she_was_told(there):
    early = answered_on_paper(there, Effect.COPY, notified=False)
    other = answered_on_paper(there, Effect.OTHER)
    assert refused(copy_actions.to_print, early, by=there.desk) is Reason.NOT_NOTIFIED
    assert refused(copy_actions.to_print, other, by=there.desk) is Reason.NO_COPY_OWED
    answer_actions.notify(early, way="En la mesa", acuse=PDF, by=there.desk)
    assert copy_actions.to_print(early, by=there.desk).startswith(b"%PDF")
    told = words.readings(readings_of(date(2024, 3, 4)))
    assert told[0] == "Nadie abrió respuestas de identidad."
    assert told[1].startswith("1 vez para imprimir, sin nada sellado")
    copy_actions.hand_over(early, receiver="Beto Uc May", acuse=PDF, by=there.desk)
    assert periodic.settle_all() == {"settled": 1}
    assert refused(copy_actions.to_print, early, by=there.desk) is Reason.NO_COPY_OWED


def test_of_whoever_has_an_account_nobody_prints_a_copy_whatever_came_on_paper(there):
    one = answered_on_paper(there, Effect.COPY, who=there.ana)
    assert refused(copy_actions.to_print, one, by=there.desk) is Reason.ON_HER_SCREEN
    assert refused(copy_actions.hand_over, one, receiver="Alguien", acuse=PDF, by=there.desk) is Reason.ON_HER_SCREEN


def test_the_desk_is_told_in_words_why_it_prints_none(there):
    one = answered_on_paper(there, Effect.COPY, who=there.ana)
    client = entered(there.desk.user)
    page = client.get(reverse("rights:copy-printed", args=[one.pk]), follow=True).content.decode()
    assert "su copia es sólo para ella" in page
    assert reverse("rights:copy-printed", args=[one.pk]) not in page


def test_where_two_persons_are_asked_for_who_saw_her_papers_does_not_answer(there):
    there.world.process.parameters["two_persons"] = {"value": True}
    there.world.process.save()
    with pytest.raises(Refused) as refusal:
        answered_on_paper(there, Effect.COPY)
    assert refusal.value.reason is Reason.SAME_PERSON
    there.desk = person("otra", Role.INSTANCE, "prueba").capacities.get()
    one = queries.whole().get(candidacy=there.bob)
    answer = Answer(Outcome.GRANTED, "Art. 45", "Procede.", [Effect.COPY])
    assert answer_actions.answer(one, answer=answer, by=there.desk).outcome == Outcome.GRANTED


def test_what_she_has_not_sent_is_on_no_paper(there):
    Draft.objects.create(
        candidacy=there.ana, questionnaire=there.world.questionnaire, slug="curricular", section="contacto", version=1,
        answers={"pagina": "https://borrador.example"}, typed_at=moment(2024, 3, 4, 9), typed_by=there.hers,
    )  # fmt: skip
    held = {table.label for table, _ in gathering.rows(there.ana)}
    on_paper = {table.label for table, _ in gathering.rows(there.ana, without=described.unsent())}
    assert held - on_paper == {"capture.Draft"}


def test_an_answer_that_she_was_not_told_of_is_not_in_her_copy_and_then_it_is(there):
    one = actions.ask(there.ana, right=Right.ACCESS, text="Lo pido.", by=there.hers)
    answer = Answer(Outcome.GRANTED, "fundamento-5512", "motivo-5512", [Effect.COPY], document=PDF)
    step = answer_actions.answer(one, answer=answer, by=there.desk)
    early = opened(made(there).content)
    assert b"5512" not in early["datos.json"]
    assert "rights.Owed" not in json.loads(early["datos.json"])["tablas"]
    assert [name for name in early if name.startswith("archivos/")] == []
    with pytest.raises(PermissionDenied):
        actions.read_file(step, by=there.hers)
    answer_actions.notify(one, way="Su pantalla", by=there.desk)
    later = opened(made(there).content)
    assert b"motivo-5512" in later["datos.json"]
    assert [content for name, content in later.items() if name.startswith("archivos/")] == [PDF]
    assert actions.read_file(step, by=there.hers) == PDF


def test_the_paper_that_somebody_presented_for_her_is_not_in_her_copy(there):
    paper = OnPaper(Right.ACCESS, "Pide.", moment(2024, 3, 4, 9), representative="Zoila Cab", scan=PDF)
    actions.take_in(there.bob, paper=paper, by=there.desk)
    found = opened(made(there, there.bob).content)
    assert [name for name in found if name.startswith("archivos/")] == []
    assert b"Zoila" not in found["datos.json"]


@pytest.mark.parametrize(
    ("why", "said", "handed"),
    [
        (OfVault.LOCKED, "Hoy no se pudo abrir", False),
        (OfVault.BLOCKED, "Está bloqueado", True),
        (OfVault.SHREDDED, "se suprimió", True),
    ],
)
def test_what_cannot_be_opened_says_why_and_what_opens_another_day_is_still_owed(there, home, why, said, handed):
    who = there.world.candidacy("Cora Dzul Ku")
    hers = there.world.as_candidacy(who)
    CalendarWindow.objects.filter(key="captura").update(last_day=None)
    send(who, identity(there.world), answers=YES, by=hers)
    kept = copy_actions.keep(who, made=made(there, who), by=hers)
    key = DataKey.objects.filter(pk=who.pk)
    if why is OfVault.LOCKED:
        shutil.rmtree(keyring.place(1).parent)
    elif why is OfVault.BLOCKED:
        key.update(blocked_at=moment(2024, 3, 4, 9), wrapped=b"")
    else:
        key.update(shredded_at=moment(2024, 3, 4, 9), wrapped=b"", recoverable=b"", public=b"")
    assert said in opened(copy_actions.take(kept, by=hers))["respuestas-de-identidad.json"].decode()
    assert (Copy.objects.get(pk=kept.pk).handed_at is not None) is handed


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

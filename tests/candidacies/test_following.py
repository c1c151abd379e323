# SPDX-License-Identifier: EUPL-1.2
"""Whoever changes of postulant or place takes her account along: who delivers it, who answers, and its letter."""

from datetime import timedelta
from functools import partial
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from conoceles.accounts.models import Activation
from conoceles.accounts.queries import console
from conoceles.accounts.rules import Role
from conoceles.credentials import actions, issuing, letters, packages, queries
from conoceles.credentials.models import Account, Batch, Bundle, Delivery, Move
from conoceles.credentials.permissions import may_deliver
from conoceles.credentials.rules import Reason
from conoceles.elections.models import Council, Position, Territory
from conoceles.files.storage import private
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.record.models import Entry
from tests.credentials.conftest import pages
from tests.people import application, entered, person

from .conftest import row
from .test_writing import browser, correcting, saved, typed

pytestmark = pytest.mark.django_db
VILLA, CENOTILLO = "municipio-31001", "municipio-31002"
ELSEWHERE = {"MUNICIPIO": "Cenotillo de Arriba"}
ANOTHER = {"POSTULA": "Partido del Faisán"}


@pytest.fixture
def issued(desk):
    """Six who head a list each in the Villa, with a council there and another in Cenotillo; all have their letters."""
    Position.objects.filter(key="presidencia").update(titular_owes=["curricular"])
    desk.process.parameters["activation_days"] = {"value": 10}
    desk.process.save()
    for key in (VILLA, CENOTILLO):
        town = Territory.objects.get(slug=key)
        Council.objects.create(process=desk.process, key=key, name=f"Consejo de {town.name}", territory=town)
    desk.rows = [row(f"C-{number}", NUMERO=str(number), NOMBRE=f"Ana Uc {'I' * number}") for number in range(1, 7)]
    desk.load(*desk.rows)
    issuing.issue(desk.process, by=console())
    return desk


def reload(desk, **changed):
    """The same file again, with the cells of some rows otherwise."""
    return desk.load(*(one | changed.get(one["CLAVE"].replace("-", "_"), {}) for one in desk.rows))


def account(key):
    return Account.objects.get(candidacy__key=key)


def handed(key, receiver):
    """Its letter was delivered to the person, or to her representation, which is to pass it on."""
    staff = person(f"consejo-{key}", Role.LOCAL_COUNCIL, f"registro/{VILLA}").capacities.get()
    given = Delivery(
        outcome=Delivery.Outcome.DELIVERED, at=clock.now(), way=Delivery.Way.AT_THE_DESK, receiver=receiver,
        received_by="Quien recibió", identified_by=Delivery.Document.VOTER,
    )  # fmt: skip
    return actions.deliver(account(key).letters.get(), delivery=given, by=staff)


def stands():
    """For each account of a candidacy: who answers, who delivers, and whether its last letter still opens it."""
    now = clock.now()
    found = Account.objects.filter(candidacy__isnull=False).order_by("candidacy__key")
    return {
        each.candidacy.key: (each.postulant.key, each.council.key, queries.in_force(each.letters.last(), now))
        for each in found
    }


def prepared(process, route, names):
    """Packages put together by a job; their files."""
    made = {each.name: each for each in packages.ROUTES[route](process)}
    for name in names:
        actions.package(process, write=partial(packages.keep, made[name], route=route, job=uuid4()), by=console())
    return list(Bundle.objects.filter(route=route, name__in=names).values_list("file", flat=True))


HOLDER, REPRESENTATION = Delivery.Receiver.HOLDER, Delivery.Receiver.REPRESENTATION
STAYS = ("ceiba", VILLA, True)


def test_a_file_that_moves_candidacies_moves_their_accounts_and_kills_the_letters_on_their_way(issued):
    handed("C-3", HOLDER)
    handed("C-4", REPRESENTATION)
    handed("C-5", REPRESENTATION)
    Activation.objects.filter(letter__account=account("C-6")).update(used_at=clock.now())
    told = reload(issued, C_1=ANOTHER, C_3=ANOTHER, C_4=ANOTHER, C_5=ELSEWHERE, C_6=ANOTHER | ELSEWHERE)
    assert stands() == {
        "C-1": ("faisan", VILLA, False),  # in an envelope that the other party may have
        "C-2": STAYS,
        "C-3": ("faisan", VILLA, True),  # she has it in her hands
        "C-4": ("faisan", VILLA, False),  # the other party took it
        "C-5": ("ceiba", CENOTILLO, True),  # her own party took it, and is still hers
        "C-6": ("faisan", CENOTILLO, False),  # she had used it
    }
    assert "5 cuentas pasan a otra representación o a otro consejo" in told.printed
    assert "2 cartas sin entregar dejan de servir: repóngalas" in told.printed
    kept = {move.account.candidacy.key: (move.postulant.key, move.council.key, move.letter_died)
            for move in Move.objects.all()}  # fmt: skip
    assert kept == {
        "C-1": ("ceiba", VILLA, True), "C-3": ("ceiba", VILLA, False), "C-4": ("ceiba", VILLA, True),
        "C-5": ("ceiba", VILLA, False), "C-6": ("ceiba", VILLA, False),
    }  # fmt: skip
    assert [entry.action for entry in Entry.objects.order_by("-number")[:2]] == ["register-imported", "accounts-moved"]
    assert Delivery.objects.count() == 3


def test_an_alternate_and_her_titular_follow_an_answering_representation_too(issued):
    reload(issued, C_1={"RESPONDE": "Partido del Faisán"})
    assert stands()["C-1"] == ("faisan", VILLA, False)
    assert {key: stood for key, stood in stands().items() if key != "C-1"} == dict.fromkeys(
        ["C-2", "C-3", "C-4", "C-5", "C-6"], STAYS
    )


def test_lists_and_packages_of_both_sides_follow(issued, django_capture_on_commit_callbacks):
    mine = packages.of_council(issued.process, Council.objects.get(key=VILLA))
    theirs = packages.of_representation(issued.process, issued.process.postulants.get(key="faisan"))
    files = prepared(issued.process, "consejo", [VILLA]) + prepared(issued.process, "representacion", ["ceiba"])
    assert all(private().exists(file) for file in files)
    with django_capture_on_commit_callbacks(execute=True):
        reload(issued, C_1=ANOTHER | ELSEWHERE)
    moved = account("C-1")
    assert moved not in mine.accounts.all()
    assert moved in theirs.accounts.all()
    assert not any(private().exists(file) for file in files)
    for key, may in ((VILLA, False), (CENOTILLO, True)):
        staff = person(key, Role.LOCAL_COUNCIL, f"registro/{key}").capacities.get()
        assert may_deliver(staff, moved) is may
    again = issuing.issue(issued.process, by=console(), again=True)
    assert [letter.account for letter in again.letters.all()] == [moved]


def test_what_moves_nobody_moves_nothing_and_a_rehearsal_only_tells(issued):
    prepared(issued.process, "consejo", [VILLA])
    reload(issued, C_1={"NOMBRE": "Ana Uc de Otro Nombre"})
    told = issued.load(*({**one, **ELSEWHERE} for one in issued.rows), options=["--accept-warnings", "--dry-run"])
    assert "6 cuentas pasan" in told.printed
    assert set(stands().values()) == {STAYS}
    assert not Move.objects.exists()
    assert not Entry.objects.filter(action="accounts-moved").exists()
    assert private().exists(Bundle.objects.get().file)


def test_whoever_corrects_by_hand_is_told_before_and_the_account_says_whose_it_was(issued):
    area = browser()
    path = correcting("C-1")
    sent = typed(area.get(path), postulant="faisan", place="municipio/31002")
    told = "1 cuenta pasa a otra representación o a otro consejo, que desde ahora la entrega."
    page = area.post(path, sent | {"step": "check"}).content.decode()
    assert f"{told} 1 carta sin entregar deja de servir: repóngala en «Entregas»." in page
    assert stands()["C-1"] == STAYS
    response = saved(area, path, sent)
    assert told in area.get(response["Location"]).content.decode()
    assert stands()["C-1"] == ("faisan", CENOTILLO, False)
    moved = account("C-1")
    page = area.get(reverse("credentials:account", args=[moved.pk])).content.decode()
    assert "respondía Partido de la Ceiba y se entregaba en Consejo de Villa de Prueba" in page
    assert "Se entrega en" in page
    assert "Consejo de Cenotillo de Arriba" in page


def test_a_letter_set_again_before_the_register_changed_is_not_given(issued):
    """Nor one that says a former postulant or council, issued again at the very moment of the correction."""
    mine, until = account("C-1"), clock.now() + timedelta(days=1)
    (alone,) = letters.prepare([(mine, 2)], expires=until)
    Activation.objects.filter(letter__account=account("C-2")).update(expires_at=clock.now())
    batch = Batch(process=issued.process, again=True)
    actions.begin(batch, by=console())
    many = letters.prepare(issuing._next(batch, 10), expires=until)
    reload(issued, C_1=ANOTHER, C_2=ELSEWHERE)
    with pytest.raises(Refused) as refused:
        actions.issue_again(mine, prepared=alone, by=console())
    assert refused.value.reason is Reason.ISSUED_MEANWHILE
    assert [each.account for each in many] == [account("C-2")]
    assert actions.issue(batch, prepared=many, by=console()).letters == []
    (letter,) = issuing.issue(issued.process, by=console(), again=True).letters.filter(account__candidacy__key="C-2")
    assert "Consejo de Cenotillo de Arriba" in "".join(pages(letters.content(letter)))
    issuing.issue_again(account("C-1"), by=console())
    assert "Partido del Faisán" in "".join(pages(letters.content(account("C-1").letters.last())))


@pytest.mark.parametrize("status", ["renuncia", "cancelada", "sustituida", "fallecimiento"])
def test_the_letter_of_who_stands_no_more_dies_in_whatever_hands(issued, status, django_capture_on_commit_callbacks):
    handed("C-1", HOLDER)
    Activation.objects.filter(letter__account=account("C-3")).update(used_at=clock.now())
    files = prepared(issued.process, "consejo", [VILLA])
    with django_capture_on_commit_callbacks(execute=True):
        told = reload(issued, **{key: {"ESTATUS": status} for key in ("C_1", "C_2", "C_3")})
    assert {key for key, (_, _, serves) in stands().items() if not serves} == {"C-1", "C-2", "C-3"}
    assert "2 cartas dejan de servir, porque su candidatura ya no está registrada." in told.printed
    assert not any(private().exists(file) for file in files)
    assert Entry.objects.filter(action="accounts-closed").count() == 1
    with pytest.raises(Refused) as refused:
        issuing.issue_again(account("C-1"), by=console())
    assert refused.value.reason is Reason.STANDS_NO_MORE
    reload(issued)
    assert issuing.issue(issued.process, by=console(), again=True).letters.count() == 2


def test_a_former_council_brings_the_receipt_of_what_it_delivered_and_of_nothing_else(issued):
    mine = handed("C-1", HOLDER)
    reload(issued, C_1=ELSEWHERE, C_2=ELSEWHERE)
    other = person("consejo-nuevo", Role.LOCAL_COUNCIL, f"registro/{CENOTILLO}").capacities.get()
    theirs = actions.deliver(
        account("C-1").letters.get(),
        delivery=Delivery(
            outcome=Delivery.Outcome.DELIVERED, at=clock.now(), way=Delivery.Way.AT_THE_DESK, receiver=HOLDER,
            received_by="Otra persona", identified_by=Delivery.Document.VOTER,
        ),
        by=other,
    )  # fmt: skip
    colleague = person("otra-del-consejo", Role.LOCAL_COUNCIL, f"registro/{VILLA}")
    application(colleague)
    villa = entered(colleague)
    path = reverse("credentials:acuse", args=[mine.pk])
    assert path in villa.get("/entregas/").text
    assert villa.get(reverse("credentials:account", args=[account("C-1").pk])).status_code == 404
    assert villa.get(reverse("credentials:acuse", args=[theirs.pk])).status_code == 404
    sent = villa.post(path, {"acuse": SimpleUploadedFile("acuse.pdf", b"%PDF-1.7 acuse %%EOF")})
    assert sent["Location"] == "/entregas/"
    assert path not in villa.get("/entregas/").text
    mine.refresh_from_db()
    assert mine.acuse


def test_a_letter_set_before_the_register_changed_is_not_given(issued):
    """Between the setting of a letter and the giving of its code, somebody corrects the register."""
    late = row("C-7", NUMERO="7", NOMBRE="Eva Chan")
    issued.load(*issued.rows, late)
    batch = Batch(process=issued.process)
    actions.begin(batch, by=console())
    some = letters.prepare(issuing._next(batch, 10), expires=clock.now() + timedelta(days=1))
    issued.load(*issued.rows, late | ANOTHER)
    assert actions.issue(batch, prepared=some, by=console()).letters == []
    issuing.issue(issued.process, by=console())
    assert stands()["C-7"] == ("faisan", VILLA, True)

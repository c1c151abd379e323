# SPDX-License-Identifier: EUPL-1.2
"""What an agreement changes of the register: who leaves, who comes, who comes back, and what nobody inherits."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from conoceles.accounts.models import Activation, Capacity, Session, User
from conoceles.accounts.queries import console
from conoceles.accounts.rules import Role
from conoceles.candidacies.models import Candidacy, Correction, Effect, Movement, Person
from conoceles.candidacies.movements import actions
from conoceles.candidacies.movements.orders import Change, Kind, Order
from conoceles.candidacies.movements.rules import Reason
from conoceles.candidacies.queries import edition
from conoceles.credentials import issuing
from conoceles.credentials.models import Account
from conoceles.elections.models import Agreement, Council, Membership, Position, Postulant, Territory
from conoceles.elections.queries import today
from conoceles.elections.rules import Reason as OfElections
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.outbox.models import Message
from conoceles.record.models import Entry
from tests.people import entered

from .conftest import row

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]
DAY = date(2024, 4, 10)
VILLA = "municipio-31001"
COMES = {"key": "C-9", "person": "persona 9", "name": "Sol Moo", "sex": "mujer", "age": "33", "reelection": "no"}


@pytest.fixture
def loaded(desk):
    """A presidency with its alternate, and a list of three places: the second one without alternate."""
    Position.objects.update(titular_owes=["curricular"])
    desk.process.parameters["activation_days"] = {"value": 10}
    desk.process.save()
    Council.objects.create(
        process=desk.process, key=VILLA, name="Consejo de Villa", territory=Territory.objects.get(slug=VILLA)
    )
    desk.rows = [
        row("C-1", FECHA="2024-02-20"),
        row("C-2", NOMBRE="Eva Chan", CALIDAD="Suplente"),
        *(
            row(f"R-{place}{seat[0]}", NOMBRE=f"Regi {place} {seat}", CARGO="ayuntamiento/regiduria", NUMERO=str(place),
                CALIDAD=seat)
            for place, seat in ((1, "Propietaria"), (1, "Suplente"), (2, "Propietaria"), (3, "Propietaria"))
        ),
    ]  # fmt: skip
    desk.load(*desk.rows)
    return desk


def of(key):
    return Candidacy.objects.get(key=key)


def order(token="una", on=DAY, **agreement):
    process = Candidacy.objects.first().process
    known = process.agreements.get(key="C.G.007")
    return Order(Agreement(process=process, **agreement) if agreement else known, on, token)


def move(key, kind, *, token=None, on=DAY, by=None, seen="whatever it is", agreement=None, **change):
    """Register one, as a person would: look first, and confirm what was seen."""
    change = Change(kind, **change)
    token = token or f"{key} {kind} {Movement.objects.count()}"
    if seen == "whatever it is":
        seen = None
    return actions.move(of(key), change=change, order=order(token, on, **(agreement or {})), seen=seen,
                        by=by or console())  # fmt: skip


def refused(reason, function, *args, **more):
    with pytest.raises(Refused) as caught:
        function(*args, **more)
    assert caught.value.reason is reason
    return caught.value


def told():
    return {one.candidacy.key: (one.before.get("status", ""), one.after["status"]) for one in Effect.objects.all()}


class TestLeaving:
    @pytest.mark.parametrize(
        ("kind", "status"),
        [(Kind.RESIGNATION, "renuncia"), (Kind.CANCELLATION, "cancelada"), (Kind.DEATH, "fallecimiento")],
    )
    def test_leaves_the_seat_empty_and_says_by_which_agreement_and_since_when(self, loaded, kind, status):
        done = move("C-1", kind, agreement={"key": "C.G.050", "body": "Consejo General", "title": "Baja",
                                            "issued_on": date(2024, 4, 9)})  # fmt: skip
        assert loaded.register("status", "status_on")["C-1"] == (status, DAY)
        (movement,) = done.movements
        assert (movement.agreement.key, movement.effective_on, movement.other) == ("C.G.050", DAY, None)
        assert told() == {"C-1": ("registrada", status)}
        entry = Entry.objects.last()
        assert (entry.action, entry.about) == ("movement-registered", f"candidacies.Candidacy:{of('C-1').pk}")
        assert of("C-2").status == "registrada"
        assert not Candidacy.objects.filter(formula=of("C-1").formula, seat="P", status="registrada").exists()

    def test_is_refused_twice_and_for_a_day_that_has_not_come_or_before_she_was_registered(self, loaded):
        later = today(loaded.process) + timedelta(days=1)
        refused(Reason.TO_COME, move, "C-1", Kind.RESIGNATION, on=later)
        refused(Reason.BEFORE_REGISTERED, move, "C-1", Kind.RESIGNATION, on=date(2024, 2, 19))
        move("C-1", Kind.RESIGNATION)
        refused(Reason.NOT_STANDING, move, "C-1", Kind.DEATH)

    def test_the_same_page_sent_twice_is_registered_once(self):
        fresh = {"key": "C.G.051", "body": "Consejo General", "title": "Renuncia", "issued_on": DAY}
        move("C-1", Kind.RESIGNATION, token="una", agreement=fresh)
        refused(Reason.ALREADY_DONE, move, "C-1", Kind.RESIGNATION, token="una", agreement=fresh)
        assert Movement.objects.count() == 1

    def test_an_agreement_is_typed_once_and_never_from_tomorrow(self, loaded):
        refused(OfElections.AGREEMENT_EXISTS, move, "C-1", Kind.RESIGNATION, agreement={"key": "C.G.007"})
        late = today(loaded.process) + timedelta(days=2)
        refused(OfElections.AGREEMENT_TO_COME, move, "C-1", Kind.RESIGNATION,
                agreement={"key": "C.G.052", "issued_on": late})  # fmt: skip

    def test_what_was_seen_must_still_be_so(self):
        shown = move("C-1", Kind.NAME, written={"name": "Ana Uh"}).seen
        refused(Reason.REGISTER_CHANGED, move, "C-2", Kind.RESIGNATION, seen=shown)
        assert of("C-2").status == "registrada"

    def test_a_file_that_was_being_read_meanwhile_is_told_so(self, loaded):
        before = edition(loaded.process)
        move("C-1", Kind.RESIGNATION)
        assert edition(loaded.process) != before


class TestSubstitution:
    def test_the_old_one_leaves_and_stays_and_the_new_one_is_another(self, loaded):
        done = move("C-1", Kind.SUBSTITUTION, written=COMES)
        came = of("C-9")
        assert (came.status, came.seat, came.replaces) == ("registrada", "P", of("C-1"))
        assert came.formula == of("C-1").formula
        assert (came.registered_on, came.agreement.key, came.person.name) == (DAY, "C.G.007", "Sol Moo")
        assert loaded.register("status", "status_on")["C-1"] == ("sustituida", DAY)
        assert told() == {"C-1": ("registrada", "sustituida"), "C-9": ("", "registrada")}
        assert (done.movements[0].candidacy, done.movements[0].other) == (of("C-1"), came)

    def test_says_why_she_left_and_fills_a_place_that_was_empty(self, loaded):
        move("C-1", Kind.SUBSTITUTION, written=COMES, cause="fallecimiento")
        assert of("C-1").status == "fallecimiento"
        move("R-2P", Kind.RESIGNATION)
        move("R-2P", Kind.SUBSTITUTION, written=COMES | {"key": "R-9", "person": "persona 10", "name": "Luz May"},
             on=DAY + timedelta(days=3))  # fmt: skip
        assert loaded.register("status", "status_on")["R-2P"] == ("renuncia", DAY)
        assert of("R-9").replaces == of("R-2P")

    def test_one_place_is_given_once_and_a_key_is_of_one(self):
        move("C-1", Kind.SUBSTITUTION, written=COMES)
        again = COMES | {"key": "C-10", "person": "persona 10", "name": "Otra Más"}
        refused(Reason.REPLACED_ALREADY, move, "C-1", Kind.SUBSTITUTION, written=again)
        refused(Reason.WRONG, move, "C-2", Kind.SUBSTITUTION, written=again | {"key": "C-9"})
        assert of("C-2").status == "registrada"

    def test_warnings_about_who_comes_must_be_read(self):
        namesake = COMES | {"name": "Regi 3 Propietaria"}
        refused(Reason.UNREAD, move, "C-1", Kind.SUBSTITUTION, written=namesake)


class TestAccounts:
    def enter(self, key):
        """She took her account and has a session open."""
        user = Account.objects.get(candidacy__key=key).user
        user.set_password("cuatro venados")
        user.email = f"{key}@correo.example".lower()
        user.save()
        entered(user)
        Activation.objects.filter(user=user).update(used_at=clock.now())
        return user

    def test_of_who_leaves_ends_at_once_and_the_new_one_waits_for_her_own_letter(self, loaded):
        issuing.issue(loaded.process, by=console())
        ana = self.enter("C-1")
        done = move("C-1", Kind.SUBSTITUTION, written=COMES)
        assert done.followed.closed == 1
        assert not Session.objects.filter(user=ana).exists()
        assert not any(one.in_force for one in ana.capacities.all())
        issuing.issue(loaded.process, by=console())
        came = Account.objects.get(candidacy__key="C-9")
        assert came.user != ana
        assert [one.scope for one in came.user.capacities.all()] == [str(of("C-9").pk)]
        assert ana.capacities.get().scope == str(of("C-1").pk)

    def test_that_nobody_took_has_its_letter_annulled(self, loaded):
        issuing.issue(loaded.process, by=console())
        done = move("C-1", Kind.RESIGNATION)
        assert (done.followed.annulled, done.followed.closed) == (1, 1)
        assert not Activation.objects.in_force(clock.now()).filter(letter__account__candidacy=of("C-1")).exists()

    def test_of_who_is_restored_opens_again_with_her_own_password(self, loaded):
        issuing.issue(loaded.process, by=console())
        ana = self.enter("C-1")
        move("C-1", Kind.SUBSTITUTION, written=COMES)
        issuing.issue(loaded.process, by=console())
        sol = self.enter("C-9")
        done = move("C-1", Kind.RESTORATION)
        assert (done.followed.closed, done.followed.reopened) == (1, 1)
        assert [one.scope for one in ana.capacities.all() if one.in_force] == [str(of("C-1").pk)]
        assert not any(one.in_force for one in sol.capacities.all())
        assert User.objects.get(pk=ana.pk).check_password("cuatro venados")

    def test_whoever_has_mail_is_told_and_nobody_writes_to_who_died(self, loaded):
        issuing.issue(loaded.process, by=console())
        for key in ("C-1", "R-1P", "R-2P"):
            self.enter(key)
        party = Account.objects.get(candidacy=None, postulant__key="ceiba").user
        User.objects.filter(pk=party.pk).update(email="partido@correo.example")
        move("C-1", Kind.DEATH)
        assert list(Message.objects.values_list("to", flat=True)) == ["partido@correo.example"]
        move("R-1P", Kind.RESIGNATION)
        move("R-2P", Kind.PLACE, formula=str(of("R-3P").formula_id))
        tos = list(Message.objects.order_by("queued_at").values_list("to", "template"))[1:]
        assert set(tos) == {
            ("r-1p@correo.example", "credentials/mail/left"), ("r-2p@correo.example", "credentials/mail/changed"),
            ("partido@correo.example", "credentials/mail/movement"),
        }  # fmt: skip


class TestRestoration:
    def test_the_one_who_came_leaves_and_who_comes_back_has_her_seat(self, loaded):
        move("C-1", Kind.SUBSTITUTION, written=COMES)
        done = move("C-1", Kind.RESTORATION, on=DAY + timedelta(days=5))
        assert loaded.register("status")["C-1"] == "registrada"
        assert loaded.register("status")["C-9"] == "cancelada"
        assert (of("C-1").formula, of("C-1").seat) == (of("C-9").formula, "P")
        assert done.movements[0].other == of("C-9")

    def test_takes_the_seat_to_which_her_place_was_moved_meanwhile(self, loaded):
        move("R-2P", Kind.SUBSTITUTION, written=COMES)
        move("C-9", Kind.PLACE, formula=str(of("R-3P").formula_id))
        move("R-2P", Kind.RESTORATION)
        assert loaded.register("formula__number", "status")["R-2P"] == ("3", "registrada")
        assert loaded.register("formula__number", "status")["R-3P"] == ("2", "registrada")

    def test_who_stands_is_not_restored_and_nobody_is_pushed_from_a_seat_that_was_never_hers(self):
        refused(Reason.STANDS, move, "C-1", Kind.RESTORATION)
        move("C-1", Kind.RESIGNATION)
        move("C-2", Kind.SEAT)  # the alternate takes the seat of the titular
        refused(Reason.SEAT_HELD, move, "C-1", Kind.RESTORATION)

    def test_who_stands_for_something_else_by_now_leaves_that_first(self):
        move("R-3P", Kind.RESIGNATION)
        same = {"person": "persona R-3P", "name": "Regi 3 Propietaria", "age": "41"}
        move("C-1", Kind.SUBSTITUTION, written=COMES | same)
        told = refused(Reason.WRONG, move, "R-3P", Kind.RESTORATION)
        assert "ya contiende por otro cargo" in told.details["found"].found[0].message
        move("C-9", Kind.RESIGNATION)
        move("R-3P", Kind.RESTORATION)

    def test_of_the_middle_of_a_chain_only_who_stands_leaves(self, loaded):
        move("C-1", Kind.SUBSTITUTION, written=COMES)
        later = COMES | {"key": "C-10", "person": "persona 10", "name": "Luz May"}
        move("C-9", Kind.SUBSTITUTION, written=later)
        move("C-9", Kind.RESTORATION)
        assert loaded.register("status") == {
            "C-1": "sustituida", "C-2": "registrada", "C-9": "registrada", "C-10": "cancelada",
            "R-1P": "registrada", "R-1S": "registrada", "R-2P": "registrada", "R-3P": "registrada",
        }  # fmt: skip
        move("C-9", Kind.SUBSTITUTION, written=later | {"key": "C-11", "person": "persona 11", "name": "Mar Ek"})
        assert of("C-11").replaces == of("C-9")


class TestPlaces:
    def test_two_formulas_of_a_list_trade_places_with_everybody_in_them(self, loaded):
        move("R-1P", Kind.PLACE, formula=str(of("R-2P").formula_id))
        numbers = loaded.register("formula__number", "formula__order", "seat")
        assert {key: numbers[key] for key in ("R-1P", "R-1S", "R-2P")} == {
            "R-1P": ("2", 2, "P"), "R-1S": ("2", 2, "S"), "R-2P": ("1", 1, "P"),
        }  # fmt: skip
        (movement,) = Movement.objects.all()
        assert movement.other == of("R-2P")
        assert {one.candidacy.key for one in movement.effects.all()} == {"R-1P", "R-1S", "R-2P"}
        same = [one | {"NUMERO": {"R-1P": "2", "R-1S": "2", "R-2P": "1"}.get(one["CLAVE"], one["NUMERO"])}
                for one in loaded.rows]  # fmt: skip
        loaded.load(*same)
        assert loaded.register("formula__number", "formula__order", "seat") == numbers

    def test_one_goes_to_a_place_where_nobody_is(self, loaded):
        move("R-3P", Kind.PLACE, written={"number": " 7 "})
        assert loaded.register("formula__number", "formula__order")["R-3P"] == ("7", 7)
        refused(Reason.SAME_PLACE, move, "R-3P", Kind.PLACE, written={"number": "7"})
        refused(Reason.NO_SUCH_PLACE, move, "R-3P", Kind.PLACE, written={"number": " "})

    def test_another_list_is_no_place_of_hers(self, loaded):
        loaded.load(*loaded.rows, row("F-1", POSTULA="Partido del Faisán", NOMBRE="Fer Faisán"))
        refused(Reason.NO_SUCH_PLACE, move, "R-1P", Kind.PLACE, formula=str(of("F-1").formula_id))

    def test_titular_and_alternate_trade_and_an_alternate_alone_goes_up(self):
        move("C-1", Kind.SEAT)
        assert (of("C-1").seat, of("C-2").seat) == ("S", "P")
        move("C-1", Kind.RESIGNATION)
        move("C-2", Kind.SEAT)
        assert (of("C-2").seat, of("C-2").status) == ("S", "registrada")


class TestNames:
    def test_a_name_changes_in_all_her_candidacies_and_her_address_does_not(self):
        slug = of("C-1").slug
        move("C-1", Kind.NAME, written={"name": "Ana Pérez Uh", "nickname": "La Maestra"})
        assert (of("C-1").person.name, of("C-1").person.nickname) == ("Ana Pérez Uh", "La Maestra")
        assert of("C-1").slug == slug
        kept = Effect.objects.get()
        assert (kept.before["name"], kept.after["name"]) == ("Ana Pérez Uc", "Ana Pérez Uh")
        refused(Reason.NOTHING_CHANGES, move, "C-1", Kind.NAME, written={"name": "Ana Pérez Uh"})

    def test_a_former_name_is_not_kept_where_the_process_says_so(self, loaded):
        loaded.process.parameters["correction_history"] = {"value": False}
        loaded.process.save()
        move("C-1", Kind.NAME, written={"name": "Ana Pérez Uh"})
        assert "Ana Pérez Uc" not in str(Effect.objects.get().before)
        assert Person.objects.filter(name="Ana Pérez Uh").exists()

    def test_a_party_of_origin_changes_within_an_alliance_for_the_whole_formula(self, loaded):
        refused(Reason.NOT_AN_ALLIANCE, move, "C-1", Kind.ORIGIN, written={"party_of_origin": "faisan"})
        for party in ("ceiba", "faisan"):
            Membership.objects.create(
                alliance=Postulant.objects.get(key="selva"), party=Postulant.objects.get(key=party)
            )
        allied = {"POSTULA": "Juntas por la Selva", "SIGLADO": "ceiba"}
        mate = row("S-2", CALIDAD="Suplente", NOMBRE="Mar Ek", **allied)
        loaded.load(*loaded.rows, row("S-1", NOMBRE="Isa Moo", **allied), mate)
        move("S-1", Kind.ORIGIN, written={"party_of_origin": "faisan"})
        assert of("S-2").formula.party_of_origin.key == "faisan"
        assert {one.candidacy.key for one in Effect.objects.all()} == {"S-1", "S-2"}
        assert not Correction.objects.exists()


def test_nobody_else_registers_movements():
    user = User.objects.create(username="p")
    for role, scope in ((Role.PARTY_ROOT, "registro/ceiba"), (Role.INSTANCE, "registro"), (Role.AREA, "otro")):
        by = Capacity.objects.create(user=user, role=role, scope=scope)
        with pytest.raises(PermissionDenied):
            move("C-1", Kind.RESIGNATION, by=by)


class TestAFile:
    def test_that_says_who_left_who_came_and_who_is_back_writes_their_movements(self, loaded):
        gone = {"ESTATUS": "sustituida", "FECHA_ESTATUS": "2024-04-01"}
        came = row("C-9", NOMBRE="Sol Moo", SUSTITUYE_A="C-1", FECHA="2024-04-02", ACUERDO="C.G.007")
        later = [one | {"C-1": gone, "R-3P": {"ESTATUS": "fallecimiento"}}.get(one["CLAVE"], {}) for one in loaded.rows]
        loaded.load(*later, came)
        assert told() == {
            "C-1": ("registrada", "sustituida"), "C-9": ("", "registrada"), "R-3P": ("registrada", "fallecimiento"),
        }  # fmt: skip
        substitution = Movement.objects.get(kind=Kind.SUBSTITUTION)
        assert (substitution.candidacy, substitution.other) == (of("C-1"), of("C-9"))
        assert (substitution.agreement.key, substitution.effective_on) == ("C.G.007", date(2024, 4, 2))
        loaded.load(*later, came)
        assert Movement.objects.count() == 2
        loaded.load(*later[:-1], loaded.rows[-1], came)
        assert Movement.objects.get(kind=Kind.RESTORATION).candidacy == of("R-3P")

    def test_that_undoes_a_movement_says_so_before_it_is_loaded(self, loaded):
        move("C-1", Kind.RESIGNATION)
        move("R-1P", Kind.PLACE, formula=str(of("R-2P").formula_id))
        found = loaded.load(*loaded.rows, options=[])
        assert sorted((problem, line) for problem, line, _ in found.problems() if problem == "deshace-correccion") == [
            ("deshace-correccion", line) for line in (2, 4, 5, 6)
        ]
        assert "estatus" in "".join(found.messages())
        assert of("C-1").status == "renuncia"

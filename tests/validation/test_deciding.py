# SPDX-License-Identifier: EUPL-1.2
"""A decision that could be defended, from the terminal and from any other door."""

from io import StringIO

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command

from conoceles.accounts.models import Capacity, User
from conoceles.accounts.queries import console
from conoceles.accounts.rules import Role
from conoceles.candidacies.models import Candidacy
from conoceles.capture.actions import endorse, send
from conoceles.capture.models import Revision
from conoceles.kernel.refusals import Refused
from conoceles.record.models import Entry
from conoceles.validation import queries
from conoceles.validation.actions import decide
from conoceles.validation.models import Observation, Review
from conoceles.validation.rules import Reason
from tests.world import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def here():
    return world()


@pytest.fixture
def ana(here):
    return here.candidacy()


@pytest.fixture
def sends(here, ana):
    def sends(text, **answers):
        return send(ana, here.questionnaire, answers={"camino": text} | answers, by=here.as_candidacy(ana))

    return sends


def terminal(command, *arguments):
    """What the command prints; what keeps it from being done is raised as CommandError."""
    out = StringIO()
    call_command(command, "candidatura-1", "curricular", "--process", "prueba", *arguments, stdout=out)
    return out.getvalue()


def digest_shown():
    return terminal("read_revision").split("Huella: ")[1].strip()


def test_who_reads_sees_the_whole_text_and_its_digest(sends):
    revision = sends("Maestra rural.\nDesde 2004.", correo_aclaraciones="ana@privado.example")
    shown = terminal("read_revision")
    for piece in (
        "Ana Pérez Uc · Cuestionario curricular, revisión 1", "[trayectoria] Trayectoria", "Maestra rural.",
        "    Desde 2004.", "ana@privado.example", "— sin respuesta —", "Estado: por dictaminar",
        f"Huella: {revision.digest}",
    ):  # fmt: skip
        assert piece in shown


def test_what_is_read_commands_no_terminal(sends):
    sends("Maestra\x1b[2J rural.\r\n\tDesde\u202e 2004.")
    shown = terminal("read_revision")
    assert "    Maestra\\x1b[2J rural.\n        Desde\\u202e 2004." in shown
    assert shown.replace("\n", "").isprintable()


def test_what_was_read_is_approved(sends):
    revision = sends("Maestra rural.")
    assert "aprobada" in terminal("decide_revision", "--seen", digest_shown(), "--outcome", "aprobada")
    assert list(queries.approved()) == [revision]
    review = Review.objects.get()
    assert (review.digest, review.decided_by.role) == (revision.digest, Role.CONSOLE)
    assert Entry.objects.filter(action="validation-decided", digest=revision.digest).count() == 1
    assert "Estado: aprobada" in terminal("read_revision")


def test_where_the_party_accepts_first_nothing_is_approved_before_and_anything_returned(here, ana, sends):
    here.process.parameters["validation_model"] = {"value": "actor-politico"}
    here.process.save()
    first = sends("Maestra rural.")
    approval = ("decide_revision", "--seen", first.digest, "--outcome", "aprobada")
    with pytest.raises(CommandError, match="La representación todavía no acepta"):
        terminal(*approval)
    party = Capacity.objects.create(
        user=User.objects.create(username="rep"), role=Role.PARTY, scope=f"prueba/{ana.formula.postulant.key}"
    )
    endorse(first, seen=first.digest, by=party)
    assert "aprobada" in terminal(*approval)
    second = sends("Maestra rural y regidora.")
    terminal("decide_revision", "--seen", second.digest, "--outcome", "devuelta", "--observation", "contacto: Falta")
    assert Review.objects.get(revision=second).outcome == "devuelta"


def test_what_must_be_corrected_is_said_by_section(sends):
    sends("Maestra rural.")
    terminal(
        "decide_revision", "--seen", digest_shown(), "--outcome", "devuelta",
        "--observation", "trayectoria:Faltan los años: ¿cuáles?", "--observation", "contacto: No hay ninguno",
    )  # fmt: skip
    assert set(Observation.objects.values_list("section", "text")) == {
        ("trayectoria", "Faltan los años: ¿cuáles?"),
        ("contacto", "No hay ninguno"),
    }
    assert not queries.approved().exists()
    assert not queries.awaiting_decision().exists()


def test_a_text_that_changed_while_it_was_read_is_not_approved(sends):
    sends("Regidora.")
    read = digest_shown()
    sends("Gobernadora.")  # while the reviewer is still reading
    with pytest.raises(CommandError, match=r"cambió mientras la leía.*Léala de nuevo"):
        terminal("decide_revision", "--seen", read, "--outcome", "aprobada")
    assert not Review.objects.exists()
    assert not Entry.objects.filter(action="validation-decided").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--outcome", "devuelta"], "diga qué debe corregirse"),
        (["--outcome", "aprobada", "--observation", "trayectoria:Falta"], "No se puede aprobar con observaciones"),
        (
            ["--outcome", "devuelta", "--observation", "cocina:Falta"],
            "rubro «cocina».*trayectoria, contacto",
        ),
        (["--outcome", "devuelta", "--observation", "sin rubro"], "se espera RUBRO:TEXTO"),
        (["--outcome", "dudosa"], "dudosa"),
    ],
)
def test_a_decision_that_could_not_be_defended_is_refused_in_words(sends, arguments, said):
    sends("Maestra rural.")
    with pytest.raises(CommandError, match=said):
        terminal("decide_revision", "--seen", digest_shown(), *arguments)
    assert not Review.objects.exists()


def test_nobody_decides_on_what_she_sent(here, ana, sends):
    sends("Maestra rural.")
    author = Revision.objects.get().sent_by.user
    with pytest.raises(CommandError, match="Nadie dictamina lo que envió"):
        terminal("decide_revision", "--seen", digest_shown(), "--outcome", "aprobada", "--as", author.username)
    assert not Review.objects.exists()


def test_an_older_revision_and_a_decided_one_are_not_decided(here, sends):
    old = sends("Uno dos tres.")
    new = sends("Cuatro cinco.")
    by = here.as_reviewer()
    with pytest.raises(Refused) as superseded:
        decide(old, outcome="aprobada", seen=old.digest, by=by)
    decide(new, outcome="aprobada", seen=new.digest, by=by)
    with pytest.raises(Refused) as decided:
        decide(new, outcome="devuelta", seen=new.digest, observations=[("contacto", "Falta")], by=by)
    assert (superseded.value.reason, decided.value.reason) == (Reason.SUPERSEDED, Reason.ALREADY_DECIDED)
    assert list(queries.approved()) == [new]


@pytest.mark.parametrize("outcome", ["aprobada", "devuelta"])
def test_whoever_stands_no_more_is_not_decided_on_until_she_is_back(here, ana, sends, outcome):
    revision, by = sends("Maestra rural."), here.as_reviewer()
    what = {"outcome": outcome, "seen": revision.digest, "by": by}
    told = [("contacto", "Falta.")] if outcome == "devuelta" else []
    Candidacy.objects.filter(pk=ana.pk).update(status="renuncia")
    with pytest.raises(Refused) as refused:
        decide(revision, observations=told, **what)
    assert (refused.value.reason, Review.objects.count()) == (Reason.NOT_STANDING, 0)
    Candidacy.objects.filter(pk=ana.pk).update(status="registrada")
    assert decide(revision, observations=told, **what).outcome == outcome


@pytest.mark.parametrize(
    ("role", "scope"), [(Role.INSTANCE, "otro-proceso"), (Role.AREA, "prueba"), (Role.CANDIDACY, "prueba")]
)
def test_nobody_else_decides(sends, role, scope):
    revision = sends("Maestra rural.")
    by = Capacity.objects.create(user=User.objects.create(username="alguien"), role=role, scope=scope)
    with pytest.raises(PermissionDenied):
        decide(revision, outcome="aprobada", seen=revision.digest, by=by)
    assert not Review.objects.exists()
    decide(revision, outcome="aprobada", seen=revision.digest, by=console())


@pytest.mark.parametrize("who", ["read_revision", "decide_revision"])
def test_who_has_sent_nothing_is_named(here, ana, who):
    decision = [] if who == "read_revision" else ["--seen", "0" * 64, "--outcome", "aprobada"]
    with pytest.raises(CommandError, match=r"«candidatura-1» del proceso «prueba» no ha enviado"):
        terminal(who, *decision)

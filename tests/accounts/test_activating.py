# SPDX-License-Identifier: EUPL-1.2
"""An account is taken with its code, and every code that does not serve gets the same answer."""

from datetime import timedelta

import pytest
from django.contrib.auth import authenticate

from conoceles.accounts import actions
from conoceles.accounts.models import Activation, Capacity, User, WrongGuesses
from conoceles.accounts.rules import Role
from conoceles.accounts.rules.delays import PATIENCE, Count
from conoceles.kernel import clock, codes
from tests.people import person

pytestmark = pytest.mark.django_db
NEW = "cinco venados cruzan el sacbé"
SAME = (
    "Ese usuario y ese código no abren ninguna cuenta. Revise que estén completos, tal como los dice su carta; "
    "si el código venció o ya se usó, pida otra."
)


@pytest.fixture
def root():
    return person("ceiba", Role.PARTY_ROOT, "prueba/ceiba").capacities.get()


def invited(root, username="nueva"):
    newcomer = Capacity(user=User(username=username, name="Persona Nueva"), role=Role.PARTY, scope=root.scope)
    return actions.invite(newcomer, by=root)


def take(client, code, account="nueva"):
    return client.post("/activar/", {"account": account, "code": code, "password1": NEW, "password2": NEW})


def test_a_letter_opens_its_account_however_it_is_typed(root, client):
    code = invited(root)
    answer = take(client, f"  {code.lower().replace('-', ' ')} ", account=" Nueva ")
    assert answer.status_code == 302
    assert authenticate(None, username="nueva", password=NEW) == User.objects.get(username="nueva")


@pytest.mark.parametrize("state", ["guessed", "badly copied", "used", "expired", "replaced", "closed", "foreign"])
def test_a_code_that_does_not_serve_gets_the_same_answer_whatever_the_cause(root, state, client):
    code = invited(root)
    user = User.objects.get(username="nueva")
    account = "nueva"
    match state:
        case "guessed":
            code = codes.mint()
        case "badly copied":
            code = code[:-1] + ("2" if code[-1] != "2" else "3")
        case "used":
            actions.take(user, code=code, password=f"{NEW} ayer", by=actions.Oneself(user))
        case "expired":
            Activation.objects.update(expires_at=clock.now())
        case "replaced":
            actions.reissue(user, by=root)
        case "closed":
            User.objects.filter(pk=user.pk).update(is_active=False)
        case "foreign":
            invited(root, "otra")
            account = "otra"
    answer = take(client, code, account)
    assert (answer.status_code, answer.context["form"].errors) == (422, {"code": [SAME]})
    nobody = take(client, codes.mint(), "quien-no-existe")
    shown = [_without_what_was_typed(page) for page in (answer, nobody)]
    assert shown[0] == shown[1]
    assert authenticate(None, username=account, password=NEW) is None


def _without_what_was_typed(page):
    form = page.context["form"]
    shown = page.content.decode()
    for name in ("account", "code"):
        shown = shown.replace(f'value="{form[name].value()}"', "")
    start = shown.index('name="csrfmiddlewaretoken"')
    return shown[:start] + shown[shown.index(">", start) :]


def test_guesses_from_one_place_soon_have_to_wait_and_the_right_code_is_not_lost(root, client):
    code = invited(root)
    for _ in range(PATIENCE[Count.STRANGER].free):
        assert take(client, codes.mint()).status_code == 422
    waiting = take(client, code)
    assert waiting.status_code == 429
    assert int(waiting["Retry-After"]) >= 1
    WrongGuesses.objects.update(last_at=clock.now() - timedelta(hours=2))
    assert take(client, code).status_code == 302


def test_who_copies_badly_spends_no_guess(root, client):
    code = invited(root)
    wrong = code[:-1] + ("2" if code[-1] != "2" else "3")
    for _ in range(PATIENCE[Count.STRANGER].free + 2):
        assert take(client, wrong).status_code == 422
    assert not WrongGuesses.objects.exists()
    assert take(client, code).status_code == 302


def test_guessing_at_an_account_s_code_does_not_delay_who_signs_in_with_its_password(root, client):
    invited(root)
    person("con-clave")
    for _ in range(PATIENCE[Count.STRANGER].free + 1):
        take(client, codes.mint(), "con-clave")
    answer = client.post("/entrar/", {"login": "con-clave", "password": "una que no es la suya"})
    assert answer.status_code != 429


def test_the_code_is_in_no_address_and_in_no_column(root, client):
    code = invited(root)
    take(client, code)
    kept = str([list(model.objects.values()) for model in (Activation, User, WrongGuesses)])
    assert code not in kept
    assert code.replace("-", "") not in kept

# SPDX-License-Identifier: EUPL-1.2
"""What ``@policy`` does with whoever asks, and what happens to a view without it."""

import pytest
from django.http import Http404, HttpResponse
from django.test import Client
from django.urls import path

from conoceles.accounts.models import Capacity
from conoceles.accounts.policy import policy
from conoceles.accounts.rules import Role
from conoceles.config.urls import urlpatterns as real
from tests.people import PASSWORD, application, entered, person, unmasked

pytestmark = pytest.mark.django_db


def bare(request):
    return HttpResponse("secreto")


def subject_of(request, number):
    if number > 2:
        raise Http404
    return number


@policy(lambda by, subject: by.role == Role.INSTANCE)
def as_instance(request):
    return HttpResponse(f"{request.acting.role}")


@policy(lambda by, subject: subject == 1, on=subject_of)
def on_subject(request, subject):
    return HttpResponse(f"es {subject}")


urlpatterns = [
    *real,
    path("desnuda/", bare, name="bare"),
    path("instancia/", as_instance, name="as-instance"),
    path("sujeto/<int:number>/", on_subject, name="on-subject"),
]


@pytest.fixture(autouse=True)
def _urls(settings):
    settings.ROOT_URLCONF = __name__


def test_a_view_without_policy_is_refused_to_everybody():
    assert Client().get("/desnuda/").status_code == 403
    assert entered(person("revisora", Role.INSTANCE, "prueba")).get("/desnuda/").status_code == 403


def test_what_one_may_not_do_to_a_subject_answers_as_if_there_were_none():
    browser = entered(person("revisora", Role.INSTANCE, "prueba"))
    assert browser.get("/sujeto/1/").content == b"es 1"
    forbidden, missing = browser.get("/sujeto/2/"), browser.get("/sujeto/3/")
    assert (forbidden.status_code, missing.status_code) == (404, 404)
    assert unmasked(forbidden) == unmasked(missing)


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
def test_whoever_is_refused_is_refused_by_every_method(method):
    browser = entered(person("area", Role.AREA, "prueba"))
    assert browser.generic(method, "/instancia/").status_code == 403
    assert browser.generic(method, "/sujeto/2/").status_code == 404


def test_whoever_holds_one_capacity_acts_in_it():
    assert entered(person("revisora", Role.INSTANCE, "prueba")).get("/instancia/").content == b"instancia-interna"


def test_whoever_holds_several_chooses_and_may_change_her_mind():
    user = person("secretario", Role.SECRETARY, "prueba")
    Capacity.objects.create(user=user, role=Role.INSTANCE, scope="prueba")
    ids = {held.role: held.pk for held in user.capacities.all()}
    browser = entered(user)
    assert browser.get("/instancia/")["Location"] == "/cuenta/caracter/?next=%2Finstancia%2F"

    chosen = browser.post("/cuenta/caracter/", {"capacity": ids[Role.INSTANCE], "next": "/instancia/"})
    assert chosen["Location"] == "/instancia/"
    assert browser.get("/instancia/").content == b"instancia-interna"
    assert "en carácter de <strong>Instancia Interna Responsable · prueba</strong>" in browser.get("/cuenta/").text

    browser.post("/cuenta/caracter/", {"capacity": ids[Role.SECRETARY]})
    assert browser.get("/instancia/").status_code == 403


def test_nobody_acts_in_the_capacity_of_another():
    user = person("secretario", Role.SECRETARY, "prueba")
    other = person("revisora", Role.INSTANCE, "prueba").capacities.get()
    browser = entered(user)
    assert browser.post("/cuenta/caracter/", {"capacity": other.pk}).status_code == 422
    session = browser.session
    session["acting_as"] = other.pk
    session.save()
    assert browser.get("/instancia/").status_code == 403


def test_choosing_a_capacity_leads_nowhere_outside():
    user = person("revisora", Role.INSTANCE, "prueba")
    for outside in ("https://otro.example/", "//otro.example/", "javascript:alert(1)"):
        sent = entered(user).post("/cuenta/caracter/", {"capacity": user.capacities.get().pk, "next": outside})
        assert sent["Location"] == "/"


def test_the_terminals_capacity_is_never_offered_on_a_screen():
    user = person("operadora", Role.CONSOLE)
    Capacity.objects.create(user=user, role=Role.UNIT, scope="prueba")
    page = entered(user).get("/cuenta/")
    assert "Consola" not in page.text
    assert page.context["request"].acting.role == Role.UNIT


def test_a_candidacy_may_go_without_second_factor_until_she_enrols_one():
    user = person("candidata", Role.CANDIDACY, "c-1")
    assert entered(user, proved=("password",)).get("/cuenta/").status_code == 200
    application(user)
    sent = Client().post("/entrar/", {"login": "candidata", "password": PASSWORD})
    assert sent["Location"] == "/entrar/codigo/"

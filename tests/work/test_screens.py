# SPDX-License-Identifier: EUPL-1.2
"""How far a job is, on a page that needs no JavaScript."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from conoceles.accounts.middleware import BY_ITSELF
from conoceles.accounts.rules import Role
from conoceles.accounts.sessions import SEEN
from conoceles.kernel import clock
from conoceles.work.models import Job
from conoceles.work.rules import State
from tests.people import application, entered, person

from .conftest import area

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return area()


@pytest.fixture
def browser(by):
    application(by.user)
    return entered(by.user)


def address(job, name="job"):
    return reverse(f"work:{name}", args=[job.pk])


def said(response):
    return re.sub(r"\s+", " ", response.content.decode())


def test_while_it_is_done_the_page_says_how_far_and_asks_again_by_itself(browser, ask, by):
    job = ask(by)
    Job.objects.update(state=State.RUNNING, done=1250, total=5000)
    page = browser.get(address(job))
    assert '<progress id="avance" class="progress" max="100" value="25"></progress>' in said(page)
    assert "1,250 de 5,000 rayas (25 %)." in said(page)
    assert page["Refresh"] == f"3; url={address(job)}?{BY_ITSELF}"
    Job.objects.update(begun_at=clock.now() - timedelta(minutes=2))
    assert browser.get(address(job))["Refresh"].startswith("10;")


def test_it_can_be_left_quiet(browser, ask, by):
    page = browser.get(address(ask(by)), {"quieta": ""})
    assert "Refresh" not in page.headers
    assert "Actualizarla sola" in said(page)


def test_what_is_not_counted_yet_has_a_bar_without_figure(browser, ask, by):
    job = ask(by)
    page = said(browser.get(address(job)))
    assert "Espera su turno." in page
    assert "<progress" not in page
    Job.objects.update(state=State.RUNNING)
    assert '<progress id="avance" class="progress"></progress>' in said(browser.get(address(job)))


def test_done_it_says_what_it_did_and_asks_no_more(browser, ask, by):
    job = ask(by)
    Job.objects.update(state=State.DONE, result={"counted": 3})
    page = browser.get(address(job))
    assert "Refresh" not in page.headers
    assert "Se contaron 3." in said(page)
    assert "Detener" not in said(page)
    assert "Continuar" not in said(page)


def test_failed_it_says_why_and_can_go_on(browser, ask, by):
    job = ask(by)
    Job.objects.update(state=State.FAILED, problem="Falta <disco>.", done=2, total=3)
    page = said(browser.get(address(job)))
    assert "Falta &lt;disco&gt;." in page
    assert "Se quedó en 2 de 3 rayas." in page
    assert browser.post(address(job, "go-on"))["Location"] == address(job)
    job.refresh_from_db()
    assert job.state == State.WAITING


def test_its_buttons_pressed_twice_do_it_once(browser, ask, by):
    job = ask(by)
    for _ in range(2):
        assert browser.post(address(job, "stop")).status_code == 302
    job.refresh_from_db()
    assert job.state == State.STOPPED
    for _ in range(2):
        assert browser.post(address(job, "go-on")).status_code == 302
    job.refresh_from_db()
    assert job.state == State.WAITING


@pytest.mark.parametrize(("role", "scope"), [(Role.AREA, "otra"), (Role.INSTANCE, "prueba"), (Role.UNIT, "prueba")])
def test_to_anybody_else_it_does_not_exist(ask, by, role, scope):
    stranger = person("ajena", role, scope)
    application(stranger)
    browser = entered(stranger)
    job = ask(by)
    assert browser.get(address(job)).status_code == 404
    for name in ("stop", "go-on"):
        assert browser.post(address(job, name)).status_code == 404
    job.refresh_from_db()
    assert job.state == State.WAITING


def test_a_page_that_asks_again_by_itself_keeps_no_session_open(browser, ask, by):
    job = ask(by)

    def idle(minutes):
        session = browser.session
        session[SEEN] = (clock.now() - timedelta(minutes=minutes)).isoformat()
        session.save()
        return session[SEEN]

    seen = idle(29)
    assert browser.get(address(job), {BY_ITSELF: ""}).status_code == 200
    assert browser.session[SEEN] == seen
    browser.get(address(job))
    assert browser.session[SEEN] > seen
    idle(31)
    assert browser.get(address(job), {BY_ITSELF: ""})["Location"].startswith("/entrar/")

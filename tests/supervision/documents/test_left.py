# SPDX-License-Identifier: EUPL-1.2
"""What is typed in a draft is never lost: not when the session ended, nor when somebody else saved meanwhile."""

import re

import pytest
from django.urls import reverse

from conoceles.accounts.rules import Role
from conoceles.kernel import clock
from conoceles.supervision.documents import actions
from conoceles.supervision.documents.leaving import forget
from conoceles.supervision.documents.periodic import sweep_documents
from conoceles.supervision.models import Draft, LeftDraft
from tests.people import entered

from .test_screens import browser

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(office):
    office.cycle.at("2023-10-02").opened()
    return office.open("informe-mensual", "2023-09").draft


def words(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


def form_of(page):
    """Whatever the page would post, hidden fields with it."""
    text = page.content.decode()
    fields = dict(re.findall(r'<input[^>]*name="([^"]+)"[^>]*value="([^"]*)"', text))
    areas = re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>\s*(.*?)</textarea>', text, re.DOTALL)
    return fields | dict(areas)


def section(form):
    return next(name for name in form if name.startswith("s-"))


def test_what_is_posted_when_the_session_had_ended_waits_for_whoever_typed_it(office, draft):
    hers = browser(office, Role.INSTANCE)
    edit = reverse("documents:edit", args=[draft.document_id])
    form = form_of(hers.get(edit))
    name = section(form)
    office.cycle.at("2023-10-02T12:40")
    answer = hers.post(edit, form | {name: "Lo que tecleó una hora.", "step": "save"})
    assert (answer.status_code, "sesion=terminada" in answer["Location"]) == (302, True)
    kept = LeftDraft.objects.get()
    assert kept.texts[name[2:]] == "Lo que tecleó una hora."
    draft.refresh_from_db()
    assert draft.saves == 0  # nobody saved it

    other = browser(office, Role.SECRETARY)
    assert "Lo que tecleó" not in words(other.get(edit))
    hers = entered(office.cycle.who(Role.INSTANCE).user)
    back = hers.get(edit)
    assert "Aquí está lo que escribió antes de que terminara su sesión." in words(back)
    again = form_of(back)
    assert again[name].strip() == "Lo que tecleó una hora."
    assert hers.post(edit, again | {"step": "save"}).status_code == 302
    assert not LeftDraft.objects.exists()
    assert "Lo que tecleó una hora." in str(Draft.objects.get().content)


def test_it_waits_half_an_hour_and_only_for_a_page_that_was_hers(office, draft):
    hers = browser(office, Role.INSTANCE)
    edit = reverse("documents:edit", args=[draft.document_id])
    form = form_of(hers.get(edit))
    name = section(form)
    office.cycle.at("2023-10-02T12:40")
    hers.post(edit, form | {name: "Texto.", "page": "inventada"})
    hers.post(edit, {key: value for key, value in form.items() if key != "page"})
    assert not LeftDraft.objects.exists()
    hers.post(edit, form | {name: "Texto."})
    office.cycle.at("2023-10-02T13:11")
    hers = entered(office.cycle.who(Role.INSTANCE).user)
    assert "Aquí está lo que escribió" not in words(hers.get(edit))
    assert LeftDraft.objects.count() == 1
    sweep_documents()
    assert (LeftDraft.objects.count(), forget()) == (0, 0)


def test_whoever_may_not_write_it_leaves_nothing(office, draft):
    reader = office.cycle.who(Role.PRESIDENCY)
    hers = browser(office, Role.INSTANCE)
    edit = reverse("documents:edit", args=[draft.document_id])
    form = form_of(hers.get(edit))
    office.cycle.who(Role.INSTANCE).user.capacities.update(until=clock.now())
    office.cycle.at("2023-10-02T12:40")
    hers.post(edit, form | {section(form): "Texto."})
    assert not LeftDraft.objects.exists()
    assert reader.user != office.cycle.who(Role.INSTANCE).user


def test_who_saves_second_sees_what_the_other_saved_beside_her_own(office, draft):
    hers = browser(office, Role.INSTANCE)
    edit = reverse("documents:edit", args=[draft.document_id])
    form = form_of(hers.get(edit))
    name = section(form)
    actions.save(
        draft.document, texts={name[2:]: "Lo de la otra pestaña."}, title="", seen=0, by=office.cycle.who(Role.INSTANCE)
    )
    answer = hers.post(edit, form | {name: "Lo mío.", "step": "save"})
    shown = words(answer)
    assert answer.status_code == 422
    assert "Lo que se guardó mientras usted escribía" in shown
    assert "<p>Lo de la otra pestaña.</p>" in shown
    assert form_of(answer)[name].strip() == "Lo mío."
    assert shown.count("Lo que se guardó mientras") == 1  # where both say the same there is nothing to compare
    assert "Lo de la otra pestaña." in str(Draft.objects.get().content)  # nothing was written over
    assert hers.post(edit, form_of(answer) | {name: "Lo de las dos.", "step": "save"}).status_code == 302
    assert "Lo de las dos." in str(Draft.objects.get().content)

# SPDX-License-Identifier: EUPL-1.2
"""The screens of what several say: facts that can be looked at, side by side, and nothing to press."""

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from conoceles.accounts.models import User
from conoceles.accounts.rules import Role
from conoceles.candidacies.models import Candidacy
from conoceles.validation.models import Use
from conoceles.validation.suggestions import queries
from conoceles.validation.suggestions.keeping import keep
from tests.people import entered, person

from .saying import asking, loaded, prose, says

pytestmark = pytest.mark.django_db
TEXTS = "/revision/textos/"


def reviewing(here):
    return entered(person("revisora", Role.INSTANCE, here.process.slug))


def groups(page):
    return [[use.trace.revision.candidacy.person.name for use, _ in each.named] for each in page.context["groups"]]


def test_groups_are_the_largest_first_with_the_pairs_of_one_formula_apart():
    here = asking()
    titular = here.candidacy("Ana Pérez Uc")
    for each in (titular, here.candidacy("Rosa Canul Ek", formula=titular.formula, seat="S")):
        says(here, each, propuesta_1=prose(1))
    for number in range(3):
        says(here, here.candidacy(f"Eva {number} May", party=1), propuesta_2=prose(2, w5=f"palabra{number}"))
    for number in range(2):
        says(here, here.candidacy(f"Luz {number} Uc"), propuesta_1=prose(3), propuesta_2=prose(10 + number))
    keep(here.process)
    browser = reviewing(here)

    page = browser.get(TEXTS)
    assert groups(page) == [["Eva 0 May", "Eva 1 May", "Eva 2 May"], ["Luz 0 Uc", "Luz 1 Uc"]]
    assert "Es un hecho, no un juicio" in page.content.decode()
    assert [(each.people, each.texts) for each in page.context["groups"]] == [(3, 3), (2, 1)]
    assert groups(browser.get(TEXTS, {"grupo": "formulas"})) == [["Ana Pérez Uc", "Rosa Canul Ek"]]
    assert groups(browser.get(TEXTS, {"question": "propuesta_1"})) == [["Luz 0 Uc", "Luz 1 Uc"]]
    assert groups(browser.get(TEXTS, {"postulant": here.parties[1].pk})) == [["Eva 0 May", "Eva 1 May", "Eva 2 May"]]
    assert groups(browser.get(TEXTS, {"question": "propuesta_1", "postulant": here.parties[1].pk})) == []

    one = browser.get(reverse("suggestions:group", args=[page.context["groups"][0].family])).content.decode()
    assert [f"Eva {number} May" in one for number in range(3)] == [True] * 3
    assert "Luz" not in one
    assert f"«{page.context['groups'][0].excerpt}»" in one
    # Whoever stands no more is on no list at once.
    Candidacy.objects.filter(person__name__startswith="Luz").update(status="renuncia")
    assert groups(browser.get(TEXTS)) == [["Eva 0 May", "Eva 1 May", "Eva 2 May"]]


def test_a_list_asks_as_much_of_the_database_for_twenty_groups_as_for_one():
    here = asking()
    browser = reviewing(here)

    def asked(*seeds):
        for seed in seeds:
            for copy in range(3):
                says(here, here.candidacy(f"Eva {seed} {copy}"), propuesta_1=prose(seed))
        keep(here.process)
        with CaptureQueriesContext(connection) as asked:
            page = browser.get(TEXTS)
        return len(asked), len(page.context["groups"])

    browser.get(TEXTS)
    few, one = asked(1)
    many, twelve = asked(*range(2, 13))
    assert (one, twelve) == (1, 12)
    assert few == many


def test_two_texts_stand_side_by_side_with_what_they_share_marked_and_nothing_of_them_is_markup():
    here = asking()
    one, other = here.candidacy("Ana Pérez Uc"), here.candidacy("Rosa Canul Ek", party=1)
    mine = says(here, one, propuesta_1=f"<script>alert(1)</script> {prose(1)}")
    theirs = says(here, other, propuesta_2=f"Al principio. {prose(1)} Al final.")
    keep(here.process)
    browser = reviewing(here)
    address = reverse("suggestions:beside", args=[mine.pk, "propuesta_1", theirs.pk, "propuesta_2"])

    page = browser.get(address).content.decode()
    assert page.count("<mark>") == 2
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "El segundo es de otra persona" in page
    group = reverse("suggestions:group", args=[Use.objects.filter(saying__sort="texto").first().saying.family])
    assert group in page
    assert browser.get(group).status_code == 200
    shown = render_to_string(
        "validation/parts/suggestions.html",
        {"found": queries.of(loaded(mine))["propuestas"], "revision": mine},
    )
    assert address in shown
    assert "<script>" not in shown
    # What stands no more, what is no text, and what is not there answer alike.
    wrong = [
        browser.get(reverse("suggestions:beside", args=args)).status_code
        for args in ((mine.pk, "telefono", theirs.pk, "propuesta_2"), (mine.pk, "propuesta_1", 99, "propuesta_2"))
    ]
    Candidacy.objects.filter(pk=other.pk).update(status="renuncia")
    assert [*wrong, browser.get(address).status_code] == [404, 404, 404]


def test_what_is_sealed_or_of_another_process_is_not_there():
    here, there = asking(), asking("otro")
    for place in (here, there):
        for number in range(2):
            says(place, place.candidacy(f"Eva {number} May"), propuesta_1=prose(1))
        keep(place.process)
    browser = reviewing(here)
    strange = Use.objects.filter(saying__process=there.process).first().saying.family
    assert browser.get(reverse("suggestions:group", args=[strange])).status_code == 404
    beyond = 10**25  # more than any database counts
    for name, captured in (("group", [beyond]), ("beside", [beyond, "propuesta_1", beyond, "propuesta_1"])):
        assert browser.get(reverse(f"suggestions:{name}", args=captured)).status_code == 404
    (only,) = browser.get(TEXTS).context["groups"]
    assert only.people == 2
    assert User.objects.filter(username="revisora").exists()

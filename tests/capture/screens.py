# SPDX-License-Identifier: EUPL-1.2
"""What tests of the screens of capture share: a world, people at their browsers, and addresses."""

import re
import uuid
from dataclasses import dataclass

from django.urls import reverse

from conoceles.accounts.rules import Role
from conoceles.candidacies.models import Candidacy
from conoceles.elections.models import Questionnaire
from conoceles.elections.questionnaire import Condition, Definition, Kind, Option, Question, Section, Visibility
from conoceles.kernel.text import Counting
from tests.people import application, entered, person
from tests.world import World

HIDDEN = re.compile(r'name="(version|key|page|seen)" value="([^"]*)"')


def question(key, kind=Kind.TEXT, label="", **more):
    return Question(key, label or f"Pregunta {key}", kind, Visibility.PUBLIC, "prueba", "A", **more)


#: Every sort of question that a form must show, and the limits of the rules of the domain.
EVERYTHING = Definition(
    slug="curricular",
    name="Cuestionario curricular",
    counting=Counting.COLLAPSED,
    source="prueba",
    sections=(
        Section(
            "contacto", "Contacto",
            (
                question("pagina", Kind.URL), question("facebook", Kind.URL, hosts=("facebook.com",)),
                question("correo", Kind.EMAIL, items=3), question("telefono", Kind.PHONE),
            ),
            intro="Al menos uno.", at_least_one=("pagina", "facebook", "correo", "telefono"),
        ),
        Section(
            "formacion", "Formación",
            (
                question(
                    "grado", Kind.CHOICE, required=True,
                    options=(
                        Option("ninguno", "Sin estudios"), Option("maestria", "Maestría"),
                        Option("otro", "Otro", specify=True),
                    ),
                ),
                question("estatus", required=True, hidden_when=Condition("grado", ("ninguno",))),
                question("tesis", shown_when=Condition("grado", ("maestria",))),
                question("cursos", items=20, maximum=250, help="Uno por renglón."),
            ),
        ),
        Section("historia", "Historia", (
            question("historia", Kind.LONG_TEXT, required=True, minimum=280, maximum=5000, legal="Artículo 14."),
            question("foto", Kind.PHOTO),
        )),
        Section("propuesta", "Propuesta", (
            question("propuesta", Kind.LONG_TEXT, required=True, minimum=280, maximum=1600),
        )),
    ),
)  # fmt: skip
LONG = "palabra " * 40  # 319 characters as they are counted
COMPLETE = {
    "contacto": {"r-pagina": "https://ana.example"},
    "formacion": {"r-grado": "ninguno"},
    "historia": {"r-historia": LONG},
    "propuesta": {"r-propuesta": LONG},
}


def asks(here: World, definition: Definition) -> Questionnaire:
    """*definition* becomes what the process asks, as a further version."""
    last = Questionnaire.objects.filter(process=here.process, slug=definition.slug).order_by("-version").first()
    return Questionnaire.objects.create(
        process=here.process, slug=definition.slug, version=last.version + 1, content=definition.to_json(),
        digest=uuid.uuid4().hex * 2, loaded_at=last.loaded_at, in_force_at=last.in_force_at, agreement=last.agreement,
    )  # fmt: skip


@dataclass
class Her:
    """Somebody at a browser, before the screens of one candidacy."""

    candidacy: Candidacy
    browser: object

    def at(self, name, *more):
        return reverse(f"capture:{name}", args=[self.candidacy.pk, *more])

    def get(self, name, *more):
        return self.browser.get(self.at(name, *more))

    def hidden(self, name, *more):
        """What the page carries for the form that it posts."""
        return dict(HIDDEN.findall(self.get(name, *more).content.decode()))

    def writes(self, section, answers, *, slug="curricular", to="section", **more):
        """Open the section, and post *answers* as its form does."""
        form = self.hidden("section", slug, section) | answers | more
        return self.browser.post(self.at(to, slug, section), form)

    def completes(self):
        for section, answers in COMPLETE.items():
            self.writes(section, answers)

    def sends(self, slug="curricular"):
        return self.browser.post(self.at("send", slug), self.hidden("check", slug))


def herself(here, candidacy):
    """The candidacy at its own screens."""
    user = here.as_candidacy(candidacy).user
    return Her(candidacy, entered(user))


def representation(here, candidacy, key="ceiba"):
    """A representation that types for it."""
    user = person(f"rep-{key}", Role.PARTY, f"{here.process.slug}/{key}")
    application(user)
    return Her(candidacy, entered(user))


def official(here, role, username="funcionaria"):
    """Somebody of the institute."""
    user = person(username, role, here.process.slug)
    application(user)
    return entered(user)

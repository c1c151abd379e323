# SPDX-License-Identifier: EUPL-1.2
"""A process whose questionnaire asks for two proposals and for contacts, and candidacies that answer it."""

import random
from datetime import UTC, datetime

from conoceles.candidacies.queries import whole
from conoceles.capture.actions import send
from conoceles.capture.models import Revision
from conoceles.elections.questionnaire import Definition, Kind, Question, Section, Visibility
from conoceles.kernel.text import Counting
from conoceles.validation.suggestions import queries
from conoceles.validation.suggestions.keeping import keep
from tests.world import world

POOL = (
    "agua", "bosque", "camino", "distrito", "escuela", "fuente", "granja", "huerto", "isla", "jardín", "kilómetro",
    "lluvia", "mercado", "norte", "oficio", "pueblo", "quinta", "río", "salud", "taller", "unidad", "vereda", "yuca",
)  # fmt: skip


def _question(key, label, kind, **more):
    return Question(key, label, kind, more.pop("visibility", Visibility.PUBLIC), "prueba", "A", **more)


PROPOSALS = Definition(
    slug="curricular",
    name="Cuestionario curricular",
    counting=Counting.COLLAPSED,
    source="inventado para las pruebas",
    sections=(
        Section("retrato", "Retrato", (_question("foto", "Fotografía", Kind.PHOTO),)),
        Section(
            "propuestas",
            "Propuestas",
            (
                _question("propuesta_1", "Primera propuesta", Kind.LONG_TEXT),
                _question("propuesta_2", "Segunda propuesta", Kind.LONG_TEXT),
            ),
        ),
        Section(
            "contacto",
            "Contacto",
            (
                _question("telefono", "Teléfono público", Kind.PHONE),
                _question("correo", "Correo público", Kind.EMAIL, items=3),
                _question("aclaraciones", "Correo para aclaraciones", Kind.EMAIL, visibility=Visibility.NEVER),
            ),
        ),
    ),
)


def asking(slug="prueba", **parameters):
    """A world whose curricular asks for that."""
    here = world(slug, **parameters)
    here.questionnaire.content = PROPOSALS.to_json()
    here.questionnaire.save()
    return here


def prose(seed, words=60, **changed):
    """A text of so many words, another for each *seed*; *changed* are words by their place («w5="otra"»)."""
    said = random.Random(seed).choices(POOL, k=words)
    for place, word in changed.items():
        said[int(place[1:])] = word
    return " ".join(said).capitalize() + "."


def says(here, candidacy, **answers):
    """What *candidacy* sends."""
    return send(candidacy, here.questionnaire, answers=answers, by=here.as_candidacy(candidacy))


def loaded(revision):
    """*revision* as a screen reads it."""
    found = Revision.objects.select_related("questionnaire").get(pk=revision.pk)
    found.candidacy = whole().get(pk=revision.candidacy_id)
    return found


def noticed(here, revision, *kinds, kept=True):
    """What is noticed in *revision* of those kinds, once what is compared is up to date."""
    if kept:
        keep(here.process)
    found = queries.of(loaded(revision))
    return [one for section in found.values() for one in section if not kinds or one.kind in kinds]


AT = datetime(2024, 1, 1, tzinfo=UTC)

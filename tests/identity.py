# SPDX-License-Identifier: EUPL-1.2
"""An invented questionnaire of identity, which is kept sealed, for tests that need one."""

from datetime import UTC, datetime

from conoceles.elections.models import Questionnaire
from conoceles.elections.questionnaire import Condition, Definition, Kind, Option, Question, Section, Visibility
from conoceles.kernel.text import Counting

_YES_NO = (Option("si", "Sí"), Option("no", "No"), Option("pnc", "Prefiero no contestar"))


def _choice(key, visibility, *, options=_YES_NO, **more):
    return Question(key, f"¿{key}?", Kind.CHOICE, visibility, "prueba", "A", required=True, options=options, **more)


IDENTITY = Definition(
    slug="identidad",
    name="Cuestionario de identidad",
    counting=Counting.COLLAPSED,
    source="inventado para las pruebas",
    sections=(
        Section(
            "pueblos",
            "Pueblos",
            (
                _choice("indigena", Visibility.BADGE, group="indigena"),
                _choice(
                    "pueblo", Visibility.STATISTICS, shown_when=Condition("indigena", ("si",)),
                    options=(Option("maya", "Maya"), Option("otro", "Otro", specify=True)),
                ),
            ),
        ),
        Section(
            "discapacidad", "Discapacidad", (_choice("discapacidad", Visibility.BADGE, group="discapacidad"),)
        ),
        Section(
            "edad", "Edad", (_choice("joven", Visibility.PUBLIC, derived="edad: de 18 a 29 años", group="joven"),)
        ),
    ),
)  # fmt: skip
GROUPS = [
    {"key": key, "name": name, "source": "prueba", "confidence": "A"}
    for key, name in (
        ("joven", "Personas jóvenes"), ("indigena", "Personas indígenas"), ("discapacidad", "Personas con discapacidad")
    )
]  # fmt: skip
#: Who is of one group, and says of which people.
YES = {"indigena": "si", "pueblo": "otro", "pueblo__otro": "Itzá", "discapacidad": "no"}
#: Who is of none.
NO = {"indigena": "no", "discapacidad": "pnc"}


def identity(here):
    """The questionnaire, in force in the process of *here*, whose candidacies owe both."""
    here.process.groups = GROUPS
    here.process.save()
    here.presidency.titular_owes = here.presidency.alternate_owes = ["curricular", "identidad"]
    here.presidency.save()
    return Questionnaire.objects.create(
        process=here.process, slug="identidad", version=1, content=IDENTITY.to_json(), digest="1" * 64,
        loaded_at=datetime(2024, 1, 1, tzinfo=UTC), in_force_at=datetime(2024, 1, 1, tzinfo=UTC),
        agreement=here.questionnaire.agreement,
    )  # fmt: skip

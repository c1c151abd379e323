# SPDX-License-Identifier: EUPL-1.2
"""An invented questionnaire of identity, which is kept sealed, for tests that need one."""

from datetime import UTC, datetime

from conoceles.capture.consents.actions import decide
from conoceles.elections.consent import Decision
from conoceles.elections.models import ConsentText, Questionnaire
from conoceles.elections.queries import consent_texts
from conoceles.elections.questionnaire import Condition, Definition, Kind, Option, Question, Section, Visibility
from conoceles.kernel import digests
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


#: The three decisions.
TREATMENT, PUBLICATION, STATISTICS = Decision


def consents(here):
    """The texts that the process of *here* asks to consent to, and that it asks before identity is sent."""
    here.process.parameters["identity_needs_consent"] = {"value": True, "source": "prueba", "confidence": "A"}
    here.process.save()
    for decision in Decision:
        signed = {"title": f"¿Consiente {decision}?", "text": f"Consiento {decision}.", "without": "Si no, no."}
        ConsentText.objects.create(
            process=here.process, decision=decision, version=1, digest=digests.digest(signed), source="prueba",
            confidence="A", loaded_at=datetime(2024, 1, 1, tzinfo=UTC), **signed,
        )  # fmt: skip


def say(here, who, decision, given=True, **more):
    """*who* says yes, or no, on a screen."""
    asked = {
        "seen": consent_texts(here.process)[decision].digest, "signature": who.person.name,
        "by": here.as_candidacy(who),
    } | more  # fmt: skip
    return decide(who, decision=decision, given=given, **asked)


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

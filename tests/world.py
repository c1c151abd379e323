# SPDX-License-Identifier: EUPL-1.2
"""A small electoral world, invented, for tests that need one: two parties, one town, a few candidacies.

Everything can be asked for with other values; nothing here checks anything.
"""

import uuid
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from conoceles.accounts.models import Capacity, User
from conoceles.accounts.rules import Role
from conoceles.candidacies.models import Candidacy, Formula, Person
from conoceles.elections.models import (
    Agreement,
    CalendarWindow,
    Office,
    Position,
    Postulant,
    Process,
    Questionnaire,
    Territory,
)
from conoceles.elections.questionnaire import Definition, Kind, Question, Section, Visibility
from conoceles.kernel.text import Counting

CURRICULAR = Definition(
    slug="curricular",
    name="Cuestionario curricular",
    counting=Counting.COLLAPSED,
    source="inventado para las pruebas",
    sections=(
        Section(
            "trayectoria",
            "Trayectoria",
            (
                Question(
                    "camino", "Su camino", Kind.LONG_TEXT, Visibility.PUBLIC, "prueba", "A",
                    required=True, minimum=5, maximum=2000,
                ),
                Question("foto", "Fotografía", Kind.PHOTO, Visibility.PUBLIC, "prueba", "A"),
            ),
        ),
        Section(
            "contacto",
            "Contacto",
            (
                Question("pagina", "Página web", Kind.URL, Visibility.PUBLIC, "prueba", "A"),
                Question("correo_aclaraciones", "Correo", Kind.EMAIL, Visibility.NEVER, "prueba", "C"),
            ),
        ),
    ),
)  # fmt: skip


@dataclass
class World:
    """The process and its pieces, and ways to add to it."""

    process: Process
    town: Territory
    presidency: Position
    parties: list[Postulant]
    questionnaire: Questionnaire
    count: int = field(default=0)

    def candidacy(self, name="Ana Pérez Uc", *, party=0, seat="P", formula=None, position=None, **more):
        """A registered candidacy, with a formula of its own unless one is given."""
        self.count += 1
        formula = formula or Formula.objects.create(
            id=uuid.uuid4(),
            process=self.process,
            position=position or self.presidency,
            territory=self.town,
            postulant=self.parties[party],
            number=str(self.count),
            order=self.count,
        )
        person = Person.objects.create(
            id=uuid.uuid4(), process=self.process, key=f"persona-{self.count}", name=name, sex="mujer", age=41
        )
        return Candidacy.objects.create(
            **{
                "id": uuid.uuid4(),
                "process": self.process,
                "key": f"C-{self.count}",
                "slug": f"candidatura-{self.count}",
                "person": person,
                "formula": formula,
                "seat": seat,
                "registered_on": date(2024, 2, 20),
            }
            | more
        )

    def as_candidacy(self, candidacy):
        """The capacity of the person who stands."""
        user, _ = User.objects.get_or_create(username=f"cuenta-{candidacy.pk}")
        return Capacity.objects.get_or_create(user=user, role=Role.CANDIDACY, scope=str(candidacy.pk))[0]

    def as_reviewer(self, username="revisora"):
        """The capacity of someone of the Instancia Interna."""
        user, _ = User.objects.get_or_create(username=username)
        return Capacity.objects.get_or_create(user=user, role=Role.INSTANCE, scope=self.process.slug)[0]


def world(slug="prueba", **parameters):
    """A process with one office, one town, two parties and a questionnaire in force."""
    process = Process.objects.create(
        slug=slug,
        name="Proceso de prueba",
        authority="Instituto de prueba",
        entity="Yucatán",
        election_day=date(2024, 6, 2),
        timezone="America/Merida",
        developed_by="propio",
        parameters={
            key: {"value": value, "source": "prueba", "confidence": "A"}
            for key, value in ({"affirmative_action_public": False} | parameters).items()
        },
        groups=[{"key": "joven", "name": "Personas jóvenes", "source": "prueba", "confidence": "A"}],
    )
    agreement = Agreement.objects.create(process=process, key="C.G.001", body="Consejo General", title="Acuerdo")
    CalendarWindow.objects.create(
        process=process, key="captura", name="Captura", first_day=date(2024, 1, 1), source="prueba", confidence="A"
    )
    CalendarWindow.objects.create(
        process=process, key="publicacion", name="Publicación", first_day=date(2024, 1, 1), source="prueba",
        confidence="A", agreement=agreement,
    )  # fmt: skip
    entity = Territory.objects.create(process=process, kind="entidad", key="31", name="Yucatán", slug="yucatan")
    town = Territory.objects.create(
        process=process, kind="municipio", key="31999", name="Villa de Prueba", slug="villa-de-prueba", parent=entity
    )
    office = Office.objects.create(
        process=process, key="ayuntamiento", name="Ayuntamiento", plural="Ayuntamientos", slug="ayuntamientos",
        territory_kind="municipio", order=1,
    )  # fmt: skip
    presidency = Position.objects.create(
        office=office, key="presidencia", name="Presidencia municipal", feminine="Presidenta municipal",
        masculine="Presidente municipal", order=1, heads=True, alternates=True,
        titular_owes=["curricular"], alternate_owes=["curricular"],
    )  # fmt: skip
    parties = [
        Postulant.objects.create(process=process, kind="partido", key=key, name=name, acronym=key.upper(), order=order)
        for order, (key, name) in enumerate([("ceiba", "Partido de la Ceiba"), ("faisan", "Partido del Faisán")], 1)
    ]
    questionnaire = Questionnaire.objects.create(
        process=process, slug="curricular", version=1, content=CURRICULAR.to_json(), digest="0" * 64,
        loaded_at=datetime(2024, 1, 1, tzinfo=UTC), in_force_at=datetime(2024, 1, 1, tzinfo=UTC), agreement=agreement,
    )  # fmt: skip
    return World(process, town, presidency, parties, questionnaire)

# SPDX-License-Identifier: EUPL-1.2
"""A process with two parties, what each wrote and nobody published, a preview of it, and whoever looks."""

from datetime import date
from pathlib import Path

import pytest

from conoceles.accounts.models import Capacity
from conoceles.accounts.queries import console
from conoceles.accounts.rules import Role
from conoceles.elections.models import CalendarWindow
from conoceles.publication.previewing import making, shelf
from tests.people import application, entered, person
from tests.pictures import kept
from tests.publication.editions import answer
from tests.world import world

#: In everything that a rival was approved and nobody published.
CANARY = "zq7xvk"


class Council:
    """The world, its preview, and the people who look at it."""

    def __init__(self, **parameters):
        self.world = world(**parameters)
        self.process = self.world.process
        self.window = CalendarWindow.objects.create(
            process=self.process, key="vista-previa", name="Vista previa", first_day=date(2024, 3, 1),
            source="prueba", confidence="A",
        )  # fmt: skip
        self.ana = self.world.candidacy("Ana Pérez Uc")
        self.rival = self.world.candidacy("Beto Chan Ek", party=1)
        answer(self.world, self.ana, "Maestra rural desde 2004.", foto=kept(self.world, self.ana))
        photo = kept(self.world, self.rival, b"retrato del rival")
        answer(self.world, self.rival, f"Tengo un plan {CANARY}a.", foto=photo,
               pagina=f"https://{CANARY}b.example/")  # fmt: skip

    def prepared(self):
        """A preview of what there is now."""
        return making.make(self.process, by=console())

    def files(self, preview) -> Path:
        return shelf.of("prueba").files(preview.pk)

    def everything(self, preview):
        """Every path of it."""
        folder = self.files(preview)
        return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())

    def someone(self, role, scope=None, name=""):
        """A person's capacity, with all that she needs to sign in."""
        usual = "prueba/ceiba" if role is Role.COUNCIL_REPRESENTATIVE else "prueba"
        made = person(name or f"persona-{role}", role, scope or usual)
        application(made)
        return made.capacities.get()

    def browser(self, by: Capacity):
        return entered(by.user)


def path_of(preview, page=""):
    """The address of a page of *preview*."""
    return f"/vista-previa/publicacion/{preview.pk}/paginas/{page}"


def page_of(candidacy, ending="html"):
    """Where the page of *candidacy* lies."""
    return f"ayuntamientos/villa-de-prueba/{candidacy.slug}.{ending}"


@pytest.fixture
def council(own_database):
    return Council()

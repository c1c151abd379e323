# SPDX-License-Identifier: EUPL-1.2
"""A small process whose accounts are to be handed over: two parties, and one town with its council."""

import re
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from conoceles.accounts.models import Capacity
from conoceles.accounts.queries import console
from conoceles.accounts.rules import Role
from conoceles.credentials import issuing, letters
from conoceles.credentials.models import Account, Letter
from conoceles.elections.models import Council
from conoceles.files.storage import private
from tests.people import person
from tests.world import World, world

SCAN = b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\n%%EOF"
CODE = re.compile(r"(?:[0-9A-Z]{4}-){6}[0-9A-Z]{4}")


@dataclass
class Desk:
    """The world, whoever delivers in it, and what tests ask of it."""

    world: World
    council: Council

    @property
    def process(self):
        return self.world.process

    def someone(self, role, scope, username):
        """A person's capacity."""
        return person(username, role, scope).capacities.get()

    def area(self) -> Capacity:
        return self.someone(Role.AREA, self.process.slug, "coordinacion")

    def staff(self) -> Capacity:
        return self.someone(Role.LOCAL_COUNCIL, f"{self.process.slug}/{self.council.key}", "secretaria-del-consejo")

    def issue(self, **options):
        return issuing.issue(self.process, by=console(), **options)

    def account(self, candidacy) -> Account:
        return Account.objects.get(candidacy=candidacy)

    def last(self, account) -> Letter:
        return account.letters.order_by("-number").first()


def files_of_letters():
    """The letters that lie in private storage now."""
    folder = Path(private().path("letters/prueba"))
    return list(folder.glob("*.pdf")) if folder.exists() else []


def pages(pdf):
    """The text of each page of a PDF, as whoever reads it by ear gets it."""
    return [page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages]


def code_of(letter):
    """The code that a letter bears, read from its paper."""
    text = pages(letters.content(letter))[0]
    return CODE.search(re.sub(r"\s+", "", text)).group()


@pytest.fixture
def desk():
    made = world(activation_days=10)
    council = Council.objects.create(
        process=made.process, key="municipio-31999", name="Consejo Municipal de Villa de Prueba", territory=made.town
    )
    return Desk(made, council)

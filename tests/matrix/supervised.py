# SPDX-License-Identifier: EUPL-1.2
"""Something owed in each process, for each relation: a plan, an obligation with what started and what met it."""

from datetime import date
from hashlib import sha256

from conoceles.accounts.queries import console
from conoceles.accounts.rules import Role
from conoceles.kernel import clock
from conoceles.supervision.models import Feed, Fulfilment, Obligation, Plan, Start
from tests.people import person

from .expected import CLOSED, OTHER_PROCESS, RELATIONS

#: The address of a calendar that anybody may ask for who has it.
TOKEN = "una-direccion-que-nadie-adivina"
_DAY = date(2024, 1, 2)
_ROW = {
    "key": "1", "kind": "actividad", "name": "Instalación", "owed_by": ["secretaria-tecnica"], "excusable": True,
    "due": {"shape": "dias-despues", "of": ["emision"], "count": 5}, "source": "prueba", "confidence": "A",
}  # fmt: skip
_ABOUT = {"title": "Plan", "body": "Comisión", "source": "prueba", "confidence": "A"}


def owed(here, there):
    """What the addresses of supervision capture, by relation."""
    made = {place.process.pk: _owed(place) for place in (here, there)}
    holder = person("suscrita", Role.SECRETARY, here.process.slug).capacities.get()
    Feed.objects.create(capacity=holder, token_digest=sha256(TOKEN.encode()).hexdigest(), made_at=clock.now())
    return {
        relation: made[(there if relation in {OTHER_PROCESS, CLOSED} else here).process.pk] for relation in RELATIONS
    }


def _owed(place):
    now = clock.now()
    plan = Plan.objects.create(
        process=place.process, document="comision", version=1, digest="0" * 64, loaded_at=now,
        content={"plan": _ABOUT, "row": [_ROW]},
    )  # fmt: skip
    obligation = Obligation.objects.create(
        process=place.process, plan=plan, row="1", owed="actividad", name="Instalación", opened_at=now
    )
    start = Start.objects.create(obligation=obligation, act="emision", on=_DAY, written_at=now, by=console())
    met = Fulfilment.objects.create(obligation=obligation, on=_DAY, document="x", written_at=now, by=console())
    return {
        "document": "comision", "version": 1, "obligation": obligation.pk, "start": start.pk, "fulfilment": met.pk,
        "token": TOKEN, "shade": "clara",
    }  # fmt: skip

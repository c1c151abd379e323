# SPDX-License-Identifier: EUPL-1.2
"""A process that counts days as the law of 2017 does, Ana with an account, and whoever attends her."""

from datetime import date, datetime
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest

from conoceles.accounts.models import User
from conoceles.accounts.rules import Role
from conoceles.capture.actions import send
from conoceles.credentials.models import Account
from conoceles.elections.models import CalendarWindow
from conoceles.kernel import clock
from conoceles.publication.models import Release
from conoceles.validation.actions import decide
from tests.people import person
from tests.world import world

ARCO = {
    "arco_day_kind": "habiles",
    "arco_answer_days": 20,
    "arco_extension_days": 10,
    "arco_prevent_days": 5,
    "arco_complete_days": 10,
    "arco_prevented_term": "empieza-de-nuevo",
    "arco_effect_days": 15,
    "arco_noted_days": 3,
}
PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
MERIDA = ZoneInfo("America/Merida")


def moment(*at):
    return datetime(*at, tzinfo=MERIDA)


@pytest.fixture
def clocked(monkeypatch):
    """Set the clock: ``clocked(2024, 3, 4, 12)``."""

    def now(*at):
        monkeypatch.setattr(clock, "now", lambda: moment(*at))

    now(2024, 3, 4, 12)
    return now


@pytest.fixture
def there(clocked, home):
    """Ana's text is approved, her window is over, and a release shows it."""
    here = world(**ARCO)
    ana = here.candidacy()
    hers = here.as_candidacy(ana)
    User.objects.filter(pk=hers.user_id).update(email="ana@example.mx")
    hers.user.refresh_from_db()
    Account.objects.create(
        process=here.process, candidacy=ana, postulant=ana.formula.postulant, user=hers.user, made_at=clock.now()
    )
    desk = person("instancia", Role.INSTANCE, "prueba").capacities.get()
    revision = send(
        ana, here.questionnaire, answers={"camino": "Maestra rural.", "pagina": "https://a.example"}, by=hers
    )
    decide(revision, outcome="aprobada", seen=revision.digest, by=desk)
    CalendarWindow.objects.filter(key="captura").update(last_day=date(2024, 3, 1))
    released(here, desk, number=1)
    return SimpleNamespace(world=here, ana=ana, hers=hers, desk=desk, bob=here.candidacy("Beto Uc May"))


def released(here, by, *, number, frozen=None, **more):
    """A release that read everything by *frozen*, now if nobody says, and is shown."""
    now = clock.now()
    made = {"frozen_by": by, "shown_by": by} | more
    return Release.objects.create(
        process=here.process, number=number, frozen_at=frozen or now, digest="0" * 64, offices=["ayuntamiento"],
        manifest="0" * 64, shown_at=now, **made,
    )  # fmt: skip

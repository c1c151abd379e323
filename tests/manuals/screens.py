# SPDX-License-Identifier: EUPL-1.2
"""The screens that the manuals show, of the invented people of the demonstration: who looks at each, and where."""

from dataclasses import dataclass
from datetime import timedelta
from io import StringIO

from django.conf import settings
from django.core.management import call_command

from conoceles.accounts.models import User
from conoceles.accounts.rules import Role
from conoceles.candidacies.models import Candidacy
from conoceles.candidacies.queries import whole
from conoceles.capture.models import Revision
from conoceles.elections.models import CalendarWindow, Process
from conoceles.kernel import clock
from conoceles.validation.queue.actions import take
from conoceles.validation.queue.queries import queue
from tests.capture.screens import Her, herself, representation
from tests.people import entered, person
from tests.world import World

NOBODY, FRESH, HERSELF, PARTY, REVIEWER = "nobody", "fresh", "herself", "party", "reviewer"


@dataclass(frozen=True)
class Screen:
    """A page, who looks at it, and what of it is at the top of its picture."""

    path: str
    by: str
    top: str = "h1"


class Demonstration:
    """Somebody who has not begun, somebody who sent and then changed something, a representation, and who reviews."""

    def __init__(self):
        call_command("load_process", str(settings.PROCESSES / "demo"), verbosity=0, stdout=StringIO())
        call_command("seed_demo", heads=40, verbosity=0)
        self.process = Process.objects.get()
        self.process.parameters["capture_days"]["value"] = None  # whatever day these pictures are taken
        self.process.save()
        CalendarWindow.objects.filter(key="captura").update(last_day=clock.now().date() + timedelta(days=12))
        owing = Candidacy.objects.filter(status="registrada", formula__position__heads=True, seat="P").order_by("key")
        fresh = owing.filter(revisions=None, formula__postulant__kind="partido").first()
        sent = Revision.objects.filter(candidacy__in=owing).order_by("candidacy__key", "-number").first()
        self.acuse = sent.pk
        self.fresh, self.herself = herself(self, fresh), herself(self, sent.candidacy)
        self.party = representation(self, fresh, key=fresh.formula.postulant.key)
        reviewer = person("revisora", Role.INSTANCE, self.process.slug)
        User.objects.filter(pk=reviewer.pk).update(name="Nicté Balam Couoh")
        self.to_read = next(
            each.candidacy for each in queue(self.process, now=clock.now()) if each.waits.open_to(str(reviewer.pk))
        )
        take(whole().get(pk=self.to_read), by=reviewer.capacities.get())
        self.reviewer = Her(whole().get(pk=self.to_read), entered(reviewer))
        self.herself.writes(
            "motivo", {"r-motivo_cargo": "Porque la laguna y quienes viven de ella no pueden esperar. " * 6}
        )

    def as_candidacy(self, candidacy):
        """Her capacity, which the demonstration opened only where she sent something."""
        capacity = World.as_candidacy(self, candidacy)
        User.objects.filter(pk=capacity.user_id).update(name=candidacy.person.name)
        return capacity

    def session(self, who):
        """The secret of the session in which *who* is signed in."""
        her: Her = getattr(self, who)
        return her.browser.cookies["sesion"].value

    def screens(self):
        """By the name of the picture."""
        fresh, sent, part = self.fresh, self.herself, ("section", "curricular")
        return {
            "activar.webp": Screen("/activar/", NOBODY),
            "lista.webp": Screen(fresh.at("tasks"), FRESH),
            "seccion.webp": Screen(sent.at(*part, "motivo"), HERSELF),
            "fotografia.webp": Screen(fresh.at("photo", "curricular", "foto"), FRESH),
            "identidad.webp": Screen(fresh.at("section", "identidad", "indigena"), FRESH),
            "consentimientos.webp": Screen("/consentimientos/", FRESH),
            "revisar.webp": Screen(sent.at("check", "curricular"), HERSELF),
            "acuse.webp": Screen(sent.at("acuse", self.acuse), HERSELF),
            "entrar.webp": Screen("/entrar/", NOBODY, "body"),
            "tablero.webp": Screen("/captura/", PARTY),
            "representada.webp": Screen(self.party.at("tasks"), PARTY),
            "cola.webp": Screen("/revision/", REVIEWER),
            "leer.webp": Screen(f"/revision/{self.to_read}/", REVIEWER),
            "reparto.webp": Screen(f"/revision/{self.to_read}/reparto/", REVIEWER),
            "hoja.webp": Screen("/captura/lote/", PARTY),
        }

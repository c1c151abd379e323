# SPDX-License-Identifier: EUPL-1.2
"""What people do when treatment ends: custodians, each step, an opening; and trying to open without them."""

import io
import zipfile
from datetime import date, timedelta

import pyrage
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from django.conf import settings

from conoceles.accounts.models import Capacity
from conoceles.accounts.queries import console
from conoceles.accounts.rules import Role
from conoceles.custody.ending import actions, ceremony, custodian_actions, queries, working
from conoceles.custody.models import Ending, Unsealing
from conoceles.vault import boxes, data_keys, keeping
from tests.people import person

QUIET = lambda *_: None  # noqa: E731
AGREED = {"agreement": "C.G.071/2024", "agreed_on": date(2024, 9, 1), "body": "Consejo General"}


def custodians():
    pages = []
    keeping.entrust(keep=pages.extend, by=console(), told=QUIET)
    return pages


def instance(process):
    """Somebody of the Instancia Interna of that process."""
    held = Capacity.objects.filter(role=Role.INSTANCE, scope=process.slug).first()
    return held or person("ordena", Role.INSTANCE, process.slug).capacities.get()


def kept_for(process, days=0):
    """The process decided for how long what is blocked is kept."""
    process.parameters["retention_days"] = {"value": days, "source": "Acuerdo de prueba", "confidence": "A"}
    process.save()


def ended(process, stage, *, by, candidacy=None):
    """That step, and all that the machine does of it."""
    act = actions.block if stage == "bloqueo" else actions.cancel
    made = act(Ending(process=process, candidacy=candidacy, stage=stage, **AGREED), by=by)
    return working.finish(made, by=by)


def opened(process, pages, folder, *, candidacy=None):
    """What two custodians open, as whoever ordered it reads it."""
    key = pyrage.x25519.Identity.generate()
    order = Unsealing(
        process=process, candidacy=candidacy, purpose="Desahogar una prueba", recipient=str(key.to_public()),
        until=queries.today(process) + timedelta(days=3), **AGREED,
    )  # fmt: skip
    allowed = custodian_actions.allow_opening(order, by=instance(process))
    into = folder / f"abierto-{allowed.pk}.age"
    ceremony.open_blocked(allowed, pages=pages, into=into, by=console())
    packed = zipfile.ZipFile(io.BytesIO(pyrage.decrypt(into.read_bytes(), [key])))
    into.unlink()
    return b"\n".join(packed.read(name) for name in packed.namelist())


def secrets_here():
    """Every secret of 32 bytes that lies here as a file, as what opens."""
    return [
        X25519PrivateKey.from_private_bytes(path.read_bytes())
        for path in (settings.PRIVATE / "vault").glob("envoltura-*.key")
    ]


def opens(keys, secrets):
    """How many of *keys* (rows of a database, of whatever day) any of *secrets* opens, on either path."""
    count = 0
    for key in keys:
        for by, box in ((key.wrapped_with, key.wrapped), (key.recoverable_with, key.recoverable)):
            for secret in secrets:
                try:
                    boxes.open_(bytes(box), secret, over=data_keys._over(key.subject, by))
                except (boxes.Spoiled, AttributeError):
                    continue
                count += 1
    return count

# SPDX-License-Identifier: EUPL-1.2
"""Councils, desks and scans on paper, for tests of what is done without a device."""

from django.core.files.uploadedfile import SimpleUploadedFile

from conoceles.accounts.models import User
from conoceles.accounts.rules import Role
from conoceles.capture.consents import queries
from conoceles.capture.rules import papers
from conoceles.credentials.models import Account
from conoceles.elections.models import Council, Territory
from conoceles.kernel import clock
from tests.people import application, entered, person


def allow(here, *settings):
    """Have the process decide yes on each of *settings*."""
    for each in settings:
        here.process.parameters[each] = {"value": True, "source": "prueba", "confidence": "A"}
    here.process.save()


def council_of(here, *candidacies, key="consejo-01"):
    """A council that serves *candidacies*, whose accounts have no mail."""
    town, _ = Territory.objects.get_or_create(
        process=here.process, kind="municipio", key=key, defaults={"name": f"Villa {key}", "slug": key}
    )
    council, _ = Council.objects.get_or_create(
        process=here.process, key=key, defaults={"name": f"Consejo de Villa {key[-1]}", "territory": town}
    )
    for each in candidacies:
        Account.objects.create(
            process=here.process, user=User.objects.get_or_create(username=f"cuenta-{each.pk}")[0], candidacy=each,
            postulant=each.formula.answering, council=council, made_at=clock.now(),
        )  # fmt: skip
    return council


def enters(username, role, scope):
    """A browser of somebody who acts in *role* with all that she needs."""
    user = person(username, role, scope)
    application(user)
    return entered(user)


def pdf(mark, name="a.pdf"):
    """A scan, another for each *mark*."""
    return SimpleUploadedFile(name, f"%PDF-1.7\n% {mark}\n%%EOF".encode())


def code(candidacy):
    """What the form of *candidacy* bears today."""
    return papers.code(candidacy.pk, queries.digest_of(queries.texts(candidacy.process)))


def form_code(candidacy, questionnaire):
    """What the printed questionnaire of *candidacy* bears."""
    return papers.code(candidacy.pk, questionnaire.digest)


AREA, COUNCIL, PARTY = (Role.AREA, "prueba"), (Role.LOCAL_COUNCIL, "prueba/consejo-01"), (Role.PARTY, "prueba/ceiba")

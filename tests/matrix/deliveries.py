# SPDX-License-Identifier: EUPL-1.2
"""Something to deliver for each relation: of one's own council, of the central offices, of another council and process.

The letters are rows alone: their paper is not there, and whoever may read it is told so.
"""

import uuid
import zlib
from datetime import date, timedelta

from conoceles.accounts.models import Activation, Capacity, User
from conoceles.accounts.queries import console
from conoceles.accounts.rules import Role
from conoceles.candidacies.models import Candidacy, Extract, Upload
from conoceles.capture.models import Consent, NoticeDelivery, Scan, ScanBatch
from conoceles.credentials.models import Account, Bundle, Delivery, Letter
from conoceles.elections.models import Council, Territory
from conoceles.kernel import clock
from conoceles.look import papers
from conoceles.outbox.models import Message
from conoceles.statistics.models import ProgressCut, ReportDraft
from conoceles.supervision.models import Dossier
from conoceles.work.models import Job
from conoceles.work.rules import State
from tests.identity import consents

from .expected import CLOSED, OTHER_PROCESS, OWN, RIVAL, SAME_PARTY


def to_deliver(here, there, candidacies):
    """What the addresses of deliveries capture, by relation: those of *candidacies*."""
    councils = {OWN: _council(here, 1), RIVAL: _council(here, 2), OTHER_PROCESS: _council(there, 1)}
    accounts = {
        relation: _account(there if relation == OTHER_PROCESS else here, council, candidacies[relation])
        for relation, council in {**councils, SAME_PARTY: None}.items()
    }
    councils |= {SAME_PARTY: councils[RIVAL], CLOSED: councils[OTHER_PROCESS]}
    accounts[CLOSED] = accounts[OTHER_PROCESS]
    for place in (here, there):
        consents(place)
    consented = {relation: _consent(account) for relation, account in accounts.items() if relation != CLOSED}
    consented[CLOSED] = consented[OTHER_PROCESS]
    scans = {relation: _scan(account) for relation, account in accounts.items()}
    notices = {relation: _notice(account) for relation, account in accounts.items()}
    return {
        relation: {
            "notice": notices[relation].message_id,
            "proof": notices[relation].pk,
            "batch": scans[relation].batch_id,
            "scan": scans[relation].pk,
            "account": accounts[relation].pk,
            "window": (there if relation in {OTHER_PROCESS, CLOSED} else here).process.windows.get(key="captura").pk,
            "delivery": Delivery.objects.get(letter__account=accounts[relation]).pk,
            "council": councils[relation].pk,
            "job": _job(accounts[relation].process).pk,
            "upload": _upload(accounts[relation].process).pk,
            "draft": _draft(accounts[relation].process).pk,
            "dossier": _dossier(accounts[relation]).pk,
            "extract": _extract(accounts[relation].process).pk,
            "document": "extracto-1.json",
            "bundle": _bundle(accounts[relation].process).pk,
            "kind": "xlsx",
            "route": "consejo",
            "key": councils[OWN].key,
            "consent": consented[relation].pk,
            "decision": "publicacion",
        }
        for relation in accounts
    }


def _job(process):
    return Job.objects.create(
        kind="issue-letters", process=process.slug, by=console(), begun_at=clock.now(), state=State.STOPPED
    )


def _upload(process):
    return Upload.objects.create(
        process=process, file_name="r.csv", digest="0" * 64, size=1, layout="registro", file="no-hay", by=console(),
        at=clock.now(),
    )  # fmt: skip


def _extract(process):
    found = {"name": "extracto-1.json", "path": "no-hay", "digest": "0" * 64, "size": 1}
    given = {"at": clock.now(), "by": console(), "files": [found], "counts": {}}
    return Extract.objects.get_or_create(process=process, number=1, defaults=given)[0]


def _draft(process):
    nothing = zlib.compress(b'{"version": 1, "cells": [], "identity": []}')
    cut, _ = ProgressCut.objects.get_or_create(
        process=process, day=date(2024, 3, 1), defaults={"at": clock.now(), "whom": "vigentes", "figures": nothing}
    )
    paper = papers.Paper("A", "P", "Informe", clock.now())
    return ReportDraft.objects.create(
        process=process, kind="avance", cut=cut, content=papers.plain(paper), digest=papers.digest(paper), files={},
        by=console(), at=clock.now(),
    )  # fmt: skip


def _dossier(account):
    found = {"name": "extracto-1.json", "path": "no-hay", "digest": "0" * 64, "size": 1}
    number = account.process.dossiers.count() + 1
    return Dossier.objects.create(
        process=account.process, number=number, kind="expediente", candidacy=account.candidacy, at=clock.now(),
        made_at=clock.now(), by=console(), files=[found], facts=0,
    )  # fmt: skip


def _bundle(process):
    now = clock.now()
    return Bundle.objects.create(
        process=process, job=uuid.uuid4(), route="consejo", name="consejo-01", title="Consejo 1", file="no-hay",
        letters=1, made_at=now, expires_at=now + timedelta(days=1),
    )  # fmt: skip


def _council(place, number):
    town = Territory.objects.create(
        process=place.process, kind="municipio", key=f"3190{number}", name=f"Villa {number}", slug=f"villa-{number}"
    )
    return Council.objects.create(
        process=place.process, key=f"consejo-0{number}", name=f"Consejo {number}", territory=town
    )


def _consent(account):
    text = account.process.consent_texts.get(decision="publicacion")
    return Consent.objects.create(
        candidacy=account.candidacy, text=text, decision="publicacion", number=1, given=True, way="formato",
        signature="x", scan="no-hay.pdf", by=console(), at=clock.now(),
    )  # fmt: skip


def _notice(account):
    """A reminder that was handed over on paper."""
    now = clock.now()
    values = {"name": "Alguien", "days": 3, "last_day": "hoy", "missing": [], "begun": False, "address": ""}
    message = Message.objects.create(
        template="capture/mail/reminder", values=values, about=f"{Candidacy._meta.label}:{account.candidacy_id}",
        queued_at=now, next_at=now,
    )  # fmt: skip
    return NoticeDelivery.objects.create(
        message=message, outcome="entregada", way="mesa", at=now, by=console(), registered_at=now
    )


def _scan(account):
    """A signed form that the representation of its candidacy handed over and accepted."""
    process, now = account.process, clock.now()
    scope = f"{process.slug}/{account.candidacy.formula.postulant.key}"
    user = User.objects.create(username=f"entrega-{uuid.uuid4()}")
    party = Capacity.objects.create(user=user, role=Role.PARTY, scope=scope)
    batch = ScanBatch.objects.create(process=process, by=party, at=now)
    return Scan.objects.create(
        batch=batch, name="a.pdf", file="no-hay.pdf", digest="0" * 64, candidacy=account.candidacy, accepted_at=now
    )


def _account(place, council, candidacy):
    now = clock.now()
    user = User.objects.create(username=f"cand-{candidacy.pk}", password="!")
    account = Account.objects.create(
        process=place.process, user=user, candidacy=candidacy, postulant=place.parties[0], council=council, made_at=now
    )
    activation = Activation.objects.create(
        user=user, digest=candidacy.pk.hex * 2, given_at=now, expires_at=now + timedelta(days=1)
    )
    letter = Letter.objects.create(
        account=account, number=1, activation=activation, file="no-hay", digest="", issued_at=now
    )
    Delivery.objects.create(
        letter=letter, outcome="entregada", at=now, way="mesa", by=console(), registered_at=now, received_by="Alguien"
    )
    return account

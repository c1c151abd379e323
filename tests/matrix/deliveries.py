# SPDX-License-Identifier: EUPL-1.2
"""Something to deliver for each relation: of one's own council, of the central offices, of another council and process.

The letters are rows alone: their paper is not there, and whoever may read it is told so.
"""

from datetime import timedelta

from conoceles.accounts.models import Activation, User
from conoceles.accounts.queries import console
from conoceles.credentials.models import Account, Delivery, Letter
from conoceles.elections.models import Council, Territory
from conoceles.kernel import clock

from .expected import CLOSED, OTHER_PROCESS, OWN, RIVAL, SAME_PARTY


def to_deliver(here, there):
    """What the addresses of deliveries capture, by relation."""
    councils = {OWN: _council(here, 1), RIVAL: _council(here, 2), OTHER_PROCESS: _council(there, 1)}
    accounts = {relation: _account(there if relation == OTHER_PROCESS else here, council)
                for relation, council in {**councils, SAME_PARTY: None}.items()}  # fmt: skip
    councils |= {SAME_PARTY: councils[RIVAL], CLOSED: councils[OTHER_PROCESS]}
    accounts[CLOSED] = accounts[OTHER_PROCESS]
    return {
        relation: {
            "account": accounts[relation].pk,
            "delivery": Delivery.objects.get(letter__account=accounts[relation]).pk,
            "council": councils[relation].pk,
            "kind": "xlsx",
            "route": "consejo",
            "key": councils[OWN].key,
        }
        for relation in accounts
    }


def _council(place, number):
    town = Territory.objects.create(
        process=place.process, kind="municipio", key=f"3190{number}", name=f"Villa {number}", slug=f"villa-{number}"
    )
    return Council.objects.create(
        process=place.process, key=f"consejo-0{number}", name=f"Consejo {number}", territory=town
    )


def _account(place, council):
    now = clock.now()
    candidacy = place.candidacy()
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

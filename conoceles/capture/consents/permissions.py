# SPDX-License-Identifier: EUPL-1.2
"""Who consents, and who registers a form that was signed by hand."""

from dataclasses import replace

from conoceles.accounts.models import Capacity
from conoceles.accounts.permissions import may_keep_keys
from conoceles.accounts.rules import Act, permits
from conoceles.candidacies.models import Candidacy
from conoceles.candidacies.permissions import place_of
from conoceles.capture.models import Consent, Revision
from conoceles.credentials.models import Account


def may_consent(by: Capacity, candidacy: Candidacy) -> bool:
    """The candidacy itself, and nobody else: not its party, not whoever captures for it."""
    return permits(by, Act.CONSENT, place_of(candidacy))


def may_register(by: Capacity, candidacy: Candidacy) -> bool:
    """A desk of the institute: central offices, or the council where that candidacy's account is delivered."""
    account = Account.objects.filter(candidacy=candidacy).select_related("council").first()
    body = account.council.key if account and account.council else ""
    return permits(by, Act.REGISTER_CONSENT, replace(place_of(candidacy), body=body))


def may_hand_in(by: Capacity, candidacy: Candidacy) -> bool:
    """A signed form comes from the candidacy, or from the desk that received it."""
    return may_consent(by, candidacy) or may_register(by, candidacy)


def may_read_form(by: Capacity, consent: Consent) -> bool:
    """The candidacy that signed it, or the desk that could have received it."""
    return may_hand_in(by, consent.candidacy)


def may_shred(by: Capacity, candidacy: Candidacy) -> bool:
    """Whoever keeps the vault's keys; the console where a person answers for it (``--as``)."""
    return may_keep_keys(by, candidacy.pk)


def may_disclose(by: Capacity, revision: Revision) -> bool:
    """Whoever approves what was sent."""
    return permits(by, Act.REVIEW, place_of(revision.candidacy))

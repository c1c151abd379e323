# SPDX-License-Identifier: EUPL-1.2
"""Who consents, and who registers a form that was signed by hand."""

from dataclasses import replace

from conoceles.accounts.models import Capacity
from conoceles.accounts.permissions import may_keep_keys
from conoceles.accounts.rules import Act, Place, permits, reach
from conoceles.candidacies.models import Candidacy
from conoceles.candidacies.permissions import place_of
from conoceles.capture.models import Consent, Revision, Scan, ScanBatch
from conoceles.credentials.models import Account
from conoceles.record.clerk import Clerk


def may_consent(by: Capacity, candidacy: Candidacy) -> bool:
    """The candidacy itself, and nobody else: not its party, not whoever captures for it."""
    return permits(by, Act.CONSENT, place_of(candidacy))


def may_register(by: Capacity, candidacy: Candidacy) -> bool:
    """A desk of the institute: central offices, or the council where that candidacy's account is delivered."""
    return permits(by, Act.REGISTER_CONSENT, at_desk(candidacy))


def at_desk(candidacy: Candidacy) -> Place:
    """Where what a desk does for *candidacy* falls: also in the council where its account is delivered."""
    account = Account.objects.filter(candidacy=candidacy).select_related("council").first()
    return replace(place_of(candidacy), body=account.council.key if account and account.council else "")


def may_hand_in(by: Capacity, candidacy: Candidacy) -> bool:
    """A signed form comes from the candidacy, or from the desk that received it."""
    return may_consent(by, candidacy) or may_register(by, candidacy)


def may_read_form(by: Capacity, consent: Consent) -> bool:
    """The candidacy that signed it, or the desk that could have received it."""
    return may_hand_in(by, consent.candidacy)


def may_hand_over(by: Capacity, subject: object = None) -> bool:  # noqa: ARG001
    """Whoever prints forms for others to sign, and hands over what they signed."""
    return reach(by, Act.HAND_OVER_FORMS) is not None


def may_handle_batch(by: Capacity, batch: ScanBatch) -> bool:
    """Whoever acts in the capacity in which it was handed over: of the same representation, council or Área.

    Whoever is kept to some places sees those that she herself handed over: another may be of places that are not hers.
    """
    same = (by.role, by.scope) == (batch.by.role, batch.by.scope)
    return may_hand_over(by) and same and (not by.within or batch.by_id == by.pk)


def may_handle_scan(by: Capacity, scan: Scan) -> bool:
    """The same, of one of its scans."""
    return may_handle_batch(by, scan.batch)


def may_register_scan(by: Capacity, scan: Scan) -> bool:
    """The desk that receives for that candidacy, once whoever handed it over accepted it."""
    return scan.accepted_at is not None and scan.candidacy is not None and may_register(by, scan.candidacy)


def may_read_scan(by: Capacity, scan: Scan) -> bool:
    """Whoever handed it over, and whoever registers it."""
    return may_handle_scan(by, scan) or may_register_scan(by, scan)


def may_shred(by: Capacity, candidacy: Candidacy) -> bool:
    """Whoever keeps the vault's keys; the console where a person answers for it (``--as``)."""
    return may_keep_keys(by, candidacy.pk)


def may_disclose(by: Capacity | Clerk, revision: Revision) -> bool:
    """Whoever approves what was sent; the system, which finds it complete without anybody reading it."""
    return isinstance(by, Clerk) or permits(by, Act.REVIEW, place_of(revision.candidacy))

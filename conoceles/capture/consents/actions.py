# SPDX-License-Identifier: EUPL-1.2
"""Deciding on a text, withdrawing, handing in a signed form; and the badges that follow."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.files.base import ContentFile
from django.utils.module_loading import import_string

from conoceles.accounts.models import Capacity
from conoceles.candidacies.holding import hold
from conoceles.candidacies.models import Candidacy
from conoceles.capture import identity
from conoceles.capture.models import Approved, Consent, Disclosure, Revision
from conoceles.credentials.rules import acuse_kind
from conoceles.elections import queries as elections
from conoceles.elections.consent import Decision
from conoceles.elections.models import ConsentText
from conoceles.files.storage import private, unaltered
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.record.action import action
from conoceles.record.clerk import Clerk
from conoceles.vault import actions as vault
from conoceles.vault.models import DataKey
from conoceles.vault.queries import key_of

from . import queries, rules
from .permissions import may_consent, may_disclose, may_hand_in, may_read_form, may_shred
from .rules import ByHand, Reason
from .telling import tell


@action("consent-decided", allowed=may_consent)
def decide(
    candidacy: Candidacy, *, decision: Decision, given: bool, seen: str, signature: str, by: Capacity
) -> Consent:
    """Say yes or no to the text in force of *decision*, whose digest was on the screen, by typing one's own name.

    Raises Refused: NOT_STANDING, TEXT_CHANGED, OTHER_NAME, SAME_DECISION; of the vault, when badges must be looked up.
    """
    _alone(candidacy)
    text = _text(candidacy, decision, given=given)
    rules.check_seen(seen, text.digest)
    rules.check_signature(signature, candidacy.person.name)
    consent = Consent(text=text, given=given, way=Consent.Way.TYPED, signature=signature.strip())
    return _settled(candidacy, [consent], by)[0]


@action("consent-withdrawn", allowed=may_consent)
def withdraw(candidacy: Candidacy, *, decision: Decision, by: Capacity) -> Consent:
    """Take back a yes: it is asked for nothing, and what it showed is gone from the next release.

    Raises Refused: NOTHING_TO_WITHDRAW.
    """
    _alone(candidacy)
    last = queries.in_force(candidacy).get(decision)
    if last is None or not last.given:
        raise Refused(Reason.NOTHING_TO_WITHDRAW)
    return _settled(candidacy, [Consent(text=last.text, given=False, way=Consent.Way.WITHDRAWAL)], by)[0]


@dataclass(frozen=True)
class HandedIn:
    """The consents of one signed form; the record keeps the digest of the scan."""

    consents: list[Consent]
    digest: str


@action("consent-form-handed-in", allowed=may_hand_in)
def hand_in(
    candidacy: Candidacy,
    *,
    given: Mapping[Decision, bool],
    seen: Mapping[Decision, str],
    signature: str,
    signed: ByHand,
    scan: bytes,
    by: Capacity,
) -> HandedIn:
    """Take in a form signed by hand: the three decisions as marked, the digests it prints, how it was signed, its scan.

    Raises Refused: NOT_STANDING, NOT_ALL_DECIDED, TEXT_CHANGED, OTHER_NAME, SAME_DECISION; SIGNED_LATER, NOT_THIS_WAY,
    NO_WITNESSES, NO_INTERPRETER; of the scan (``credentials.rules.acuse_kind``): ACUSE_TOO_LARGE, ACUSE_UNKNOWN,
    ACUSE_ACTIVE; of the vault.
    """
    if set(given) != set(Decision):
        raise Refused(Reason.NOT_ALL_DECIDED)
    kind = acuse_kind(scan)
    rules.check_signature(signature, candidacy.person.name)
    rules.check_by_hand(signed, candidacy.process.parameters, today=_today(candidacy))
    how = {
        "signed_on": signed.signed_on,
        "hand": signed.hand.value,
        "notice": signed.notice.value,
        "witnesses": [each.strip() for each in signed.witnesses if each.strip()],
        "interpreter": signed.interpreter.strip(),
    }
    digest = hashlib.sha256(scan).hexdigest()
    consents = []
    _alone(candidacy)
    for decision in Decision:
        text = _text(candidacy, decision, given=given[decision])
        rules.check_seen(seen.get(decision, ""), text.digest)
        consents.append(
            Consent(
                text=text,
                given=given[decision],
                way=Consent.Way.FORM,
                signature=signature.strip(),
                scan_digest=digest,
                **how,
            )
        )
    if Consent.objects.filter(candidacy=candidacy, scan_digest=digest).exists():
        raise Refused(Reason.SAME_DECISION)
    kept = private().save(f"consents/{candidacy.pk}-{digest[:16]}.{kind}", ContentFile(scan))
    for consent in consents:
        consent.scan = kept
    handed = HandedIn(_settled(candidacy, consents, by), digest)
    if not may_consent(by, candidacy):
        tell(candidacy, handed.consents, absent=False, by=by)
    return handed


@action("consent-form-read", allowed=may_read_form)
def read_form(consent: Consent, *, by: Capacity) -> bytes:  # noqa: ARG001
    """The scan of a signed form, as it came: it bears a signature, so whoever reads it is on record.

    Raises Refused: FORM_GONE, also for a file that is not the one that was handed in.
    """
    content = unaltered(consent.scan, consent.scan_digest)
    if content is None:
        raise Refused(Reason.FORM_GONE)
    return content


@action("badges-disclosed", allowed=may_disclose)
def disclose(revision: Revision, *, by: Capacity | Clerk) -> Revision:
    """Say that the sealed *revision* was approved: its badges are shown from now on, where consent is in force.

    Raises Refused of the vault (``vault.rules.Reason``), when it must be opened and cannot.
    """
    Approved.objects.update_or_create(candidacy=revision.candidacy, defaults={"revision": revision})
    _show_badges(revision.candidacy, by)
    return revision


@action("identity-shredded", allowed=may_shred)
def shred(candidacy: Candidacy, *, by: Capacity) -> DataKey:
    """Destroy what opens the sealed answers of *candidacy*, with the badges that followed from them.

    Consents stay: they say what was decided, not what was answered. Raises Refused of the vault: SHREDDED, where
    nothing was ever sealed.
    """
    _alone(candidacy)
    Disclosure.objects.filter(candidacy=candidacy).delete()
    Approved.objects.filter(candidacy=candidacy).delete()
    return vault.shred(key_of(candidacy.pk), by=by)


def _text(candidacy: Candidacy, decision: Decision, *, given: bool) -> ConsentText:
    """The text in force. Whoever stands no more says no, on paper, for her account is closed; and no new yes."""
    text = elections.consent_texts(candidacy.process).get(decision)
    gone = candidacy.status != Candidacy.Status.REGISTERED
    if text is None or (gone and given and not queries.given(candidacy).get(decision)):
        raise Refused(Reason.NOT_STANDING)
    return text


def _today(candidacy: Candidacy) -> date:
    return clock.now().astimezone(ZoneInfo(candidacy.process.timezone)).date()


def _alone(candidacy: Candidacy) -> None:
    """Whoever decides, sends or reviews for the same candidacy waits until this commits."""
    hold(candidacy)


def _settled(candidacy: Candidacy, consents: list[Consent], by: Capacity) -> list[Consent]:
    _alone(candidacy)
    last, now = queries.in_force(candidacy), clock.now()
    privacy = import_string(settings.PRIVACY_NOTICE_TOLD_BY)(candidacy.process)
    for consent in consents:
        former = last.get(consent.text.decision)
        if len(consents) == 1 and former and (former.given, former.text_id) == (consent.given, consent.text_id):
            raise Refused(Reason.SAME_DECISION)
        consent.candidacy, consent.by, consent.at = candidacy, by, now
        consent.decision, consent.text_digest = consent.text.decision, consent.text.digest
        consent.privacy_digest = privacy
        consent.number = former.number + 1 if former else 1
        consent.digest = consent.act()
        consent.save(force_insert=True)
    if any(consent.decision in rules.BADGES_FOLLOW for consent in consents):
        _show_badges(candidacy, by)
    return consents


def _show_badges(candidacy: Candidacy, by: Capacity) -> None:
    """Make the badges what consents and the approved revision say now: both, or none at all.

    A withdrawal never needs the vault: to take badges away nothing is opened.
    """
    Disclosure.objects.filter(candidacy=candidacy).delete()
    approved = Approved.objects.filter(candidacy=candidacy).select_related("revision__questionnaire__process").first()
    if approved is None or not queries.shows_badges(candidacy):
        return
    consent = queries.in_force(candidacy)[Decision.PUBLICATION]
    Disclosure.objects.bulk_create(
        Disclosure(candidacy=candidacy, group=group, revision=approved.revision, consent=consent)
        for group in identity.badges(approved.revision, by=by)
    )

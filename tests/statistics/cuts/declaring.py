# SPDX-License-Identifier: EUPL-1.2
"""Candidacies that consent to being counted and have sealed answers, by rows alone: the acts are tested elsewhere."""

from conoceles.accounts.models import Capacity, User
from conoceles.accounts.rules import Role
from conoceles.capture import identity as sealing
from conoceles.capture.consents import rules
from conoceles.capture.models import Approved, Consent, Disclosure, Revision
from conoceles.elections.consent import Decision
from conoceles.elections.queries import consent_texts
from conoceles.kernel import clock
from conoceles.validation.models import Review
from tests.identity import NO, YES

TREATMENT, PUBLICATION, STATISTICS = Decision
#: Who is counted and shows nothing; who is counted and shows her badges.
COUNTED = {TREATMENT: True, PUBLICATION: False, STATISTICS: True}
SHOWN = COUNTED | {PUBLICATION: True}
BOTH = YES | {"discapacidad": "si"}
DISABLED = NO | {"discapacidad": "si"}


def console_like(process, name="revisora"):
    """Somebody of the Instancia Interna of *process*."""
    user, _ = User.objects.get_or_create(username=name)
    return Capacity.objects.get_or_create(user=user, role=Role.INSTANCE, scope=process.slug)[0]


def consented(who, given, by):
    """*who* decides as *given* says, now."""
    texts = consent_texts(who.process)
    for decision, yes in given.items():
        before = Consent.objects.filter(candidacy=who, decision=decision).count()
        Consent.objects.create(
            candidacy=who, text=texts[decision], decision=decision, number=before + 1, given=yes, way="tecleado",
            signature="x", text_digest=texts[decision].digest, by=by, at=clock.now(), digest="0" * 64,
        )  # fmt: skip


def declared(who, sheet, answers, by, given=None):
    """*who* consents, and *answers* to *sheet* are her approved revision."""
    if given is not None:
        consented(who, given, by)
    number = Revision.objects.filter(candidacy=who, questionnaire=sheet).count() + 1
    revision = Revision(candidacy=who, questionnaire=sheet, number=number, sent_by=by, sent_at=clock.now())
    sealing.seal_revision(revision, answers)
    revision.save()
    Review.objects.create(
        revision=revision, outcome="aprobada", digest=revision.digest, by_check=True, decided_at=clock.now()
    )
    Approved.objects.update_or_create(candidacy=who, defaults={"revision": revision})
    _badges(who, revision, answers)
    return revision


def shows(who, by, given=True):
    """*who* says whether her badges are shown, from now on."""
    consented(who, {PUBLICATION: given}, by)
    revision = Approved.objects.get(candidacy=who).revision
    Disclosure.objects.filter(candidacy=who).delete()
    if given:
        _badges(who, revision, sealing.opening.read(
            who.pk, [(sealing.label_of(revision), bytes(revision.sealed))], purpose="badges", by=by
        )[0])  # fmt: skip


def _badges(who, revision, answers):
    Disclosure.objects.filter(candidacy=who).delete()
    last = {each.decision: each for each in Consent.objects.filter(candidacy=who).order_by("number")}
    if rules.shows_badges({decision: each.given for decision, each in last.items()}):
        for group in rules.badges(revision.questionnaire.definition, answers):
            Disclosure.objects.create(candidacy=who, group=group, revision=revision, consent=last[Decision.PUBLICATION])

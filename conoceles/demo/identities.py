# SPDX-License-Identifier: EUPL-1.2
"""What some invented candidacies say of their identity, sealed as anybody's, and one cut that counts them, signed.

Only by true acts: each consents, sends, is found complete; the cut is prepared by one reviewer and signed by another.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import msgspec
from django.db import transaction

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Role
from conoceles.candidacies.models import Candidacy
from conoceles.capture.actions import send
from conoceles.capture.consents.actions import decide
from conoceles.capture.models import Revision
from conoceles.elections.consent import Decision
from conoceles.elections.models import Process, Questionnaire
from conoceles.elections.queries import consent_texts
from conoceles.elections.questionnaire import Kind, Question
from conoceles.kernel.refusals import Refused
from conoceles.record.clerk import Clerk
from conoceles.statistics.cuts.actions import sign
from conoceles.statistics.cuts.preparing import prepare
from conoceles.statistics.cuts.rules import YES, Occasion
from conoceles.statistics.models import Cut
from conoceles.validation.actions import approve_complete

from . import queries
from .actions import open_accounts
from .dice import dice, happens
from .rules import Reason

#: Candidacies in one commit.
_BATCH = 20


class Identities(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``identity.toml``: how many answer, what they consent to, and of which groups they are. Parts of a hundred."""

    seed: str
    questionnaire: str
    most: int
    statistics: int
    publication: int
    agreement: str
    groups: dict[str, int]


def identities(folder: Path) -> Identities | None:
    """Those of the corpus in *folder*; None where it has none. Raises Refused (FAULTY_CORPUS)."""
    file = folder / "identity.toml"
    if not file.exists():
        return None
    try:
        return msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), Identities)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise Refused(Reason.FAULTY_CORPUS, file=file.name, fault=str(error)) from error


def missing(process: Process, words: Identities) -> list[Candidacy]:
    """Whoever is to answer and has not, in an order that is always the same."""
    sent = Revision.objects.filter(candidacy__process=process, questionnaire__slug=words.questionnaire)
    answered = set(sent.values_list("candidacy_id", flat=True))
    owing = [one for one in queries.registered(process).values() if _owes(one, words.questionnaire)]
    drawn = sorted(owing, key=lambda one: dice(words.seed, "turn", one.key).random())[: words.most]
    return [one for one in drawn if one.pk not in answered]


def _owes(candidacy: Candidacy, questionnaire: str) -> bool:
    return candidacy.status == Candidacy.Status.REGISTERED and questionnaire in candidacy.owes


def declare(process: Process, words: Identities, candidacies: list[Candidacy], *, by: Capacity) -> Iterator[int]:
    """Have each of *candidacies* consent, answer and be found complete; after each commit, how many it held."""
    if not candidacies:
        return
    open_accounts(process, candidacies=candidacies, staff=(), by=by)
    hers = {each.scope: each for each in Capacity.objects.filter(role=Role.CANDIDACY).select_related("user")}
    sheet = Questionnaire.objects.filter(process=process, slug=words.questionnaire, in_force_at__isnull=False).latest(
        "version"
    )
    texts = consent_texts(process)
    for start in range(0, len(candidacies), _BATCH):
        batch = candidacies[start : start + _BATCH]
        with transaction.atomic():
            for one in batch:
                chance, me = dice(words.seed, "answers", one.key), hers[str(one.pk)]
                shares = {Decision.PUBLICATION: words.publication, Decision.STATISTICS: words.statistics}
                for decision in Decision:
                    given = happens(chance, shares.get(decision, 100))
                    seen, name = texts[decision].digest, one.person.name
                    decide(one, decision=decision, given=given, seen=seen, signature=name, by=me)
                revision = send(one, sheet, answers=_answers(sheet, words, chance), by=me)
                approve_complete(revision, by=Clerk())
        yield len(batch)


def _answers(sheet: Questionnaire, words: Identities, chance: Random) -> dict[str, Any]:
    said: dict[str, Any] = {}
    for question in sheet.definition.questions:
        if question.derived or not question.asked(said) or not question.options:
            continue
        chosen = _chosen(question, words, chance)
        said[question.key] = [chosen] if question.kind is Kind.CHOICES else chosen
    return said


def _chosen(question: Question, words: Identities, chance: Random) -> str:
    plain = [option.key for option in question.options if not option.specify]
    if question.group not in words.groups:
        return chance.choice(plain)
    if happens(chance, words.groups[question.group]):
        return YES
    return chance.choice([key for key in plain if key != YES])


def cut(process: Process, words: Identities) -> Cut | None:
    """The one cut of the demonstration, signed; None where there is one already."""
    if Cut.objects.filter(process=process).exists():
        return None
    one, other, *_ = queries.reviewers(process)
    agreement = process.agreements.get(key=words.agreement)
    made = prepare(process, occasion=Occasion.RELEASE_DAY, agreement=agreement, by=one)
    return sign(made, seen=made.digest, by=other)

# SPDX-License-Identifier: EUPL-1.2
"""Answers that are kept sealed: the one module of capture that opens the vault.

::

    sealed = seal_section(candidacy, questionnaire, section="indigena", answers={...})        # bytes, for a draft
    answers = open_sections(candidacy, questionnaire, {"indigena": sealed}, by=request.acting)  # by section
    same = mark_of_section(candidacy, questionnaire, section="indigena", answers={...})       # instead of a digest

A questionnaire is sealed when its definition says so (``Definition.sealed``), never by its name. Whoever types on
somebody's behalf seals and cannot read back: opening is refused (PermissionDenied) to all but the candidacy.
"""

import hashlib
import hmac
from collections.abc import Mapping
from typing import Any

from conoceles.accounts.models import Capacity
from conoceles.candidacies.models import Candidacy
from conoceles.elections.models import Questionnaire
from conoceles.vault import opening
from conoceles.vault.rules import Kind, Label, Purpose
from conoceles.vault.sealing import mark, seal

from .consents import rules
from .models import Revision

Answers = dict[str, Any]


def seal_section(
    candidacy: Candidacy, questionnaire: Questionnaire, *, section: str, answers: Answers, kind: Kind = Kind.DRAFT
) -> bytes:
    """*answers* to one section, sealed as a draft, or as what waits for the account of an ended session to claim it.

    Raises Refused (``vault.rules.Reason``): SHREDDED, TOO_LARGE, LOCKED.
    """
    return seal(answers, label=_label(candidacy, questionnaire, kind, section=section))


def mark_of_section(candidacy: Candidacy, questionnaire: Questionnaire, *, section: str, answers: Answers) -> str:
    """What tells the same draft again; a plain digest of so few options would be guessed by trying them all."""
    return mark(answers, label=_label(candidacy, questionnaire, Kind.DRAFT, section=section))


def open_sections(
    candidacy: Candidacy,
    questionnaire: Questionnaire,
    sealed: Mapping[str, bytes],
    *,
    kind: Kind = Kind.DRAFT,
    by: Capacity,
) -> dict[str, Answers]:
    """What :func:`seal_section` sealed, section by section, read back by the candidacy: one line on record for all.

    Raises PermissionDenied; Refused (``vault.rules.Reason``): LOCKED, OTHER_KEY, SPOILED, SHREDDED.
    """
    if not sealed:
        return {}
    items = [(_label(candidacy, questionnaire, kind, section=section), box) for section, box in sealed.items()]
    opened = opening.read(candidacy.pk, items, purpose=Purpose.OWN_READING, by=by)
    return dict(zip(sealed, opened, strict=True))


def seal_revision(revision: Revision, answers: Answers) -> None:
    """Have *revision*, not saved yet, hold *answers* sealed; its digest covers the sealed bytes and nothing else.

    Raises Refused (``vault.rules.Reason``): SHREDDED, TOO_LARGE, LOCKED.
    """
    label = label_of(revision)
    revision.sealed, revision.mark = seal(answers, label=label), mark(answers, label=label)
    revision.digest = hashlib.sha256(revision.sealed).hexdigest()


def holds(revision: Revision, answers: Answers) -> bool:
    """Whether the sealed *revision* says exactly *answers*; it need not be opened for that."""
    return hmac.compare_digest(revision.mark, mark(answers, label=label_of(revision)))


def open_revision(revision: Revision, *, by: Capacity) -> Answers:
    """What the candidacy sent in the sealed *revision*, read back by herself. Raises as :func:`open_sections` does."""
    return _opened(revision, Purpose.OWN_READING, by)


def badges(revision: Revision, *, by: Capacity) -> list[str]:
    """The groups whose badge the sealed *revision* shows; nobody sees its answers. Raises as :func:`open_sections`."""
    return rules.badges(revision.questionnaire.definition, _opened(revision, Purpose.BADGES, by))


def _opened(revision: Revision, purpose: Purpose, by: Capacity) -> Answers:
    sealed = (label_of(revision), bytes(revision.sealed))
    return opening.read(revision.candidacy_id, [sealed], purpose=purpose, by=by)[0]


def label_of(revision: Revision) -> Label:
    """Under which label the answers of *revision* are sealed."""
    return _label(revision.candidacy, revision.questionnaire, Kind.REVISION, number=revision.number)


def _label(
    candidacy: Candidacy, questionnaire: Questionnaire, kind: Kind, *, section: str = "", number: int = 0
) -> Label:
    return Label(
        process=questionnaire.process.slug,
        subject=candidacy.pk,
        questionnaire=questionnaire.slug,
        version=questionnaire.version,
        kind=kind,
        section=section,
        number=number,
    )

# SPDX-License-Identifier: EUPL-1.2
"""An invented process of any size: towns of fifty candidacies. Titulars have approved texts, alternates owe none."""

import random
import re
import uuid
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from conoceles.accounts.models import Capacity, User
from conoceles.accounts.rules import Role
from conoceles.candidacies.models import Candidacy, Formula, Person
from conoceles.capture.models import Revision
from conoceles.elections.models import Agreement, Position, Postulant, Process, Questionnaire, Territory
from conoceles.elections.questionnaire import Definition, Kind, Question, Visibility
from conoceles.kernel import digests
from conoceles.kernel.names import slug
from conoceles.validation.models import Review
from conoceles.validation.rules import Outcome

#: Candidacies of a town, and how many postulants they come from.
TOWN, POSTULANTS = 50, 10
#: What each postulant registers in a town: position, and seat.
SEATS = ((0, "P"), (0, "S"), (1, "P"), (1, "S"), (2, "P"))
#: Characters of a long answer, so that a profile's page has about 14 KB.
LONG = 600
NAMES = [
    f"{first}{last}" for first in ("Al", "Be", "Dal", "Ix", "Lan", "Nic", "Ru") for last in ("ba", "dy", "chel", "mira")
]
CORPUS = Path(__file__).resolve().parents[1] / "processes" / "demo" / "corpus"
DAY = date(2027, 3, 1)
NOW = datetime(2027, 3, 1, 18, tzinfo=UTC)
CHUNK = 2000


@dataclass(frozen=True)
class Surroundings:
    """What every candidacy refers to."""

    process: Process
    positions: list[Position]
    towns: list[Territory]
    postulants: list[Postulant]
    questionnaire: Questionnaire
    agreement: Agreement
    reviewer: Capacity
    sentences: list[str]


def populate(process: Process, size: int) -> None:
    """Add *size* candidacies to *process*, which has been loaded from ``processes/demo``."""
    office = process.offices.get(territory_kind=Territory.Kind.MUNICIPALITY)
    positions = list(office.positions.order_by("order"))
    Position.objects.filter(office=office).update(titular_owes=["curricular"], alternate_owes=[])
    dice, words = random.Random(2027), _words()
    around = Surroundings(
        process=process,
        positions=positions,
        towns=_towns(process, -(-size // TOWN)),
        postulants=_postulants(process),
        questionnaire=process.questionnaires.filter(slug="curricular", in_force_at__isnull=False).latest("version"),
        agreement=process.agreements.first(),
        reviewer=Capacity.objects.create(
            user=User.objects.create(username="banco"), role=Role.INSTANCE, scope=process.slug
        ),
        sentences=[_sentence(words, dice) for _ in range(20_000)],
    )
    for start in range(0, size, CHUNK):
        _add(range(start, min(start + CHUNK, size)), around, dice)


def _towns(process: Process, count: int) -> list[Territory]:
    entity = process.territories.get(kind=Territory.Kind.ENTITY)
    return Territory.objects.bulk_create(
        [
            Territory(
                process=process, kind=Territory.Kind.MUNICIPALITY, key=f"V{number:05}", name=f"Villa {number:05}",
                slug=f"villa-{number:05}", parent=entity, population=1000 + number,
            )
            for number in range(count)
        ],
        batch_size=CHUNK,
    )  # fmt: skip


def _postulants(process: Process) -> list[Postulant]:
    """The parties of the process, and as many more as are wanting."""
    parties = list(process.postulants.filter(kind=Postulant.Kind.PARTY)[:POSTULANTS])
    return parties + [
        Postulant.objects.create(
            process=process, kind=Postulant.Kind.PARTY, key=f"banco-{number}", name=f"Partido del Banco {number}",
            acronym=f"PB{number}", order=100 + number,
        )
        for number in range(POSTULANTS - len(parties))
    ]  # fmt: skip


def _add(numbers: range, around: Surroundings, dice: random.Random) -> None:
    process, positions, reviewer = around.process, around.positions, around.reviewer
    formulas, people, candidacies, revisions = [], [], [], []
    for number in numbers:
        town, place = divmod(number, TOWN)
        party, place = divmod(place, len(SEATS))
        position, seat = SEATS[place]
        name = " ".join(dice.choice(NAMES) for _ in range(3))
        if seat == "P":
            formulas.append(
                Formula(
                    id=_uuid(dice), process=process, position=positions[position], territory=around.towns[town],
                    postulant=around.postulants[party], number=str(position), order=position,
                )
            )  # fmt: skip
        person = Person(
            id=_uuid(dice), process=process, key=f"banco-{number}", name=name, sex="hombre" if number % 2 else "mujer",
            age=18 + dice.randrange(60),
        )  # fmt: skip
        candidacy = Candidacy(
            id=_uuid(dice), process=process, key=f"banco-{number}", slug=f"{slug(name)}-{number}",
            person=person, formula=formulas[-1], seat=seat, registered_on=DAY, agreement=around.agreement,
            reelection=number % 9 == 0,
        )  # fmt: skip
        people.append(person)
        candidacies.append(candidacy)
        if seat == "P":
            answers = _answers(around.questionnaire.definition, dice, around.sentences)
            revisions.append(
                Revision(
                    candidacy=candidacy, questionnaire=around.questionnaire, number=1, answers=answers,
                    digest=digests.digest(answers), sent_by=reviewer, sent_at=NOW,
                )
            )  # fmt: skip
    for model, rows in ((Formula, formulas), (Person, people), (Candidacy, candidacies), (Revision, revisions)):
        model.objects.bulk_create(rows, batch_size=500)
    Review.objects.bulk_create(
        (
            Review(
                revision=revision, outcome=Outcome.APPROVED, digest=revision.digest, decided_by=reviewer, decided_at=NOW
            )
            for revision in revisions
        ),
        batch_size=500,
    )  # fmt: skip


def _answers(definition: Definition, dice: random.Random, sentences: list[str]) -> dict[str, str | list[str]]:
    return {
        question.key: _answer(question, dice, sentences)
        for question in definition.questions
        if question.visibility is Visibility.PUBLIC and question.kind is not Kind.PHOTO and not question.derived
    }


def _answer(question: Question, dice: random.Random, sentences: list[str]) -> str | list[str]:
    if question.options:
        chosen = dice.choice([option for option in question.options if not option.specify]).key
        return [chosen] if question.items > 1 else chosen
    if question.kind is Kind.LONG_TEXT:
        text = ""
        while len(text) < LONG:
            text += dice.choice(sentences) + (" " if dice.random() < 0.8 else "\n")
        return text.strip()
    short = {
        Kind.URL: f"https://{(question.hosts or ('invalid.example',))[0]}/persona{dice.randrange(10**6)}",
        Kind.EMAIL: f"persona{dice.randrange(10**6)}@invalid.example",
        Kind.PHONE: f"999{dice.randrange(10**7):07}",
    }.get(question.kind) or dice.choice(sentences)[:100]
    return [short] if question.items > 1 else short


def _words() -> list[str]:
    """The words of the demonstration, in the order written: they shrink as what people write does."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*.toml")))
    return [word for text in texts for word in re.findall(r"[^\W\d_]{2,}", text)]


def _sentence(words: list[str], dice: random.Random) -> str:
    start = dice.randrange(len(words) - 12)
    return " ".join(words[start : start + dice.randrange(6, 12)]).capitalize() + dice.choice([".", ",", ";", "."])


def _uuid(dice: random.Random) -> uuid.UUID:
    return uuid.UUID(int=dice.getrandbits(128), version=4)

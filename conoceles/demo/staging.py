# SPDX-License-Identifier: EUPL-1.2
"""The demonstration, acted out: registered by the import, answered by each candidacy, read by the Instancia.

Nothing is remembered apart: how far each candidacy has come is counted in the database, and what is missing is done.
Several acts share one commit, which saves a disk its work; each has its own line in the record.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Role
from conoceles.candidacies.models import Candidacy
from conoceles.capture import rules as capturing
from conoceles.capture.actions import keep_photo, send
from conoceles.capture.models import Revision
from conoceles.elections.models import Process, Questionnaire
from conoceles.elections.questionnaire import Kind
from conoceles.kernel.refusals import Refused
from conoceles.validation.actions import decide
from conoceles.validation.rules import Outcome, Told

from . import queries
from .actions import Staff, open_accounts
from .answers import Respondent, respond, rewritable
from .corpus import Corpus
from .dice import dice
from .fates import Act, fate
from .portraits import portrait
from .rules import Reason
from .slates import Slate, stands

#: Candidacies in one commit.
_BATCH = 20


@dataclass(frozen=True, slots=True)
class Turn:
    """A candidacy with acts to do: the first ``done`` of ``acts`` have been."""

    who: Respondent
    candidacy: Candidacy
    acts: tuple[Act, ...]
    done: int


def turns(process: Process, corpus: Corpus, drawn: list[Slate]) -> list[Turn]:
    """Whoever has acts left to do, in the order of *drawn*."""
    done = queries.acts_done(process, corpus.answers.questionnaire)
    known = queries.registered(process)
    missing: list[Turn] = []
    numbers: dict[str, int] = {}
    for slate, _, stand in stands(drawn):
        number = numbers.setdefault(stand.person.key, len(numbers) + 1)
        acts, already = fate(corpus, stand).acts, done.get(stand.key, 0)
        if already < len(acts):
            missing.append(Turn(Respondent(slate, stand, number), known[stand.key], acts, already))
    return missing


def act(process: Process, corpus: Corpus, missing: list[Turn], *, by: Capacity) -> Iterator[int]:
    """Do what is *missing*; after each commit, how many turns it held."""
    if not missing:
        return
    open_accounts(process, candidacies=[turn.candidacy for turn in missing], staff=_reviewers(process), by=by)
    scene = Scene(process, corpus)
    for start in range(0, len(missing), _BATCH):
        batch = missing[start : start + _BATCH]
        with transaction.atomic():
            for turn in batch:
                scene.play(turn)
        yield len(batch)


def _reviewers(process: Process) -> list[Staff]:
    names = queries.reviewer_names(process)
    return [
        Staff(name, Role.INSTANCE, process.slug, f"Revisión {number} (inventada)")
        for number, name in enumerate(names, start=1)
    ]


class Scene:
    """What every turn needs, looked up once."""

    def __init__(self, process: Process, corpus: Corpus) -> None:
        self.process = process
        self.corpus = corpus
        self.seed = corpus.register.seed
        self.questionnaire = Questionnaire.objects.filter(
            process=process, slug=corpus.answers.questionnaire, in_force_at__isnull=False
        ).latest("version")
        self.definition = self.questionnaire.definition
        mine = Capacity.objects.filter(user__username__startswith=f"{process.slug}-").select_related("user")
        self.candidates = {capacity.scope: capacity for capacity in mine if capacity.role == Role.CANDIDACY}
        self.reviewers = sorted(
            (capacity for capacity in mine if capacity.role == Role.INSTANCE), key=lambda one: one.user.username
        )

    def play(self, turn: Turn) -> None:
        """Every act of *turn* that has not been."""
        for number in range(turn.done, len(turn.acts)):
            what = turn.acts[number]
            if what in {Act.APPROVE, Act.RETURN}:
                self._read(turn, what)
            else:
                self._send(turn, what)

    def _send(self, turn: Turn, what: Act) -> None:
        me = self.candidates[str(turn.candidacy.pk)]
        changed = []
        if what is Act.CORRECT:
            changed = [self._observed(turn, self._last(turn))[0]]
        if what is Act.AMEND:
            changed = [dice(self.seed, "amended", turn.who.stand.key).choice(rewritable(self.definition, self.corpus))]

        def keep(edition: int) -> str:
            pictures = portrait(turn.who.stand.person, self.seed, edition)
            return keep_photo(turn.candidacy, pictures=pictures, by=me).digest

        answers = respond(
            self.definition,
            self.corpus,
            turn.who,
            portrait=keep,
            changed=frozenset(changed),
        )
        try:
            send(turn.candidacy, self.questionnaire, answers=answers, by=me)
        except Refused as refusal:
            if refusal.reason is not capturing.Reason.INCOMPLETE:
                raise
            raise Refused(
                Reason.UNANSWERED,
                questionnaire=self.questionnaire.slug,
                version=self.questionnaire.version,
                questions=", ".join(dict.fromkeys(problem.question for problem in refusal.details["problems"])),
            ) from refusal

    def _read(self, turn: Turn, what: Act) -> None:
        chance = dice(self.seed, "reviewer", turn.who.stand.key)
        revision = self._last(turn)
        outcome, observations = Outcome.APPROVED, list[Told]()
        if what is Act.RETURN:
            question, ground, text = self._observed(turn, revision)
            ground = ground if self.process.grounds else ""
            outcome = Outcome.RETURNED
            quote = self._first_sentence(revision, question)
            observations = [Told(self._section(question), text, question=question, ground=ground, quote=quote)]
        decide(
            revision,
            outcome=outcome,
            seen=revision.digest,
            observations=observations,
            by=chance.choice(self.reviewers),
        )

    def _last(self, turn: Turn) -> Revision:
        revision: Revision = turn.candidacy.revisions.filter(questionnaire__slug=self.questionnaire.slug).latest(
            "number"
        )
        return revision

    def _observed(self, turn: Turn, revision: Revision) -> tuple[str, str, str]:
        """The question of *revision* that somebody objects to, on which ground, and in which words."""
        chance = dice(self.seed, "observed", turn.who.stand.key)
        observation = chance.choice(
            [one for one in self.corpus.register.observation if one.question in revision.answers]
        )
        return observation.question, observation.ground, chance.choice(observation.texts)

    def _first_sentence(self, revision: Revision, question: str) -> str:
        """What is quoted of the answer that somebody objects to; nothing of a photograph."""
        said = (revision.answers or {})[question]
        photo = self.definition.question(question).kind is Kind.PHOTO
        return "" if photo else said.partition(". ")[0]

    def _section(self, question: str) -> str:
        return next(
            section.key for section in self.definition.sections if any(one.key == question for one in section.questions)
        )

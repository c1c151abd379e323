# SPDX-License-Identifier: EUPL-1.2
"""Three requests of rights in mid-course: one waits for a release, one was extended, and of one nobody knows who asks.

Done once: where somebody asked anything, nothing is done.
"""

from datetime import timedelta

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Role
from conoceles.candidacies.models import Candidacy
from conoceles.candidacies.queries import whole
from conoceles.capture.corrections.queries import correctable
from conoceles.elections.models import Process
from conoceles.kernel import clock
from conoceles.rights import actions, answer_actions
from conoceles.rights.actions import OnPaper
from conoceles.rights.answer_actions import Answer
from conoceles.rights.models import Request
from conoceles.rights.rules import Effect, Identified, Outcome, Right
from conoceles.validation.queries import approved

from . import queries

_ASKED = "La dirección de mi página cambió: la que se ve ya no es mía. (Solicitud inventada.)"
_KNOW = "Quiere saber qué datos suyos tiene el instituto en este sistema. (Solicitud inventada.)"
_AGAINST = "Pide que su fotografía deje de mostrarse. (Solicitud inventada.)"
_LONGER = "Hay que reunir lo que se recibió en papel en tres consejos."
#: How long ago the paper that takes longer came, and the one that came last.
_LONG_AGO, _LATELY = timedelta(days=24), timedelta(hours=20)


def claim(process: Process) -> None:
    """Ask, by three who are public already."""
    if Request.objects.filter(process=process).exists():
        return
    public = approved().filter(candidacy__process=process, candidacy__status=Candidacy.Status.REGISTERED)
    ids = list(dict.fromkeys(public.order_by("candidacy__key").values_list("candidacy", flat=True)))
    some = list(whole().filter(pk__in=ids[-3:]).order_by("key"))
    if len(some) < 3:  # noqa: PLR2004
        return
    desk = queries.reviewers(process)[0]
    _rectified(some[0], desk)
    _extended(some[1], desk)
    actions.take_in(
        some[2], paper=OnPaper(Right.OPPOSITION, _AGAINST, clock.now() - _LATELY, contact="En su domicilio"), by=desk
    )


def _rectified(candidacy: Candidacy, desk: Capacity) -> None:
    """On her own screen, where she has an account; answered, and waiting for her to correct it."""
    hers = Capacity.objects.filter(role=Role.CANDIDACY, scope=str(candidacy.pk)).first()
    if hers is None:
        return
    asked = actions.ask(candidacy, right=Right.RECTIFICATION, text=_ASKED, by=hers)
    found = correctable(candidacy)
    if not found:
        return
    sheet = found[0]
    answer = Answer(
        Outcome.GRANTED, "Artículo inventado", "Se abre el último rubro para que lo corrija.", [Effect.PROFILE],
        questionnaire=sheet, sections=[sheet.definition.sections[-1].key],
    )  # fmt: skip
    answer_actions.answer(asked, answer=answer, by=desk)


def _extended(candidacy: Candidacy, desk: Capacity) -> None:
    paper = OnPaper(Right.ACCESS, _KNOW, clock.now() - _LONG_AGO)
    asked = actions.take_in(candidacy, paper=paper, by=desk)
    actions.identify(asked, means=Identified.VOTER_CARD, shown="Vigente, con fotografía; se devolvió.", by=desk)
    actions.extend(asked, text=_LONGER, by=desk)

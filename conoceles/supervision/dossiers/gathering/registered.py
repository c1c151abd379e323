# SPDX-License-Identifier: EUPL-1.2
"""What the public register says of her, and what agreements made of it."""

from collections.abc import Iterator, Mapping

from conoceles.candidacies.intake.words_by_hand import FIELDS, OF_A_FILE
from conoceles.candidacies.models import Candidacy, Correction, Rectification
from conoceles.candidacies.movements.queries import Words, timeline
from conoceles.elections.models import Postulant
from conoceles.look.dates import day, moment

from ..rules import Fact, known
from .saying import midnight, who

#: Keys that tell persons apart may be made of what is private; affirmative action is public only where a process says.
_INNER = {"key", "person", "order", "groups"}
_WORDS = FIELDS | OF_A_FILE
_PUBLIC = {words for name, words in _WORDS.items() if name not in _INNER}


def facts(candidacy: Candidacy) -> Iterator[Fact]:
    """Her registration, what was corrected by hand, and each movement."""
    if candidacy.registered_on:
        yield Fact(
            midnight(candidacy.registered_on, candidacy.process),
            "Registro de la candidatura",
            known(("Acuerdo", candidacy.agreement)),
            day_only=True,
        )
    for correction in Correction.objects.filter(candidacy=candidacy).select_related("by"):
        yield _corrected(correction)
    words = Words(candidacy.process)
    for effect in timeline(candidacy):
        movement, told = effect.movement, words.of(effect)
        yield Fact(
            movement.at,
            f"Movimiento del registro: {movement.get_kind_display().lower()}",
            known(
                ("Acuerdo", movement.agreement),
                ("Surte efectos", day(movement.effective_on) if movement.effective_on else ""),
                *((name, _changed(change)) for name, change in told.changes if name in _PUBLIC),
                ("Registró", who(movement.by)),
            ),
            digest=movement.digest,
        )


def required(postulant: Postulant) -> Iterator[Fact]:
    """What *postulant* was required to mend in its lists."""
    for each in Rectification.objects.filter(postulant=postulant).select_related("agreement", "by"):
        yield Fact(
            each.notified_at,
            "Se notificó un requerimiento de paridad",
            known(
                ("Acuerdo", each.agreement),
                ("Qué se requirió", each.asks),
                ("Horas para responder", each.hours),
                ("Último instante", moment(each.until)),
                ("Se atendió", moment(each.settled_at) if each.settled_at else "no consta al corte"),
            ),
        )


def _corrected(correction: Correction) -> Fact:
    fields = [_WORDS.get(each["field"], each["field"]) for each in correction.changes]
    return Fact(
        correction.at,
        "Se agregó al registro" if correction.adds else "Se corrigió el registro",
        known(
            ("Datos", ", ".join(each for each in fields if each in _PUBLIC)),
            ("Documento", correction.document),
            ("Del", day(correction.dated) if correction.dated else ""),
            ("Escribió", who(correction.by)),
        ),
        digest=correction.digest,
    )


def _changed(change: Mapping[str, str]) -> str:
    return f"decía «{change['before'] or '—'}» y dice «{change['after'] or '—'}»"

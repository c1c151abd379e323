# SPDX-License-Identifier: EUPL-1.2
"""The places of a list or planilla, and two formulas that trade theirs.

A formula's row is its place: number and order stay with the row, and its people move. So a file that is loaded
afterwards, and finds each place by its number, finds them where they are.
"""

import uuid
from collections.abc import Iterable

from django.db.models import F, QuerySet

from conoceles.kernel.refusals import Refused

from ..intake.cells import fold, leading_number, tidy
from ..intake.records import Ids
from ..models import Candidacy, Formula
from .rules import Reason

_FITS = Formula._meta.get_field("number").max_length
#: What goes with the people and not with the place.
_THEIRS = ("party_of_origin_id", "answered_by_id")


def siblings(formula: Formula) -> QuerySet[Formula]:
    """The other places of its list or planilla: of the same office and territory, nominated by the same."""
    return (
        Formula.objects.filter(
            process=formula.process_id,
            position__office=formula.position.office_id,
            territory=formula.territory_id,
            postulant=formula.postulant_id,
        )
        .exclude(pk=formula.pk)
        .select_related("position")
        .order_by("position__order", "order", "number")
    )


def trade(mine: Formula, *, formula: str, number: str) -> Candidacy | None:
    """Those of *mine* go to another place of their list, and those of that place, if any, to theirs.

    Of those who came, the titular or whoever stands. Raises Refused: NO_SUCH_PLACE, SAME_PLACE.
    """
    theirs = _chosen(mine, formula) if formula else _numbered(mine, number)
    going, coming = ([*Candidacy.objects.filter(formula=one)] for one in (mine, theirs))
    _seated(going, coming, mine, theirs)
    former = {name: getattr(mine, name) for name in _THEIRS}
    if coming:
        Formula.objects.filter(pk=mine.pk).update(**{name: getattr(theirs, name) for name in _THEIRS})
    else:
        Formula.objects.filter(pk=mine.pk).delete()
    Formula.objects.filter(pk=theirs.pk).update(**former)
    standing = [one for one in coming if one.status == Candidacy.Status.REGISTERED]
    return min(standing, key=lambda one: one.seat, default=None)


def _seated(going: Iterable[Candidacy], coming: Iterable[Candidacy], mine: Formula, theirs: Formula) -> None:
    """Half way two would hold one seat: all stand up first (see ``writing.merging``)."""
    gone, came = ([one.pk for one in some] for some in (going, coming))
    Candidacy.objects.filter(pk__in=gone + came).update(formula_id=F("pk"))
    Candidacy.objects.filter(pk__in=gone).update(formula=theirs)
    Candidacy.objects.filter(pk__in=came).update(formula=mine)


def _chosen(mine: Formula, formula: str) -> Formula:
    try:
        found = siblings(mine).filter(pk=uuid.UUID(formula)).first()
    except ValueError:
        found = None
    if found is None:
        raise Refused(Reason.NO_SUCH_PLACE)
    return found


def _numbered(mine: Formula, number: str) -> Formula:
    """The place of that number; a new one where there is none, under the id that a file would give it."""
    number = tidy(number)
    if not number or len(number) > _FITS:
        raise Refused(Reason.NO_SUCH_PLACE)
    if fold(number) == fold(mine.number):
        raise Refused(Reason.SAME_PLACE, number=mine.number)
    for one in siblings(mine).filter(position=mine.position_id):
        if fold(one.number) == fold(number):
            return one
    position, place, process = mine.position, mine.territory, mine.process
    parts = (position.office.key, position.key, place.kind, place.key, mine.postulant.key, fold(number))
    return Formula.objects.create(
        id=uuid.UUID(bytes=Ids(process.slug).of("formula", *parts)),
        process=process,
        position=position,
        territory=place,
        postulant=mine.postulant,
        number=number,
        order=leading_number(number),
    )

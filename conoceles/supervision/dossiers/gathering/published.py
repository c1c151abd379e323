# SPDX-License-Identifier: EUPL-1.2
"""When what she sent became public, and when something of her left the site."""

from collections.abc import Iterator

from conoceles.candidacies.models import Candidacy, Effect
from conoceles.capture.rules.acuses import folio
from conoceles.publication.models import Release
from conoceles.publication.queries import exits_of
from conoceles.validation.models import Review, Withdrawal
from conoceles.validation.rules import Outcome

from ..rules import Fact, known


def facts(candidacy: Candidacy) -> Iterator[Fact]:
    """The first release that showed each approved revision, and each exit."""
    releases = list(_that_show(candidacy))
    reviews = Review.objects.filter(
        revision__candidacy=candidacy, revision__answers__isnull=False, outcome=Outcome.APPROVED
    ).select_related("revision")
    approved = sorted(reviews, key=lambda each: (each.revision.questionnaire_id, each.revision.number))
    for at, review in enumerate(approved):
        after = next((each for each in approved[at + 1 :] if _same(each, review)), None)
        first = next((each for each in releases if each.frozen_at >= review.decided_at), None)
        if first and (after is None or after.decided_at > first.frozen_at):
            yield Fact(
                first.shown_at or first.frozen_at,
                f"Se publicó el envío {folio(review.revision_id)}",
                known(("Publicación", first.number), ("Huella de la lista de sus archivos", first.manifest)),
                digest=review.digest,
            )
    for each in exits_of(candidacy):
        yield Fact(
            each.noticed_at, "Algo de la candidatura salió de lo publicado", known(("Publicación", each.release.number))
        )


def _same(one: Review, other: Review) -> bool:
    return one.revision.questionnaire_id == other.revision.questionnaire_id


def _that_show(candidacy: Candidacy) -> Iterator[Release]:
    """The shown releases of her office that were frozen while she stood and nothing kept her whole profile off."""
    office = candidacy.formula.position.office.key
    withdrawals = list(Withdrawal.objects.filter(candidacy=candidacy).values_list("at", "lifted_at"))
    standings = [
        (at, after.get("status"))
        for at, after in Effect.objects.filter(candidacy=candidacy)
        .order_by("movement__at", "pk")
        .values_list("movement__at", "after")
    ]
    for each in Release.objects.filter(process=candidacy.process_id, shown_at__isnull=False).order_by("number"):
        off = any(at <= each.frozen_at and (up is None or up > each.frozen_at) for at, up in withdrawals)
        last = next((status for at, status in reversed(standings) if at <= each.frozen_at), "registrada")
        if office in each.offices and not off and last == Candidacy.Status.REGISTERED:
            yield each

# SPDX-License-Identifier: EUPL-1.2
"""What the commission published until now: reports, notices and minutes whole, an oficio without what is not public.

And in the estrados, the notice of a session that is still there and that of one whose term is over.
"""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from conoceles.accounts.models import Capacity
from conoceles.elections.models import Process
from conoceles.elections.queries import today
from conoceles.kernel import clock
from conoceles.supervision.documents.rules.words import Sort
from conoceles.supervision.models import Posting, Version
from conoceles.supervision.plan.rules.words import Counted
from conoceles.supervision.publicity import actions, posting_actions, queries
from conoceles.supervision.publicity.making import Said

_PLACE = "los estrados del instituto"
#: A word of every oficio to INE, taken out to show how that looks: nothing there is anybody's.
_TAKEN_OUT = "SIVOPLE"
_DAYS = 3


def publicize(process: Process, *, by: Capacity) -> None:
    """Publish what is final, but for oficios: of those, one as its public version. *by*: the secretary."""
    found = queries.may_go_out(process)[::-1]
    for version in found:
        if version.document.sort != Sort.LETTER:
            actions.publish(version, personal=False, looked=True, seen=version.digest, by=by)
    for version in [each for each in found if each.document.sort == Sort.LETTER and _TAKEN_OUT in str(each.content)][
        :1
    ]:
        said = Said(
            "Inventado: artículo 1 de una ley de transparencia",
            "Inventado para la demostración: se testa una palabra, para que se vea cómo queda.",
            "CT-DEMO/1/2026",
            today(process),
        )
        made = actions.type_out(version, passages=[_TAKEN_OUT], said=said, seen=version.digest, by=by)
        actions.publish(version, personal=True, public=made, looked=True, seen=version.digest, by=by)
    notices = [each for each in found if each.document.sort == Sort.CONVOCATION]
    for at, version in enumerate(notices[-2:]):
        _post(version, earlier=not at and len(notices) > 1, by=by)


def _post(version: Version, *, earlier: bool, by: Capacity) -> None:
    now, first = clock.now(), queries.first_known(version) or today(version.document.process)
    begun = datetime.combine(first, time(), ZoneInfo(version.document.process.timezone))
    fixed = max(begun, now - timedelta(days=_DAYS + 2 if earlier else 1))  # of before there was none to fix
    told = version.document.title[:300]
    posting = Posting(told=told, place=_PLACE, fixed_at=fixed, days=_DAYS, counted=Counted.NATURAL)
    made = posting_actions.fix(version, posting=posting, seen=version.digest, by=by)
    if earlier:
        posting_actions.remove(made, at=now, why="Inventado: la sesión ya se celebró", by=by)

# SPDX-License-Identifier: EUPL-1.2
"""Who prepares and signs a cut, has sealed answers counted, reads exact counts, and sees what is public."""

import uuid

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Act, Place, permits
from conoceles.capture.models import Consent
from conoceles.elections.models import Process
from conoceles.statistics.models import Cut

from . import rules


def may_cut(by: Capacity, process: Process) -> bool:
    """The Instancia Interna of that process; the console where a person answers for it (``--as``)."""
    return permits(by, Act.CUT_STATISTICS, Place(process=process.slug))


def may_sign(by: Capacity, cut: Cut) -> bool:
    """Whoever may prepare it."""
    return may_cut(by, cut.process)


def may_see(by: Capacity, process: Process) -> bool:
    """Whoever supervises: what is public, and when each cut was made. Never what waits to be signed."""
    return permits(by, Act.SEE_STATISTICS, Place(process=process.slug))


def may_read_annex(by: Capacity, cut: Cut) -> bool:
    """The Instancia Interna, saying what for: not the Comisión, not the console."""
    return permits(by, Act.READ_ANNEX, Place(process=cut.process.slug))


def may_open_annex(by: Capacity, subject: uuid.UUID) -> bool:
    """The same, as the vault asks it of the subject of what is sealed."""
    cut = Cut.objects.select_related("process").filter(pk=subject).first()
    return cut is not None and may_read_annex(by, cut)


def may_count(by: Capacity, subject: uuid.UUID) -> bool:
    """Whoever prepares the cut, of a candidacy that consents to it now, or of an earlier cut: to count, no more."""
    consents = Consent.objects.filter(candidacy=subject, decision__in=rules.CONSENTED).order_by("number")
    rows = list(consents.values_list("decision", "given", "candidacy__process__slug"))
    if rows:
        consenting = rules.consents({decision: yes for decision, yes, _ in rows})
        return consenting and permits(by, Act.CUT_STATISTICS, Place(process=rows[0][2]))
    process = Cut.objects.filter(pk=subject).values_list("process__slug", flat=True).first()
    return process is not None and permits(by, Act.CUT_STATISTICS, Place(process=process))

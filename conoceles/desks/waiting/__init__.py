# SPDX-License-Identifier: EUPL-1.2
"""What waits for each role: one function per role, each with as many queries for one candidacy as for five thousand."""

from collections.abc import Callable
from datetime import datetime

from django.core.exceptions import ObjectDoesNotExist

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Role

from . import commission, endings, institute, postulants
from .kinds import Waiting

_DESKS: dict[Role, Callable[[Capacity, datetime], list[Waiting]]] = {
    Role.CANDIDACY: postulants.candidacy,
    Role.PARTY_ROOT: postulants.generic_account,
    Role.PARTY: postulants.representation,
    Role.AREA: institute.area,
    Role.INSTANCE: institute.instance,
    Role.UNIT: institute.unit,
    Role.LOCAL_COUNCIL: institute.local_council,
    Role.WORKING_GROUP: institute.working_group,
    Role.AUDITOR: institute.auditor,
    Role.PRESIDENCY: commission.commission,
    Role.COMMISSIONER: commission.commission,
    Role.AIDE: commission.commission,
    Role.SECRETARY: commission.commission,
    Role.GENERAL_COUNCIL: commission.commission,
    Role.EXECUTIVE_SECRETARY: commission.with_voice,
    Role.COUNCIL_REPRESENTATIVE: commission.with_voice,
    Role.REPRESENTATIVE: commission.representative,
}


def waiting_for(by: Capacity, now: datetime) -> list[Waiting]:
    """What waits for *by*, the most pressing first; then how the rest goes.

    Nothing, when her scope names what is not (or no longer) loaded here.
    """
    try:
        return [*endings.of(by), *_DESKS[Role(by.role)](by, now)]
    except ObjectDoesNotExist:
        return []

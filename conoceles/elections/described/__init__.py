# SPDX-License-Identifier: EUPL-1.2
"""A process as its folder describes it: plain values, one class for each table that may be written.

``docs/processes.md`` says the same to whoever writes one. A class is what
:mod:`conoceles.kernel.strict` allows in a file; ``at`` is where the thing was written.
"""

from dataclasses import asdict, dataclass, field, replace
from functools import cached_property
from typing import Any

import msgspec

from conoceles.elections.questionnaire import Definition
from conoceles.kernel import digests

from .calendar import Window
from .consents import WrittenConsent
from .grounds import Ground
from .offices import Office
from .places import DrawnMap, Section, Territory
from .postulants import Emblem, Postulant
from .process import About, Agreement, BalanceException, Filter, Group, Parameter
from .voting import Voting


@dataclass(frozen=True, kw_only=True)
class Described:
    """A whole process, read without a fault."""

    about: About
    parameters: dict[str, Parameter]
    agreements: tuple[Agreement, ...]
    groups: tuple[Group, ...]
    offices: tuple[Office, ...]
    territories: tuple[Territory, ...]
    sections: tuple[Section, ...]
    postulants: tuple[Postulant, ...]
    windows: tuple[Window, ...]
    questionnaires: tuple[tuple[Definition, str], ...]  # with the agreement that put each in force, or ""
    consents: tuple[WrittenConsent, ...] = ()
    grounds: tuple[Ground, ...] = ()
    exceptions: tuple[BalanceException, ...] = ()
    voting: tuple[Voting, ...] = ()
    filters: tuple[Filter, ...] = ()
    emblems: tuple[Emblem, ...] = ()
    maps: tuple[DrawnMap, ...] = ()
    #: What later steps read of the same folder, by name; each keeps a digest of its own.
    beyond: dict[str, Any] = field(default_factory=dict)

    @cached_property
    def digest(self) -> str:
        """Of all that is described, wherever in the files it stands."""
        own = asdict(replace(self, beyond={}))
        del own["beyond"]
        return digests.digest(_unplaced(msgspec.to_builtins(own)))


def _unplaced(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _unplaced(item) for key, item in value.items() if key != "at"}
    return [_unplaced(item) for item in value] if isinstance(value, list) else value

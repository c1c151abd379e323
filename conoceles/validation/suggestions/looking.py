# SPDX-License-Identifier: EUPL-1.2
"""Which texts of a process may be like some others, looked up by their keys."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from conoceles.elections.models import Process
from conoceles.validation.models import SayingKey

from .rules import likeness

#: Of a key that many texts have, these many are kept: a phrase of everybody's tells nobody apart.
POSTED = 50


class Posted:
    """Which texts are posted under each key."""

    def __init__(self, process: Process, keys: Iterable[int]) -> None:
        self.under: dict[int, list[int]] = defaultdict(list)
        rows = SayingKey.objects.filter(key__in=set(keys), saying__process=process)
        for key, saying in rows.order_by("saying", "key").values_list("key", "saying"):
            self.under[key].append(saying)

    def sharing(self, keys: Iterable[int]) -> list[int]:
        """The texts that share enough of *keys*, those that share most first."""
        shared = Counter(saying for key in keys for saying in self.under.get(key, ()))
        enough = [(-count, saying) for saying, count in shared.items() if count >= likeness.KEYS_SHARED]
        return [saying for _, saying in sorted(enough)]

    def post(self, saying: int, keys: Iterable[int]) -> list[SayingKey]:
        """Post one more under each of its *keys* that has room; returns the rows to be written."""
        made = []
        for key in keys:
            if len(self.under[key]) < POSTED:
                self.under[key].append(saying)
                made.append(SayingKey(saying_id=saying, key=key))
        return made

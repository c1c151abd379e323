# SPDX-License-Identifier: EUPL-1.2
"""Two rounds that bring what is compared up to date at the same moment."""

import threading
from concurrent.futures import ThreadPoolExecutor

from django.db import connections

from conoceles.validation.models import Saying, Trace, Use
from conoceles.validation.suggestions.keeping import keep

from .saying import asking, prose, says


def test_two_rounds_at_once_look_at_each_revision_once(own_database):
    here = asking()
    for number in range(30):
        says(here, here.candidacy(f"Rosa {number} Ek"), propuesta_1=prose(number % 10), propuesta_2=prose(50 + number))
    start = threading.Barrier(2)

    def keeping(_):
        try:
            start.wait(timeout=20)
            return keep(here.process)["in"]
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        assert sum(pool.map(keeping, range(2))) == 30
    assert (Trace.objects.count(), Use.objects.count(), Saying.objects.count()) == (30, 60, 40)

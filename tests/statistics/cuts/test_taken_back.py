# SPDX-License-Identifier: EUPL-1.2
"""What was given to be published and taken back meanwhile: a cut, or the consent of somebody whom it counts."""

import pytest

from conoceles.kernel.refusals import Refused, sentence
from conoceles.publication import actions as publication
from conoceles.publication.phrases import PHRASES
from conoceles.publication.publishing import publish
from conoceles.statistics.cuts import actions, preparing, queries
from conoceles.statistics.cuts.rules import Reason, check_reason

from .declaring import STATISTICS, consented


def refused(act):
    with pytest.raises(Refused) as found:
        act()
    return found.value


class StoppedError(Exception):
    """The power went."""


@pytest.fixture
def stopped(place, monkeypatch):
    """A publication that froze a signed cut and died before anything was shown; the cut."""
    place.people(14, 20)
    cut = place.cut()
    with monkeypatch.context() as patch:

        def die(*_, **__):
            raise StoppedError

        patch.setattr(publication, "show", die)
        with pytest.raises(StoppedError):
            place.publish()
    return cut


@pytest.mark.parametrize("taken_back", ["discarded", "audited"])
def test_a_cut_that_was_taken_back_since_it_was_frozen_is_never_shown(place, stopped, taken_back):
    """Or the public would have read tables that no later cut is audited together with."""
    if taken_back == "discarded":
        actions.discard(stopped, by=place.by)
    else:
        preparing.audit_again(stopped, by=place.by)
        actions.audited(stopped, by=place.by)
    refusal = refused(lambda: publish(place.process, by=place.by, resume=True))
    assert "se descartó, o se auditó otra vez" in sentence(refusal, PHRASES)
    assert not place.process.releases.filter(shown_at__isnull=False).exists()
    place.publish()
    assert queries.public(place.process) == set()


def test_a_stopped_publication_goes_on_with_the_cut_that_it_froze(place, stopped):
    publish(place.process, by=place.by, resume=True)
    assert queries.public(place.process) == {stopped.number}
    assert refused(lambda: actions.discard(stopped, by=place.by)).reason is Reason.IS_PUBLIC


def test_who_withdraws_before_a_cut_is_public_is_in_none(place):
    ours = place.people(14, 20)
    cut = place.cut(sign=False)
    consented(ours[0], {STATISTICS: False}, place.by)
    assert refused(lambda: actions.sign(cut, seen=cut.digest, by=place.by)).reason is Reason.WITHDREW
    assert refused(lambda: actions.audited(cut, by=place.by)).reason is Reason.WITHDREW
    actions.discard(cut, by=place.by)

    signed = place.cut()
    consented(ours[1], {STATISTICS: False}, place.by)
    place.publish()
    assert queries.public(place.process) == set()
    actions.discard(signed, by=place.by)
    again = place.cut()
    place.publish()
    assert queries.public(place.process) == {again.number}
    assert again.counted.count() == 32


@pytest.mark.parametrize("nothing", ["", " \n", "\u200b\u2060", ".", "— — —", "12345"])
def test_exact_counts_are_not_read_for_nothing(nothing):
    assert refused(lambda: check_reason(nothing)).reason is Reason.NO_PURPOSE

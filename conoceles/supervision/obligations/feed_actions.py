# SPDX-License-Identifier: EUPL-1.2
"""The address of somebody's calendar: made, made anew when the other may be known, ended."""

from dataclasses import dataclass
from hashlib import sha256
from secrets import token_urlsafe

from conoceles.accounts.models import Capacity
from conoceles.kernel import clock
from conoceles.record.action import action
from conoceles.supervision.models import Feed

from .permissions import may_subscribe

#: Bytes of chance in an address.
_SECRET = 32


@dataclass(frozen=True)
class Made:
    """A calendar's new address; its secret is told once and kept nowhere."""

    feed: Feed
    token: str


@action("calendar-feed-made", allowed=may_subscribe)
def renew(feed: Feed, *, by: Capacity) -> Made:
    """Give whoever acts an address of her own; the one she had, if any, answers no more."""
    now, token = clock.now(), token_urlsafe(_SECRET)
    Capacity.objects.select_for_update().get(pk=by.pk)
    Feed.objects.filter(capacity=by, ended_at=None).update(ended_at=now)
    feed.capacity, feed.token_digest, feed.made_at = by, sha256(token.encode()).hexdigest(), now
    feed.save()
    return Made(feed, token)


@action("calendar-feed-ended", allowed=may_subscribe)
def end(feed: Feed, *, by: Capacity) -> Feed:  # noqa: ARG001
    """From now on its address answers nothing."""
    feed.ended_at = clock.now()
    feed.save(update_fields=["ended_at"])
    return feed

# SPDX-License-Identifier: EUPL-1.2
"""Guesses at a secret, slowed down in the database so that every process counts the same (rules in ``rules.delays``).

A guess is counted before it is evaluated and given back when it was right: a thousand sent at once
find the count already full. What is refused for now is not counted, so nobody prolongs a wait.
"""

import ipaddress
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from conoceles.kernel import clock

from .models import KnownPlace, WrongGuesses
from .rules.delays import FORGOTTEN_AFTER, Count, Tally, added, opens
from .rules.passwords import fold

#: The browser's own mark: random, says nothing, and is only known together with an account.
_DEVICE_LASTS = timedelta(days=180)


@dataclass(frozen=True)
class Guess:
    """A guess about to be evaluated, or which must wait: ``opens_at`` says until when."""

    keys: dict[str, Count]
    opens_at: datetime | None = None

    def was_right(self) -> None:
        """Give it back: it was no wrong guess. Counts of strangers are not wiped by someone who knows one secret."""
        with transaction.atomic():
            for row in WrongGuesses.objects.select_for_update().filter(key__in=self.keys).order_by("key"):
                if self.keys[row.key] is Count.KNOWN or row.wrong <= 1:
                    row.delete()
                else:
                    row.wrong -= 1
                    row.save(update_fields=["wrong"])


def begin(request: HttpRequest, account: str) -> Guess:
    """Count one guess at *account* (a user name as typed, whether or not it exists) or say until when it must wait."""
    now = clock.now()
    keys = _keys(request, account)
    with transaction.atomic():
        WrongGuesses.objects.filter(last_at__lt=now - FORGOTTEN_AFTER).delete()
        rows = _held(keys, now)
        tallies = {row.key: Tally(row.wrong, row.last_at) for row in rows}
        opening = max(opens(count, tallies[key], now) for key, count in keys.items())
        if opening > now:
            return Guess(keys, opening)
        for row in rows:
            tally = added(tallies[row.key], now)
            row.wrong, row.last_at = tally.wrong, tally.last
            row.save(update_fields=["wrong", "last_at"])
    return Guess(keys)


def _held(keys: Iterable[str], now: datetime) -> list[WrongGuesses]:
    """The row of each of *keys*, while others wait. What somebody who was right takes away meanwhile is made anew."""
    wanted = sorted(keys)
    while True:
        WrongGuesses.objects.bulk_create(
            [WrongGuesses(key=key, wrong=0, last_at=now) for key in wanted], ignore_conflicts=True
        )
        rows = list(WrongGuesses.objects.select_for_update().filter(key__in=wanted).order_by("key"))
        if len(rows) == len(wanted):
            return rows


def remember(request: HttpRequest, response: HttpResponse, account: str) -> None:
    """From here on this browser and this address are known to *account*: it was entered with all it requires."""
    device = request.COOKIES.get(settings.DEVICE_COOKIE_NAME) or secrets.token_urlsafe(16)
    now = clock.now()
    for place in (_device(device), _network(request)):
        KnownPlace.objects.update_or_create(account=_account(account), place=place, defaults={"last_at": now})
    response.set_cookie(
        settings.DEVICE_COOKIE_NAME,
        device,
        max_age=_DEVICE_LASTS,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )


def forget(accounts: Iterable[str]) -> None:
    """No place is known to *accounts* any more: another person comes into them."""
    KnownPlace.objects.filter(account__in=[_account(each) for each in accounts]).delete()


def is_new(request: HttpRequest, account: str) -> bool:
    """Whether *account* was entered before, and never from this browser.

    Not from this network is no matter: whoever sits at the next desk shares it.
    """
    kept = KnownPlace.objects.filter(account=_account(account), last_at__gt=clock.now() - _DEVICE_LASTS)
    places = set(kept.values_list("place", flat=True))
    return bool(places) and _device(request.COOKIES.get(settings.DEVICE_COOKIE_NAME, "")) not in places


def _keys(request: HttpRequest, account: str) -> dict[str, Count]:
    mine = _account(account)
    places = [_device(request.COOKIES.get(settings.DEVICE_COOKIE_NAME, "")), _network(request)]
    known = set(
        KnownPlace.objects.filter(account=mine, place__in=places, last_at__gt=clock.now() - _DEVICE_LASTS).values_list(
            "place", flat=True
        )
    )
    for place in places:
        if place in known:
            # That of strangers there, with a shorter wait; of a known browser, its own and nobody else's.
            return {_digest("known", mine, place): Count.KNOWN, _digest("address", place): Count.SHARED}
    return {_digest("stranger", mine): Count.STRANGER, _digest("address", places[1]): Count.ADDRESS}


def _account(account: str) -> str:
    return _digest("account", fold(account))


def _device(device: str) -> str:
    """A browser, kept apart from networks: what it says of itself is whatever it likes, also somebody's address."""
    return _digest("device", device)


def _network(request: HttpRequest) -> str:
    """The address it came from; of IPv6, the /64 that one subscriber holds whole."""
    address = ipaddress.ip_address(get_adapter(request).get_client_ip(request))
    if address.version == 6 and address.ipv4_mapped is None:  # noqa: PLR2004
        return _digest("network", str(ipaddress.ip_network(f"{address}/64", strict=False)))
    return _digest("network", str(address))


def _digest(*parts: str) -> str:
    return salted_hmac("conoceles.guessing", "\x00".join(parts), algorithm="sha256").hexdigest()

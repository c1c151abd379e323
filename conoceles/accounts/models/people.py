# SPDX-License-Identifier: EUPL-1.2
"""People who sign in, and the capacities in which they act."""

import uuid
from datetime import datetime, timedelta
from importlib import import_module
from typing import ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Now
from django.utils.functional import cached_property

from conoceles.accounts.rules import ROLES, Role
from conoceles.kernel import clock


class User(AbstractBaseUser):
    """A person who may sign in. What she may do depends on her capacities alone."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    username = models.CharField(max_length=150, unique=True)
    name = models.CharField(max_length=200, blank=True)
    email = models.EmailField(blank=True)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(db_default=Now())

    objects: ClassVar[BaseUserManager] = BaseUserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"

    def __str__(self) -> str:
        return self.username


class Capacity(models.Model):
    """A person acting as something, somewhere: «en carácter de».

    ``scope`` is a value, not a relation: the slug of a process, the id of a candidacy, or
    ``process/key`` for a postulant or a council, all of which belong to later steps.
    A representative's may be kept to some places and offices (``within``): the rest of its scope is nobody's to her.
    A capacity holds in ``[since, until)``; without ``since`` it always has, without ``until`` it goes
    on. An aide's capacity is a delegation: it says on whose behalf, always ends, and ends with hers.
    """

    user = models.ForeignKey(User, models.PROTECT, related_name="capacities")
    role = models.CharField(max_length=40, choices=[(role.value, ROLES[role].name) for role in Role])
    scope = models.CharField(max_length=100, blank=True)
    body = models.CharField(max_length=200, blank=True, help_text="area or organ that the person belongs to")
    since = models.DateTimeField(null=True, blank=True)
    until = models.DateTimeField(null=True, blank=True)
    agreement = models.CharField(
        max_length=200, blank=True, help_text="the agreement or letter that appoints, as cited"
    )
    ended_because = models.CharField(max_length=300, blank=True, help_text="why it ended, with the document if any")
    waits = models.BooleanField(default=False, help_text="does not hold until a second person confirms it")
    asked_by = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", help_text="who gave it, or gave access back"
    )
    given_back_by = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+",
        help_text="who gave access back to whoever waited already, and saw the code",
    )  # fmt: skip
    confirmed_by = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", help_text="the second person"
    )
    within = models.JSONField(
        default=list, blank=True, help_text="the only places and offices that it reaches (rules.spot); empty: all"
    )
    on_behalf_of = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="delegations",
        help_text="who delegates, for an aide",
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["user", "role", "scope"], condition=models.Q(until=None), name="capacity_held_once"
            ),
            models.CheckConstraint(
                condition=models.Q(role=Role.AIDE, on_behalf_of__isnull=False, until__isnull=False)
                | (~models.Q(role=Role.AIDE) & models.Q(on_behalf_of=None)),
                name="aides_act_for_someone_until_a_day",
            ),
            models.CheckConstraint(
                condition=models.Q(since=None) | models.Q(until=None) | models.Q(since__lte=models.F("until")),
                name="capacity_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return " · ".join(filter(None, [ROLES[Role(self.role)].name, self.body, self.scope]))

    @cached_property
    def where(self) -> str:
        """Its scope in words. What a scope names belongs to later steps, which say it (``settings.SCOPES``)."""
        return str(import_module(settings.SCOPES).told([self])[0].words)

    @property
    def words(self) -> str:
        """It in words, for people: role, body and place."""
        return " · ".join(filter(None, [ROLES[Role(self.role)].name, self.body, self.where]))

    @property
    def last_instant(self) -> datetime | None:
        """The last moment at which it holds, for people: one that ends when a day begins ends with the day before."""
        return self.until and self.until - timedelta(microseconds=1)

    @property
    def pseudonym(self) -> str:
        """How the record names this person: her account's id, which says nothing about her."""
        return str(self.user_id)

    @property
    def in_force(self) -> bool:
        """Whether it holds now: confirmed, begun, not ended, and so is that of whoever delegated it."""
        now = clock.now()
        return (
            not self.waits
            and (self.since is None or self.since <= now)
            and (self.until is None or now < self.until)
            and (self.on_behalf_of is None or self.on_behalf_of.in_force)
        )

    @property
    def over(self) -> bool:
        """Whether it holds no more and never will: it ended, also before it began, or that of whoever delegated it."""
        now = clock.now()
        ended = self.until is not None and self.until <= max(now, self.since or now)
        return ended or (self.on_behalf_of is not None and self.on_behalf_of.over)

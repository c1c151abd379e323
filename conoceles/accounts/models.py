# SPDX-License-Identifier: EUPL-1.2
"""People who sign in, and the capacities in which they act."""

import uuid
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Now

from .rules import Role


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

    ``scope`` is a value, not a relation: the slug of a process, or the id of a
    candidacy, which belong to later steps.
    """

    user = models.ForeignKey(User, models.PROTECT, related_name="capacities")
    role = models.CharField(max_length=40, choices=[(role.value, role.value) for role in Role])
    scope = models.CharField(max_length=100, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "role", "scope"], name="capacity_held_once"),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.scope}"

    @property
    def pseudonym(self) -> str:
        """How the record names this person: her account's id, which says nothing about her."""
        return str(self.user_id)

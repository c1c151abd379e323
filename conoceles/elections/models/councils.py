# SPDX-License-Identifier: EUPL-1.2
"""The institute's bodies in the territory."""

from typing import ClassVar

from django.db import models

from .places import Territory
from .process import Process


class Council(models.Model):
    """A distrital or municipal council: a body with staff, which receives people of its place and hands letters over.

    There is one for each district and municipality that elects something; ``key`` is what the scope of
    its staff says after the process («prueba/municipio-31050»). Where it attends, and when, is told to it
    by whoever runs it, and stays when the process is loaded again.
    """

    process = models.ForeignKey(Process, models.PROTECT, related_name="councils")
    key = models.CharField(max_length=100)
    name = models.CharField(max_length=200)
    territory = models.OneToOneField(Territory, models.PROTECT, related_name="council")
    address = models.CharField(max_length=300, blank=True, help_text="where people are attended")
    hours = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = "consejo"
        ordering: ClassVar = ["territory__kind", "territory__number", "name"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["process", "key"], name="council_keyed_once")]

    def __str__(self) -> str:
        return self.name

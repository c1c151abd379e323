# SPDX-License-Identifier: EUPL-1.2
"""Versions of the two plans."""

from typing import ClassVar

from django.db import models
from django.utils.functional import cached_property

from conoceles.elections.models import Agreement, Process

from ..plan.described import PlanFile
from ..plan.kept import from_json
from ..plan.rules.words import DocumentKind


class Plan(models.Model):
    """One version of a plan. Approved, it is never altered: what changes is version n+1, a modification."""

    process = models.ForeignKey(Process, models.PROTECT, related_name="plans")
    document = models.CharField(max_length=20, choices=[(each.value, each.value) for each in DocumentKind])
    version = models.PositiveSmallIntegerField()
    content = models.JSONField(help_text="the plan, as supervision.plan.described understands it")
    digest = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()
    approved_on = models.DateField(null=True, help_text="the day of the session that approved it")
    session = models.CharField(max_length=200, blank=True, help_text="which session, as its minutes call it")
    agreement = models.ForeignKey(
        Agreement, models.PROTECT, null=True, related_name="plans", help_text="by which it was approved, if by one"
    )
    approved_at = models.DateTimeField(null=True, help_text="when the approval was written down")
    by = models.ForeignKey(
        "accounts.Capacity", models.PROTECT, null=True, related_name="+", help_text="who wrote the approval down"
    )

    class Meta:
        verbose_name = "plan"
        ordering: ClassVar = ["document", "version"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["process", "document", "version"], name="plan_versioned_once"),
            models.CheckConstraint(
                condition=models.Q(approved_on=None, approved_at=None, by=None)
                | models.Q(approved_on__isnull=False, approved_at__isnull=False, by__isnull=False),
                name="plan_approved_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_document_display()} v{self.version}"

    @cached_property
    def file(self) -> PlanFile:
        """What it says, as values that rules and pages can use."""
        return from_json(self.content)

# SPDX-License-Identifier: EUPL-1.2
"""What is kept sealed is approved by the system's own check; observations keep their order."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """A column, and the constraint that counts it."""

    dependencies: ClassVar = [
        ("accounts", "0007_council_seats"),
        ("capture", "0009_typists"),
        ("validation", "0004_afterwards"),
    ]

    operations: ClassVar = [
        migrations.AlterModelOptions(
            name="observation",
            options={"ordering": ["pk"], "verbose_name": "observación"},
        ),
        migrations.RemoveConstraint(
            model_name="review",
            name="review_decided_or_sourced",
        ),
        migrations.AddField(
            model_name="review",
            name="by_check",
            field=models.BooleanField(
                default=False, help_text="complete by the system's own check: nobody reads what is kept sealed"
            ),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("by_check", False), ("decided_by__isnull", False), ("source", None)),
                    models.Q(("by_check", False), ("decided_by", None), ("source__isnull", False)),
                    models.Q(("by_check", True), ("decided_by", None), ("source", None)),
                    _connector="OR",
                ),
                name="review_decided_or_sourced",
            ),
        ),
    ]

# SPDX-License-Identifier: EUPL-1.2
"""Fixings in the estrados that were written down by mistake."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Their columns."""

    dependencies: ClassVar = [
        ("supervision", "0012_session_numbers"),
    ]

    operations: ClassVar = [
        migrations.AddField(
            model_name="posting",
            name="set_aside",
            field=models.CharField(
                blank=True, help_text="why it does not count: written down by mistake", max_length=300
            ),
        ),
        migrations.AddField(
            model_name="posting",
            name="set_aside_at",
            field=models.DateTimeField(null=True),
        ),
    ]

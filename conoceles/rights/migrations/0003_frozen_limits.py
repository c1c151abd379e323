# SPDX-License-Identifier: EUPL-1.2
"""The limits that each act set stay as they were set."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Empty for what was asked before: those go on as they are worked out."""

    dependencies: ClassVar = [("rights", "0002_privacy_notices")]

    operations: ClassVar = [
        migrations.AddField(
            model_name="request",
            name="limits",
            field=models.JSONField(
                default=dict, help_text="last days set as it was received; no later day off moves them"
            ),
        ),
        migrations.AddField(
            model_name="step",
            name="limits",
            field=models.JSONField(default=dict, help_text="last days that it set"),
        ),
    ]

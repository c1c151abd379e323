# SPDX-License-Identifier: EUPL-1.2
"""The acuse of a notification, as a file."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Two columns, empty until somebody sends one."""

    dependencies: ClassVar = [("supervision", "0008_publicity")]

    operations: ClassVar = [
        migrations.AddField(
            model_name="sessionnotice",
            name="file",
            field=models.CharField(
                blank=True, help_text="that acuse as a PDF, in private storage", max_length=200, default=""
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="sessionnotice",
            name="file_digest",
            field=models.CharField(blank=True, max_length=64, default=""),
            preserve_default=False,
        ),
    ]

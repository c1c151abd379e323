# SPDX-License-Identifier: EUPL-1.2
"""What is corrected again after it was returned goes on from the opening that was asked for."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """An opening may continue another."""

    dependencies: ClassVar = [("capture", "0010_corrections")]

    operations: ClassVar = [
        migrations.AddField(
            "opening",
            "continues",
            models.ForeignKey(
                "capture.opening",
                models.PROTECT,
                null=True,
                related_name="continued_by",
                help_text="the opening of a correction that was asked for, when what was sent in it is returned",
            ),
        ),
    ]

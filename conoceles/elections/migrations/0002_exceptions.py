# SPDX-License-Identifier: EUPL-1.2
"""Where a check of the register's balance is not held, as the process says."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """One more field of the process."""

    dependencies: ClassVar = [("elections", "0001_initial")]

    operations: ClassVar = [
        migrations.AddField(
            model_name="process",
            name="exceptions",
            field=models.JSONField(
                default=list,
                help_text="where a check of balance is not held: [{rule, office, postulant, source, confidence}]",
            ),
        ),
    ]

# SPDX-License-Identifier: EUPL-1.2
"""The closed list of grounds on which what was sent is returned."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """One more field of the process."""

    dependencies: ClassVar = [("elections", "0002_exceptions")]

    operations: ClassVar = [
        migrations.AddField(
            model_name="process",
            name="grounds",
            field=models.JSONField(
                default=list,
                help_text="on which what was sent is returned: [{key, name, help, about, words, source, confidence}]",
            ),
        ),
    ]

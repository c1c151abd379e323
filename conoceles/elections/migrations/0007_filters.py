# SPDX-License-Identifier: EUPL-1.2
"""By which answers candidacies may be browsed."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """One more field of the process."""

    dependencies: ClassVar = [
        ("elections", "0006_ballots"),
    ]

    operations: ClassVar = [
        migrations.AddField(
            model_name="process",
            name="filters",
            field=models.JSONField(
                default=list,
                help_text="questions by which candidacies may be browsed: "
                "[{questionnaire, question, source, confidence}]",
            ),
        ),
    ]

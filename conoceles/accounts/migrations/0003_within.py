# SPDX-License-Identifier: EUPL-1.2
"""A representative may be kept to some places and offices."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """A column."""

    dependencies = [  # noqa: RUF012  (Django's own shape)
        ("accounts", "0002_two_persons"),
    ]

    operations = [  # noqa: RUF012
        migrations.AddField(
            model_name="capacity",
            name="within",
            field=models.JSONField(
                blank=True,
                default=list,
                help_text="the only places and offices that it reaches (rules.spot); empty: all",
            ),
        ),
    ]

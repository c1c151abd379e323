# SPDX-License-Identifier: EUPL-1.2
"""What an ended session left dies with the password of its account."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One field; what was left before is of nobody."""

    dependencies = [("capture", "0001_initial")]  # noqa: RUF012  (Django's own shape)

    operations = [  # noqa: RUF012
        migrations.AddField(
            model_name="stash",
            name="mark",
            field=models.CharField(
                default="", help_text="of the account when it was left; dies with its password", max_length=64
            ),
        )
    ]

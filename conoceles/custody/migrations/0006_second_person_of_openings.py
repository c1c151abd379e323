# SPDX-License-Identifier: EUPL-1.2
"""Who else allowed an opening with custodians, where two persons decide."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """One field."""

    dependencies: ClassVar = [
        ("accounts", "0007_council_seats"),
        ("custody", "0005_scrubbed"),
    ]

    operations: ClassVar = [
        migrations.AddField(
            model_name="unsealing",
            name="confirmed_by",
            field=models.ForeignKey(
                help_text="who else allowed it, where two persons decide",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.capacity",
            ),
        ),
    ]

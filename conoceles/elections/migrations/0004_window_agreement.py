# SPDX-License-Identifier: EUPL-1.2
"""Which agreement fixes the days of a window."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """A column."""

    dependencies = [("elections", "0003_grounds")]  # noqa: RUF012  (Django's own shape)

    operations = [  # noqa: RUF012
        migrations.AddField(
            model_name="calendarwindow",
            name="agreement",
            field=models.ForeignKey(
                help_text="the one that fixes these days, if any",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="windows",
                to="elections.agreement",
            ),
        ),
    ]

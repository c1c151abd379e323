# SPDX-License-Identifier: EUPL-1.2
"""Who gave access back to whoever waited for a second person."""

from django.db import migrations, models
from django.db.models.deletion import PROTECT


class Migration(migrations.Migration):
    """One field."""

    dependencies = [("accounts", "0004_spending")]  # noqa: RUF012  (Django's own shape)

    operations = [  # noqa: RUF012
        migrations.AddField(
            model_name="capacity",
            name="given_back_by",
            field=models.ForeignKey(
                blank=True,
                help_text="who gave access back to whoever waited already, and saw the code",
                null=True,
                on_delete=PROTECT,
                related_name="+",
                to="accounts.capacity",
            ),
        ),
    ]

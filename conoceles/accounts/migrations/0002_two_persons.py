# SPDX-License-Identifier: EUPL-1.2
"""Capacities that wait for a second person."""

from django.db import migrations, models
from django.db.models.deletion import PROTECT


class Migration(migrations.Migration):
    """Three fields."""

    dependencies = [("accounts", "0001_initial")]  # noqa: RUF012  (Django's own shape)

    operations = [  # noqa: RUF012
        migrations.AddField(
            model_name="capacity",
            name="waits",
            field=models.BooleanField(default=False, help_text="does not hold until a second person confirms it"),
        ),
        migrations.AddField(
            model_name="capacity",
            name="asked_by",
            field=models.ForeignKey(
                blank=True,
                help_text="who gave it, or gave access back",
                null=True,
                on_delete=PROTECT,
                related_name="+",
                to="accounts.capacity",
            ),
        ),
        migrations.AddField(
            model_name="capacity",
            name="confirmed_by",
            field=models.ForeignKey(
                blank=True,
                help_text="the second person",
                null=True,
                on_delete=PROTECT,
                related_name="+",
                to="accounts.capacity",
            ),
        ),
    ]

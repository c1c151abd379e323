# SPDX-License-Identifier: EUPL-1.2
"""Sendings, replies and terms that were written down by mistake, and receipts that came afterwards."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Their columns."""

    dependencies: ClassVar = [
        ("accounts", "0007_council_seats"),
        ("supervision", "0010_returned_documents"),
    ]

    operations: ClassVar = [
        migrations.AddField(
            model_name="obligation",
            name="set_aside",
            field=models.CharField(
                blank=True, help_text="why it is not owed: it was opened by mistake", max_length=300
            ),
        ),
        migrations.AddField(
            model_name="reply",
            name="set_aside",
            field=models.CharField(
                blank=True, help_text="why it does not count: written down by mistake", max_length=300
            ),
        ),
        migrations.AddField(
            model_name="sending",
            name="receipt_on",
            field=models.DateField(help_text="the day on which the receipt came, if it came afterwards", null=True),
        ),
        migrations.AddField(
            model_name="sending",
            name="set_aside",
            field=models.CharField(
                blank=True, help_text="why it does not count: written down by mistake", max_length=300
            ),
        ),
        migrations.AlterField(
            model_name="reply",
            name="sending",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="replies", to="supervision.sending"
            ),
        ),
        migrations.AddConstraint(
            model_name="reply",
            constraint=models.UniqueConstraint(
                condition=models.Q(("set_aside", "")), fields=("sending",), name="sending_answered_once"
            ),
        ),
    ]

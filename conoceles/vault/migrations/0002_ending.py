# SPDX-License-Identifier: EUPL-1.2
"""Keys that are blocked, and custodies that end."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Two instants."""

    dependencies: ClassVar = [
        ("vault", "0001_initial"),
    ]

    operations: ClassVar = [
        migrations.AddField(
            model_name="datakey",
            name="blocked_at",
            field=models.DateTimeField(help_text="since when only two custodians can open what it sealed", null=True),
        ),
        migrations.AddField(
            model_name="recoverykey",
            name="ended_at",
            field=models.DateTimeField(help_text="since when its custodians' pages exist no more", null=True),
        ),
        migrations.AlterField(
            model_name="recoverykey",
            name="boxes",
            field=models.JSONField(help_text='{"1+2": hexadecimal, "1+3": …, "2+3": …}; empty once it ended'),
        ),
        migrations.AddConstraint(
            model_name="datakey",
            constraint=models.CheckConstraint(
                condition=models.Q(("blocked_at", None), ("wrapped", b""), _connector="OR"),
                name="blocked_keys_are_wrapped_no_more",
            ),
        ),
    ]

# SPDX-License-Identifier: EUPL-1.2
"""What was taken out of the register for INE."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Extracts."""

    dependencies: ClassVar = [
        ("accounts", "0006_bundles"),
        ("candidacies", "0002_movements"),
        ("elections", "0001_initial"),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="Extract",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("at", models.DateTimeField(help_text="the cut-off: what the register said then")),
                ("files", models.JSONField(help_text="[{name, path, digest, size}], in private storage")),
                ("counts", models.JSONField(help_text="{standing, ended, changes}")),
                ("digest", models.CharField(max_length=64)),
                ("by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="accounts.capacity")),
                (
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="extracts", to="elections.process"
                    ),
                ),
                (
                    "since",
                    models.ForeignKey(
                        help_text="empty: nothing was taken before",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="followed_by",
                        to="candidacies.extract",
                    ),
                ),
            ],
            options={
                "verbose_name": "extracto para el INE",
                "ordering": ["-number"],
                "constraints": [models.UniqueConstraint(fields=("process", "number"), name="extract_numbered_once")],
            },
        ),
    ]

# SPDX-License-Identifier: EUPL-1.2
"""The cut of each day's progress of the capture."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Adds it."""

    dependencies: ClassVar = [("elections", "0008_place_maps"), ("statistics", "0001_initial")]

    operations: ClassVar = [
        migrations.CreateModel(
            name="ProgressCut",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField(help_text="the local day that begins with it")),
                ("at", models.DateTimeField(help_text="the instant that was read")),
                (
                    "whom",
                    models.CharField(
                        help_text="whom it counts: progress_whom, as the process said then", max_length=20
                    ),
                ),
                ("figures", models.BinaryField()),
                ("digest", models.CharField(max_length=64)),
                (
                    "process",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="progress_cuts",
                        to="elections.process",
                    ),
                ),
            ],
            options={"verbose_name": "corte de avance", "ordering": ["day"]},
        ),
        migrations.AddConstraint(
            model_name="progresscut",
            constraint=models.UniqueConstraint(fields=("process", "day"), name="progress_cut_once_a_day"),
        ),
    ]

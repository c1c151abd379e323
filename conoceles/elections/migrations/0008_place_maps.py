# SPDX-License-Identifier: EUPL-1.2
"""The shapes of places."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """One more table of the process."""

    dependencies: ClassVar = [("elections", "0007_filters")]

    operations: ClassVar = [
        migrations.CreateModel(
            name="PlaceMap",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("entidad", "Entidad"),
                            ("distrito", "Distrito"),
                            ("municipio", "Municipio"),
                            ("circunscripcion", "Circunscripción"),
                        ],
                        max_length=20,
                    ),
                ),
                ("width", models.PositiveIntegerField()),
                ("height", models.PositiveIntegerField()),
                ("shapes", models.JSONField(default=list)),
                ("digest", models.CharField(help_text="SHA-256 of the shapes, as RFC 8785 JSON", max_length=64)),
                ("source", models.CharField(max_length=300)),
                ("confidence", models.CharField(max_length=1)),
                (
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="maps", to="elections.process"
                    ),
                ),
            ],
            options={
                "verbose_name": "mapa",
                "constraints": [models.UniqueConstraint(fields=("process", "kind"), name="map_once")],
            },
        ),
    ]

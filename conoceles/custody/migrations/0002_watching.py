# SPDX-License-Identifier: EUPL-1.2
"""Alerts, verifications and the daily report of readings."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Three tables more."""

    dependencies: ClassVar = [
        ("accounts", "0007_council_seats"),
        ("custody", "0001_initial"),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="ReadingReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField(unique=True)),
                ("made_at", models.DateTimeField()),
                (
                    "counts",
                    models.JSONField(
                        default=dict, help_text="by purpose: times, of how many candidacies, by how many people"
                    ),
                ),
            ],
            options={
                "verbose_name": "informe de lecturas",
                "ordering": ["-day"],
            },
        ),
        migrations.CreateModel(
            name="Verification",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("seconds", models.FloatField()),
                ("entries", models.PositiveBigIntegerField()),
                ("releases", models.PositiveIntegerField()),
                (
                    "record_faults",
                    models.JSONField(default=list, help_text="sentences; none of them has a personal value"),
                ),
                ("release_faults", models.JSONField(default=list)),
            ],
            options={
                "verbose_name": "verificación",
                "ordering": ["-at"],
            },
        ),
        migrations.CreateModel(
            name="Alert",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("lecturas", "lecturas"),
                            ("lecturas-de-noche", "lecturas-de-noche"),
                            ("conteos", "conteos"),
                            ("bitacora-no-coincide", "bitacora-no-coincide"),
                            ("publicacion-no-coincide", "publicacion-no-coincide"),
                            ("sin-verificar", "sin-verificar"),
                            ("punto-de-control-tarde", "punto-de-control-tarde"),
                            ("respaldo-tarde", "respaldo-tarde"),
                            ("diario-tarde", "diario-tarde"),
                            ("simulacro-tarde", "simulacro-tarde"),
                            ("simulacro-con-clave-tarde", "simulacro-con-clave-tarde"),
                            ("disco", "disco"),
                            ("cola-detenida", "cola-detenida"),
                            ("correo-detenido", "correo-detenido"),
                            ("reloj", "reloj"),
                            ("claves", "claves"),
                        ],
                        max_length=40,
                    ),
                ),
                (
                    "whom",
                    models.CharField(
                        blank=True, help_text="whose doing it is: her pseudonym, as in the record", max_length=64
                    ),
                ),
                ("figures", models.JSONField(default=dict, help_text="counts that say so; of nobody in particular")),
                ("opened_at", models.DateTimeField()),
                ("seen_at", models.DateTimeField(help_text="when it was last so; no act of anybody")),
                (
                    "told",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="how many people of the Unidad were written to"
                    ),
                ),
                (
                    "note",
                    models.CharField(blank=True, help_text="what whoever answered it found or did", max_length=500),
                ),
                ("answered_at", models.DateTimeField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                (
                    "answered_by",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to="accounts.capacity"),
                ),
            ],
            options={
                "verbose_name": "alerta",
                "ordering": ["-opened_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("closed_at", None)), fields=("kind", "whom"), name="one_open_alert_of_each"
                    )
                ],
            },
        ),
    ]

# SPDX-License-Identifier: EUPL-1.2
"""Reports that were drafted."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Adds them."""

    dependencies: ClassVar = [
        ("accounts", "0007_council_seats"),
        ("elections", "0008_place_maps"),
        ("statistics", "0002_progress"),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="ReportDraft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("avance", "Avance cuantitativo de la captura (actividad 11)"),
                            ("final", "Resultados finales de la captura (actividad 15)"),
                            ("semanal", "Seguimiento semanal de la publicación (actividad 14)"),
                            ("mensual", "Cifras del informe mensual (actividades 3 y 4)"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "number",
                    models.CharField(
                        blank=True, help_text="as the institute numbers it; empty: not yet", max_length=60
                    ),
                ),
                ("content", models.JSONField()),
                ("digest", models.CharField(help_text="of the content", max_length=64)),
                ("files", models.JSONField(help_text="{pdf, docx, xlsx}: the SHA-256 of each")),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="report_drafts",
                        to="accounts.capacity",
                    ),
                ),
                (
                    "cut",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="drafts", to="statistics.progresscut"
                    ),
                ),
                (
                    "process",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="report_drafts",
                        to="elections.process",
                    ),
                ),
            ],
            options={
                "verbose_name": "proyecto de informe",
                "ordering": ["-at", "-pk"],
                "constraints": [models.UniqueConstraint(fields=("process", "digest"), name="report_drafted_once")],
            },
        ),
    ]

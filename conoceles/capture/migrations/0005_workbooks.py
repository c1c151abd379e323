# SPDX-License-Identifier: EUPL-1.2
"""Spreadsheets of capture, and what each would change."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Tables."""

    dependencies = [  # noqa: RUF012  (Django's own shape)
        ("accounts", "0001_initial"),
        ("candidacies", "0001_initial"),
        ("capture", "0004_assisted_desk"),
        ("elections", "0001_initial"),
    ]

    operations = [  # noqa: RUF012
        migrations.CreateModel(
            name="Workbook",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("file_name", models.CharField(max_length=200)),
                ("digest", models.CharField(help_text="SHA-256 of the file", max_length=64)),
                (
                    "file",
                    models.CharField(blank=True, help_text="in private storage; empty: it was read", max_length=200),
                ),
                ("at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("recibida", "Recibida"),
                            ("leida", "Leída"),
                            ("ilegible", "No se pudo leer"),
                            ("aceptada", "Aceptada"),
                            ("cancelada", "Cancelada"),
                        ],
                        default="recibida",
                        max_length=20,
                    ),
                ),
                ("rows", models.PositiveIntegerField(default=0)),
                (
                    "findings",
                    models.JSONField(
                        default=list, help_text="[{sheet, row, column, who, words}, …], without the texts"
                    ),
                ),
                ("problem", models.TextField(blank=True, help_text="why it could not be read, in words")),
                ("settled_at", models.DateTimeField(null=True)),
                ("by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="accounts.capacity")),
                (
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="workbooks", to="elections.process"
                    ),
                ),
            ],
            options={
                "verbose_name": "hoja de captura",
                "ordering": ["-at"],
            },
        ),
        migrations.CreateModel(
            name="Change",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("section", models.SlugField(max_length=60)),
                ("row", models.PositiveIntegerField(help_text="as the spreadsheet numbers it")),
                (
                    "base",
                    models.PositiveIntegerField(help_text="the version of the section from which the row was made"),
                ),
                ("before", models.CharField(help_text="what tells again what the section said then", max_length=64)),
                ("answers", models.JSONField(help_text="by question, as the form would hold them")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("por-aceptar", "Por aceptar"),
                            ("por-corregir", "Hay que corregir"),
                            ("en-conflicto", "Otra persona la cambió"),
                            ("escrita", "Escrita"),
                            ("fuera", "Se dejó fuera"),
                            ("rechazada", "No se pudo escribir"),
                        ],
                        max_length=20,
                    ),
                ),
                ("told", models.CharField(blank=True, help_text="what came of it, in words", max_length=500)),
                (
                    "candidacy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes_by_sheet",
                        to="candidacies.candidacy",
                    ),
                ),
                (
                    "questionnaire",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="elections.questionnaire"),
                ),
                (
                    "workbook",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="capture.workbook",
                    ),
                ),
            ],
            options={
                "verbose_name": "cambio por hoja",
                "ordering": ["row", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("workbook", "candidacy", "questionnaire", "section"), name="change_by_sheet_once"
                    )
                ],
            },
        ),
    ]

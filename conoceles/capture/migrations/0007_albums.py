# SPDX-License-Identifier: EUPL-1.2
"""Photographs of many candidacies that come in one archive."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Tables and columns."""

    dependencies = [  # noqa: RUF012  (Django's own shape)
        ("accounts", "0003_within"),
        ("candidacies", "0001_initial"),
        ("capture", "0006_notices_by_hand"),
        ("elections", "0001_initial"),
    ]

    operations = [  # noqa: RUF012
        migrations.CreateModel(
            name="Album",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("file_name", models.CharField(max_length=200)),
                ("digest", models.CharField(help_text="SHA-256 of the file", max_length=64)),
                (
                    "file",
                    models.CharField(blank=True, help_text="in private storage; empty: it is gone", max_length=200),
                ),
                ("at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("recibido", "Recibido"),
                            ("leido", "Leído"),
                            ("ilegible", "No se pudo leer"),
                            ("aceptado", "Aceptado"),
                            ("tomado", "Terminado"),
                            ("cancelado", "Cancelado"),
                        ],
                        default="recibido",
                        max_length=20,
                    ),
                ),
                ("problem", models.TextField(blank=True, help_text="why it could not be read, in words")),
                ("by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="accounts.capacity")),
                (
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="albums", to="elections.process"
                    ),
                ),
            ],
            options={
                "verbose_name": "ZIP de fotografías",
                "ordering": ["-at"],
            },
        ),
        migrations.CreateModel(
            name="Shot",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(help_text="its place in the archive, from 0")),
                ("name", models.CharField(help_text="of the file, without its folders", max_length=200)),
                ("digest", models.CharField(blank=True, help_text="SHA-256 of what it holds", max_length=64)),
                (
                    "base",
                    models.PositiveIntegerField(
                        default=0, help_text="the version of what she had chosen by then; 0: nothing"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("lista", "Lista"),
                            ("desconocida", "Nombre desconocido"),
                            ("ajena", "De otra representación"),
                            ("no-se-pide", "No se le pide fotografía"),
                            ("no-es-fotografia", "No es una fotografía"),
                            ("muy-grande", "Pesa o mide demasiado"),
                            ("repetida", "Repetida"),
                            ("tomada", "Tomada"),
                            ("rechazada", "No se pudo tomar"),
                        ],
                        max_length=20,
                    ),
                ),
                ("told", models.CharField(blank=True, help_text="why, in words", max_length=500)),
                (
                    "album",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="shots",
                        to="capture.album",
                    ),
                ),
                (
                    "candidacy",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="shots",
                        to="candidacies.candidacy",
                    ),
                ),
            ],
            options={
                "verbose_name": "fotografía del ZIP",
                "ordering": ["number"],
                "constraints": [models.UniqueConstraint(fields=("album", "number"), name="shot_looked_at_once")],
            },
        ),
    ]

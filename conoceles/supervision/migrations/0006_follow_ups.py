# SPDX-License-Identifier: EUPL-1.2
"""Registers of the special follow-up, their rows and the files that prove them; what a process declares in files."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Their tables."""

    dependencies: ClassVar = [
        ("accounts", "0007_council_seats"),
        ("elections", "0008_place_maps"),
        ("supervision", "0005_remissions"),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="FollowUp",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("register", models.CharField(help_text="which, by its key", max_length=60)),
                ("register_name", models.CharField(help_text="as it was called", max_length=200)),
                ("row", models.CharField(blank=True, help_text="of the plan, that it follows: esp-d", max_length=20)),
                ("number", models.PositiveIntegerField(help_text="1, 2, 3… within its register")),
                ("on", models.DateField(help_text="the day on which it was done")),
                ("what", models.CharField(max_length=300)),
                ("values", models.JSONField(help_text="[{key, label, value}], as it was asked and answered")),
                ("known", models.JSONField(help_text="the tables of what the system knew, frozen as it was written")),
                ("digest", models.CharField(help_text="of all that it says, in canonical JSON", max_length=64)),
                ("written_at", models.DateTimeField()),
                ("set_aside", models.CharField(blank=True, help_text="why it does not count", max_length=300)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.capacity"
                    ),
                ),
                (
                    "met",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="follow_ups",
                        to="supervision.fulfilment",
                    ),
                ),
                (
                    "notice",
                    models.ForeignKey(
                        help_text="the notice that it opened",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="supervision.obligation",
                    ),
                ),
                (
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="follow_ups", to="elections.process"
                    ),
                ),
                (
                    "to",
                    models.ManyToManyField(
                        help_text="to whom it was delivered", related_name="+", to="elections.postulant"
                    ),
                ),
            ],
            options={
                "verbose_name": "renglón de seguimiento",
                "ordering": ["register", "-number"],
            },
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("constancia", "Constancia"),
                            ("acuse", "Acuse de quien recibió"),
                            ("sistema", "Archivo que agregó el sistema"),
                        ],
                        max_length=12,
                    ),
                ),
                ("about", models.CharField(blank=True, help_text="what it is, in words", max_length=200)),
                ("file", models.CharField(help_text="in private storage", max_length=200)),
                ("file_digest", models.CharField(help_text="its SHA-256", max_length=64)),
                (
                    "suffix",
                    models.CharField(help_text="pdf, png, jpg, zip, xlsx, docx, json, csv or txt", max_length=5),
                ),
                ("size", models.PositiveIntegerField()),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.capacity"
                    ),
                ),
                (
                    "postulant",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="elections.postulant",
                    ),
                ),
                (
                    "follow_up",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="evidence", to="supervision.followup"
                    ),
                ),
            ],
            options={
                "verbose_name": "constancia de seguimiento",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Declared",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("registros", "Registros del seguimiento"),
                            ("hechos", "Hechos con fecha"),
                            ("papeleria", "Papelería"),
                        ],
                        max_length=20,
                    ),
                ),
                ("content", models.JSONField(help_text="as the room that reads it understands it")),
                ("digest", models.CharField(max_length=64)),
                ("loaded_at", models.DateTimeField()),
                (
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="declared", to="elections.process"
                    ),
                ),
            ],
            options={
                "verbose_name": "lo declarado de la supervisión",
                "constraints": [models.UniqueConstraint(fields=("process", "kind"), name="declared_once_of_each_kind")],
            },
        ),
        migrations.AddConstraint(
            model_name="followup",
            constraint=models.UniqueConstraint(
                fields=("process", "register", "number"), name="follow_up_numbered_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="evidence",
            constraint=models.UniqueConstraint(
                fields=("follow_up", "file_digest", "postulant"), name="evidence_kept_once"
            ),
        ),
    ]

# SPDX-License-Identifier: EUPL-1.2
"""How treatment ends."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Ending, what was put away, who opened it, and what was destroyed."""

    dependencies: ClassVar = [
        ("accounts", "0007_council_seats"),
        ("candidacies", "0003_extracts"),
        ("custody", "0002_watching"),
        ("elections", "0008_place_maps"),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="Ending",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("agreement", models.CharField(help_text="as it is cited", max_length=120)),
                ("agreed_on", models.DateField()),
                ("body", models.CharField(help_text="who took it: the Consejo General, a court", max_length=200)),
                (
                    "stage",
                    models.CharField(choices=[("bloqueo", "Bloqueo"), ("cancelacion", "Cancelación")], max_length=20),
                ),
                ("asked_at", models.DateTimeField()),
                ("at", models.DateTimeField(help_text="since when it is in force", null=True)),
                (
                    "done_at",
                    models.DateTimeField(help_text="since when the machine has nothing left to do of it", null=True),
                ),
                (
                    "declined_at",
                    models.DateTimeField(help_text="a second person did not confirm it, or it was given up", null=True),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.capacity"
                    ),
                ),
                (
                    "candidacy",
                    models.ForeignKey(
                        help_text="None: all of them",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="candidacies.candidacy",
                    ),
                ),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.capacity"
                    ),
                ),
                (
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="elections.process"
                    ),
                ),
            ],
            options={
                "verbose_name": "fin del tratamiento",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="HeldAway",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subject", models.UUIDField(help_text="of its data key")),
                ("content", models.BinaryField(help_text="closed; empty, once it is destroyed")),
                ("files", models.JSONField(default=dict, help_text='{"blocked/…": "capture.Consent:7:scan"}')),
                ("clear", models.JSONField(default=list)),
                ("at", models.DateTimeField()),
                (
                    "candidacy",
                    models.ForeignKey(
                        help_text="None: nobody's alone",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="candidacies.candidacy",
                    ),
                ),
                (
                    "ending",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="held", to="custody.ending"
                    ),
                ),
            ],
            options={
                "verbose_name": "guardado bajo bloqueo",
            },
        ),
        migrations.CreateModel(
            name="Unsealing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("agreement", models.CharField(help_text="as it is cited", max_length=120)),
                ("agreed_on", models.DateField()),
                ("body", models.CharField(help_text="who took it: the Consejo General, a court", max_length=200)),
                ("purpose", models.CharField(max_length=500)),
                ("recipient", models.CharField(help_text="the age key that the one file is closed to", max_length=200)),
                ("until", models.DateField()),
                ("at", models.DateTimeField()),
                ("opened_at", models.DateTimeField(null=True)),
                ("count", models.PositiveIntegerField(default=0, help_text="how many candidacies are in the file")),
                ("file_digest", models.CharField(blank=True, help_text="SHA-256 of the closed file", max_length=64)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.capacity"
                    ),
                ),
                (
                    "candidacy",
                    models.ForeignKey(
                        help_text="None: all of them",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="candidacies.candidacy",
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.capacity"
                    ),
                ),
                (
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="elections.process"
                    ),
                ),
            ],
            options={
                "verbose_name": "apertura con custodias",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Destruction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("hoja", "Hoja de custodia"),
                            ("clave", "Copias de los archivos de clave de la bóveda"),
                            ("respaldos", "Respaldos anteriores, o la clave privada que los abre"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "number",
                    models.PositiveBigIntegerField(
                        help_text="of the recovery key, of the wrapping key, or of the ending"
                    ),
                ),
                ("place", models.PositiveSmallIntegerField(default=0, help_text="of a page: 1, 2 or 3")),
                ("who", models.CharField(help_text="who kept it", max_length=200)),
                ("on", models.DateField()),
                ("document", models.CharField(help_text="the acta that says so", max_length=200)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.capacity"
                    ),
                ),
            ],
            options={
                "verbose_name": "destrucción certificada",
                "ordering": ["pk"],
                "constraints": [models.UniqueConstraint(fields=("what", "number", "place"), name="destroyed_once")],
            },
        ),
        migrations.AddConstraint(
            model_name="ending",
            constraint=models.UniqueConstraint(
                condition=models.Q(("candidacy", None), ("declined_at", None)),
                fields=("process", "stage"),
                name="treatment_of_a_process_ends_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="ending",
            constraint=models.UniqueConstraint(
                condition=models.Q(("candidacy__isnull", False), ("declined_at", None)),
                fields=("candidacy", "stage"),
                name="treatment_of_a_candidacy_ends_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="heldaway",
            constraint=models.UniqueConstraint(fields=("ending", "subject"), name="put_away_once"),
        ),
    ]

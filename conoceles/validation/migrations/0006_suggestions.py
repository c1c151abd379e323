# SPDX-License-Identifier: EUPL-1.2
"""What several say is looked up among what is kept of each revision."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """What is said, by what it is looked up, and where it is said."""

    dependencies: ClassVar = [
        ("capture", "0008_endorsements"),
        ("elections", "0003_grounds"),
        ("validation", "0005_by_check"),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="Saying",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "sort",
                    models.CharField(
                        choices=[
                            ("texto", "Texto"),
                            ("fotografia", "Fotografía"),
                            ("telefono", "Teléfono"),
                            ("correo", "Correo electrónico"),
                            ("direccion_web", "Dirección web"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "digest",
                    models.CharField(
                        help_text="SHA-256 of its sort and of what it says, case and blanks apart", max_length=64
                    ),
                ),
                (
                    "runs",
                    models.BinaryField(
                        help_text="of a long text: digests of its runs of words (rules.likeness.packed)"
                    ),
                ),
                ("family", models.BigIntegerField(db_index=True, null=True)),
                (
                    "process",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="elections.process",
                    ),
                ),
            ],
            options={
                "verbose_name": "contenido comparado",
            },
        ),
        migrations.CreateModel(
            name="SayingKey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.BigIntegerField(db_index=True)),
                (
                    "saying",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="keys", to="validation.saying"
                    ),
                ),
            ],
            options={
                "verbose_name": "clave de un texto",
            },
        ),
        migrations.CreateModel(
            name="Trace",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("method", models.CharField(max_length=20)),
                (
                    "revision",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="trace", to="capture.revision"
                    ),
                ),
            ],
            options={
                "verbose_name": "revisión comparada",
            },
        ),
        migrations.CreateModel(
            name="Use",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("question", models.SlugField(db_index=False, max_length=60)),
                (
                    "saying",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="uses", to="validation.saying"
                    ),
                ),
                (
                    "trace",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="uses",
                        to="validation.trace",
                    ),
                ),
            ],
            options={
                "verbose_name": "uso de un contenido",
            },
        ),
        migrations.AddConstraint(
            model_name="saying",
            constraint=models.UniqueConstraint(fields=("process", "digest"), name="saying_once"),
        ),
        migrations.AddConstraint(
            model_name="use",
            constraint=models.UniqueConstraint(fields=("trace", "question", "saying"), name="saying_used_once"),
        ),
    ]

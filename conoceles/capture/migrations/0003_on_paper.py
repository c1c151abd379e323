# SPDX-License-Identifier: EUPL-1.2
"""Forms signed by hand: how each was signed, and their scans until each is registered."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Tables and columns."""

    dependencies = [  # noqa: RUF012  (Django's own shape)
        ("accounts", "0001_initial"),
        ("candidacies", "0001_initial"),
        ("capture", "0002_stash_mark"),
        ("elections", "0001_initial"),
    ]

    operations = [  # noqa: RUF012
        migrations.AddField(
            model_name="consent",
            name="hand",
            field=models.CharField(
                blank=True,
                choices=[
                    ("firma", "Su firma"),
                    ("huella", "Su huella digital, ante dos testigos que firmaron también"),
                ],
                help_text="of a form: signed with what",
                max_length=20,
            ),
        ),
        migrations.AddField(
            model_name="consent",
            name="interpreter",
            field=models.CharField(blank=True, help_text="name of whoever interpreted the notice", max_length=200),
        ),
        migrations.AddField(
            model_name="consent",
            name="notice",
            field=models.CharField(
                blank=True,
                choices=[
                    ("leyo", "Lo leyó la persona candidata"),
                    ("se-le-leyo", "Se le leyó en voz alta a la persona candidata"),
                    ("interprete-maya", "Se lo interpretó a la persona candidata alguien en lengua maya"),
                    ("interprete-lsm", "Se lo interpretó a la persona candidata alguien en lengua de señas mexicana"),
                ],
                help_text="of a form: how the notice reached who signed",
                max_length=20,
            ),
        ),
        migrations.AddField(
            model_name="consent",
            name="signed_on",
            field=models.DateField(help_text="of a form: the day that was written on it", null=True),
        ),
        migrations.AddField(
            model_name="consent",
            name="witnesses",
            field=models.JSONField(default=list, help_text="of a thumbprint: the names of the two who signed too"),
        ),
        migrations.CreateModel(
            name="ScanBatch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="accounts.capacity")),
                (
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="scan_batches", to="elections.process"
                    ),
                ),
            ],
            options={
                "verbose_name": "entrega de formatos firmados",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="Scan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(help_text="of the file, as it came", max_length=200)),
                (
                    "file",
                    models.CharField(
                        blank=True, help_text="in private storage; empty: registered or taken away", max_length=200
                    ),
                ),
                ("digest", models.CharField(help_text="SHA-256 of the file", max_length=64)),
                (
                    "code",
                    models.CharField(blank=True, help_text="as it was typed, or stood in the name", max_length=30),
                ),
                ("accepted_at", models.DateTimeField(help_text="since then it may be registered", null=True)),
                (
                    "settled_at",
                    models.DateTimeField(
                        help_text="registered, or taken away where it is of nobody any more", null=True
                    ),
                ),
                ("registered", models.BooleanField(default=False)),
                (
                    "candidacy",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="scans",
                        to="candidacies.candidacy",
                    ),
                ),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="scans", to="capture.scanbatch"
                    ),
                ),
            ],
            options={
                "verbose_name": "formato escaneado",
                "ordering": ["name", "pk"],
            },
        ),
    ]

# SPDX-License-Identifier: EUPL-1.2
"""Public versions of documents, what was published of them, and what is fixed in the estrados."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Their tables."""

    dependencies: ClassVar = [
        ("accounts", "0007_council_seats"),
        ("elections", "0008_place_maps"),
        ("supervision", "0007_sending_fulfilments"),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="PublicVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("texto", "Del texto, con lo testado fuera"),
                            ("imagen", "De un archivo ya testado, en imágenes"),
                        ],
                        max_length=10,
                    ),
                ),
                ("title", models.CharField(help_text="without what was taken out", max_length=300)),
                (
                    "taken_out",
                    models.PositiveIntegerField(help_text="how many passages; of one that came as a file, 0"),
                ),
                ("ground", models.CharField(help_text="the articles that ask for it", max_length=600)),
                ("motive", models.TextField(help_text="why, in words that tell nothing of what was taken out")),
                (
                    "resolution",
                    models.CharField(help_text="of the Comité de Transparencia, as it is cited", max_length=120),
                ),
                ("resolved_on", models.DateField()),
                ("file", models.CharField(help_text="in private storage; empty, discarded", max_length=200)),
                ("file_digest", models.CharField(help_text="its SHA-256", max_length=64)),
                ("size", models.PositiveIntegerField()),
                ("made_at", models.DateTimeField()),
                ("discarded", models.CharField(blank=True, help_text="why it was", max_length=300)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.capacity"
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="public_versions",
                        to="supervision.version",
                    ),
                ),
            ],
            options={
                "verbose_name": "versión pública",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Posting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(help_text="1, 2, 3… within the process")),
                ("told", models.CharField(help_text="what the public list calls it: no personal data", max_length=300)),
                ("place", models.CharField(help_text="which estrados", max_length=300)),
                ("fixed_at", models.DateTimeField()),
                ("days", models.PositiveSmallIntegerField(help_text="the term, in days after that of the fixing")),
                (
                    "counted",
                    models.CharField(
                        choices=[
                            ("naturales", "naturales"),
                            ("habiles", "habiles"),
                            ("sin-especificar", "sin-especificar"),
                        ],
                        max_length=20,
                    ),
                ),
                ("until", models.DateField(help_text="the last of those days, as it was certified")),
                ("written_at", models.DateTimeField()),
                ("removed_at", models.DateTimeField(null=True)),
                ("removed_written_at", models.DateTimeField(null=True)),
                (
                    "removed_early",
                    models.CharField(blank=True, help_text="why, before its term was over", max_length=300),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.capacity"
                    ),
                ),
                (
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="postings", to="elections.process"
                    ),
                ),
                (
                    "removed_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.capacity"
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="postings", to="supervision.version"
                    ),
                ),
            ],
            options={
                "verbose_name": "fijación en estrados",
                "ordering": ["number"],
                "constraints": [models.UniqueConstraint(fields=("process", "number"), name="posting_numbered_once")],
            },
        ),
        migrations.CreateModel(
            name="Publication",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(help_text="1, 2, 3… within the process")),
                ("title", models.CharField(help_text="as the public reads it", max_length=300)),
                ("file", models.CharField(help_text="in private storage", max_length=200)),
                ("file_digest", models.CharField(help_text="its SHA-256", max_length=64)),
                ("size", models.PositiveIntegerField()),
                ("at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_because", models.CharField(blank=True, max_length=300)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.capacity"
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.capacity"
                    ),
                ),
                (
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="publications", to="elections.process"
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="publications",
                        to="supervision.version",
                    ),
                ),
                (
                    "public",
                    models.ForeignKey(
                        help_text="empty: it is published whole",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="publications",
                        to="supervision.publicversion",
                    ),
                ),
            ],
            options={
                "verbose_name": "publicación de un documento",
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(fields=("process", "number"), name="publication_numbered_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)), fields=("version",), name="version_published_once"
                    ),
                ],
            },
        ),
    ]

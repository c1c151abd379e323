# SPDX-License-Identifier: EUPL-1.2
"""Avisos de privacidad by version, and who saw which."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Two tables, both empty."""

    dependencies: ClassVar = [
        ("accounts", "0007_council_seats"),
        ("candidacies", "0003_extracts"),
        ("elections", "0008_place_maps"),
        ("rights", "0001_initial"),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="Notice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("form", models.CharField(help_text="one of notices.described.Form", max_length=20)),
                ("version", models.PositiveIntegerField()),
                ("title", models.CharField(max_length=200)),
                (
                    "clauses",
                    models.JSONField(
                        help_text="[{heading, text, source, confidence}, …], with nothing left to fill in"
                    ),
                ),
                ("digest", models.CharField(help_text="of the title, the headings and the texts", max_length=64)),
                ("loaded_at", models.DateTimeField()),
                (
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="privacy_notices",
                        to="elections.process",
                    ),
                ),
            ],
            options={
                "verbose_name": "aviso de privacidad",
                "ordering": ["form", "version"],
            },
        ),
        migrations.CreateModel(
            name="NoticeSeen",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.CharField(help_text="of the words that were on her screen", max_length=64)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.capacity"
                    ),
                ),
                (
                    "candidacy",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices_seen",
                        to="candidacies.candidacy",
                    ),
                ),
                (
                    "notice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="seen", to="rights.notice"
                    ),
                ),
            ],
            options={
                "verbose_name": "aviso visto",
                "ordering": ["pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.UniqueConstraint(
                fields=("process", "form", "version"), name="privacy_notice_versioned_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="noticeseen",
            constraint=models.UniqueConstraint(fields=("candidacy", "notice"), name="privacy_notice_seen_once"),
        ),
    ]

# SPDX-License-Identifier: EUPL-1.2
"""Publications that somebody approved beforehand."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """A table."""

    dependencies = [  # noqa: RUF012  (Django's own shape)
        ("accounts", "0007_council_seats"),
        ("elections", "0005_held_is_fixed"),
        ("publication", "0005_open_what_was_shown"),
        ("work", "0001_initial"),
    ]

    operations = [  # noqa: RUF012
        migrations.CreateModel(
            name="Scheduled",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "at",
                    models.DateTimeField(help_text="the instant; empty: the one at which the office opens", null=True),
                ),
                ("approved_at", models.DateTimeField()),
                ("cancelled_at", models.DateTimeField(null=True)),
                ("due_at", models.DateTimeField(help_text="the instant for which it was begun", null=True)),
                ("tried_at", models.DateTimeField(null=True)),
                ("problem", models.TextField(blank=True, help_text="why the last try failed, in words")),
                ("done_at", models.DateTimeField(null=True)),
                (
                    "approved_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="scheduled", to="accounts.capacity"
                    ),
                ),
                (
                    "cancelled_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.capacity"
                    ),
                ),
                (
                    "job",
                    models.ForeignKey(
                        help_text="that does it, or last tried",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="work.job",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="scheduled",
                        to="elections.office",
                    ),
                ),
                (
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="scheduled", to="elections.process"
                    ),
                ),
                (
                    "release",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="scheduled",
                        to="publication.release",
                    ),
                ),
            ],
            options={
                "verbose_name": "publicación programada",
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("at__isnull", True), ("office__isnull", True), _connector="XOR"),
                        name="scheduled_at_one_instant",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("done_at", None), ("cancelled_at", None), _connector="OR"),
                        name="scheduled_done_or_cancelled",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("cancelled_at", None), ("done_at", None), ("office", None)),
                        fields=("process", "at"),
                        name="scheduled_once_at",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("at", None), ("cancelled_at", None), ("done_at", None)),
                        fields=("process", "office"),
                        name="scheduled_once_for",
                    ),
                ],
            },
        ),
    ]

# SPDX-License-Identifier: EUPL-1.2
"""What a candidacy asks to correct of what was approved."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """A table."""

    dependencies = [  # noqa: RUF012  (Django's own shape)
        ("accounts", "0007_council_seats"),
        ("candidacies", "0002_movements"),
        ("capture", "0009_typists"),
    ]

    operations = [  # noqa: RUF012
        migrations.CreateModel(
            name="CorrectionRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(help_text="of the questionnaire", max_length=60)),
                ("sections", models.JSONField(default=list, help_text="keys of the sections that may change")),
                ("motive", models.TextField()),
                ("asked_at", models.DateTimeField()),
                (
                    "outcome",
                    models.CharField(
                        choices=[("pendiente", "Por decidir"), ("concedida", "Concedida"), ("negada", "No concedida")],
                        default="pendiente",
                        max_length=20,
                    ),
                ),
                ("answer", models.TextField(blank=True)),
                ("decided_at", models.DateTimeField(null=True)),
                ("closed_at", models.DateTimeField(help_text="when what she corrected was approved", null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.capacity"
                    ),
                ),
                (
                    "candidacy",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="correction_requests",
                        to="candidacies.candidacy",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.capacity"
                    ),
                ),
                (
                    "opening",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="request",
                        to="capture.opening",
                    ),
                ),
            ],
            options={
                "verbose_name": "solicitud de corrección",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("outcome", "pendiente")),
                        fields=("candidacy", "slug"),
                        name="correction_asked_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("outcome", "concedida"), ("opening", None), _connector="XOR"),
                        name="correction_opened_when_granted",
                    ),
                ],
            },
        ),
    ]

# SPDX-License-Identifier: EUPL-1.2
"""A desk types from printed forms; each revision says from which."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Tables and columns."""

    dependencies = [  # noqa: RUF012  (Django's own shape)
        ("accounts", "0001_initial"),
        ("candidacies", "0001_initial"),
        ("capture", "0003_on_paper"),
        ("elections", "0001_initial"),
    ]

    operations = [  # noqa: RUF012
        migrations.CreateModel(
            name="Assistance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(help_text="that of the form (rules.papers)", max_length=30)),
                ("received_on", models.DateField(help_text="the day on which the candidacy handed the form in")),
                ("at", models.DateTimeField()),
                (
                    "closed_at",
                    models.DateTimeField(help_text="sent, or given up: nothing more is typed from it", null=True),
                ),
                (
                    "by",
                    models.ForeignKey(
                        help_text="who received it, and types",
                        on_delete=django.db.models.deletion.PROTECT,
                        to="accounts.capacity",
                    ),
                ),
                (
                    "candidacy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assistances",
                        to="candidacies.candidacy",
                    ),
                ),
                (
                    "questionnaire",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="elections.questionnaire"),
                ),
            ],
            options={
                "verbose_name": "captura en mesa",
                "ordering": ["-pk"],
            },
        ),
        migrations.AddField(
            model_name="revision",
            name="assistance",
            field=models.ForeignKey(
                help_text="the printed form it was typed from",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="revisions",
                to="capture.assistance",
            ),
        ),
        migrations.AddConstraint(
            model_name="assistance",
            constraint=models.UniqueConstraint(
                condition=models.Q(("closed_at", None)),
                fields=("candidacy", "questionnaire"),
                name="one_desk_types_at_a_time",
            ),
        ),
    ]

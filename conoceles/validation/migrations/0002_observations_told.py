# SPDX-License-Identifier: EUPL-1.2
"""Observations say what, where and how; a first approval may wait for a second."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Columns and tables; what was observed before has no ground."""

    dependencies = [  # noqa: RUF012  (Django's own shape)
        ("accounts", "0006_bundles"),
        ("capture", "0008_endorsements"),
        ("validation", "0001_initial"),
    ]

    operations = [  # noqa: RUF012
        migrations.AddField(
            model_name="observation",
            name="ground",
            field=models.SlugField(
                blank=True, help_text="of the closed list of the process; empty: older", max_length=60
            ),
        ),
        migrations.AddField(
            model_name="observation",
            name="ground_words",
            field=models.TextField(blank=True, help_text="what the list said of it then"),
        ),
        migrations.AddField(
            model_name="observation",
            name="question",
            field=models.SlugField(blank=True, help_text="empty: the section as a whole", max_length=60),
        ),
        migrations.AddField(
            model_name="observation",
            name="quote",
            field=models.TextField(blank=True, help_text="the words observed, as they stand in what was sent"),
        ),
        migrations.AddField(
            model_name="observation",
            name="says",
            field=models.TextField(blank=True, help_text="dice"),
        ),
        migrations.AddField(
            model_name="observation",
            name="should_say",
            field=models.TextField(blank=True, help_text="debe decir"),
        ),
        migrations.AlterField(
            model_name="observation",
            name="text",
            field=models.TextField(blank=True, help_text="in the reviewer's own words"),
        ),
        migrations.CreateModel(
            name="FirstApproval",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.CharField(help_text="of the text that was read", max_length=64)),
                ("approved_at", models.DateTimeField()),
                ("approved_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="accounts.capacity")),
                (
                    "revision",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="first_approval",
                        to="capture.revision",
                    ),
                ),
            ],
            options={
                "verbose_name": "primera aprobación",
            },
        ),
    ]

# SPDX-License-Identifier: EUPL-1.2
"""What a representation accepts of what its candidacies sent."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """A table."""

    dependencies = [  # noqa: RUF012  (Django's own shape)
        ("accounts", "0003_within"),
        ("capture", "0007_albums"),
    ]

    operations = [  # noqa: RUF012
        migrations.CreateModel(
            name="Endorsement",
            fields=[
                (
                    "revision",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="endorsement",
                        serialize=False,
                        to="capture.revision",
                    ),
                ),
                ("digest", models.CharField(help_text="of the revision that was on the screen", max_length=64)),
                ("at", models.DateTimeField()),
                ("by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="accounts.capacity")),
            ],
            options={
                "verbose_name": "aceptación del postulante",
            },
        ),
    ]

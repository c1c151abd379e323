# SPDX-License-Identifier: EUPL-1.2
"""What each account asks for within an hour is counted."""

from django.conf import settings
from django.db import migrations, models
from django.db.models.deletion import CASCADE


class Migration(migrations.Migration):
    """One table."""

    dependencies = [("accounts", "0003_within")]  # noqa: RUF012  (Django's own shape)

    operations = [  # noqa: RUF012
        migrations.CreateModel(
            name="Spending",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "what",
                    models.CharField(
                        choices=[("escaneos", "escaneos"), ("fotografias", "fotografias"), ("avisos", "avisos")],
                        max_length=20,
                    ),
                ),
                ("count", models.PositiveIntegerField()),
                ("began_at", models.DateTimeField()),
                (
                    "user",
                    models.ForeignKey(on_delete=CASCADE, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("user", "what"), name="spent_once")],
            },
        ),
    ]

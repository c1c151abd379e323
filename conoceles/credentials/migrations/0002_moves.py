# SPDX-License-Identifier: EUPL-1.2
"""Accounts follow their candidacies; whose they were is kept."""

from django.db import migrations, models
from django.db.models.deletion import PROTECT


class Migration(migrations.Migration):
    """One table."""

    dependencies = [  # noqa: RUF012  (Django's own shape)
        ("accounts", "0001_initial"),
        ("credentials", "0001_initial"),
        ("elections", "0001_initial"),
    ]
    operations = [  # noqa: RUF012
        migrations.CreateModel(
            name="Move",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("letter_died", models.BooleanField(help_text="the letter that was on its way serves no more")),
                ("at", models.DateTimeField()),
                ("account", models.ForeignKey("credentials.account", on_delete=PROTECT, related_name="moves")),
                ("by", models.ForeignKey("accounts.capacity", on_delete=PROTECT)),
                (
                    "council",
                    models.ForeignKey(
                        "elections.council",
                        on_delete=PROTECT,
                        null=True,
                        help_text="who delivered it; empty: central offices",
                    ),
                ),
                (
                    "postulant",
                    models.ForeignKey("elections.postulant", on_delete=PROTECT, help_text="who answered until then"),
                ),
            ],
            options={"verbose_name": "cambio de adscripción", "ordering": ["pk"]},
        ),
    ]

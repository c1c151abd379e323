# SPDX-License-Identifier: EUPL-1.2
"""Spreadsheets and ZIPs are counted too."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One more choice."""

    dependencies = [("accounts", "0005_given_back")]  # noqa: RUF012  (Django's own shape)

    operations = [  # noqa: RUF012
        migrations.AlterField(
            model_name="spending",
            name="what",
            field=models.CharField(
                choices=[(each, each) for each in ("escaneos", "fotografias", "avisos", "archivos")], max_length=20
            ),
        ),
    ]

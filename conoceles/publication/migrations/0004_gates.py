# SPDX-License-Identifier: EUPL-1.2
"""Which offices a release shows, and the first release of each."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """A table and a column."""

    dependencies = [  # noqa: RUF012  (Django's own shape)
        ("elections", "0004_window_agreement"),
        ("publication", "0003_council_preview"),
    ]

    operations = [  # noqa: RUF012
        migrations.AddField(
            model_name="release",
            name="offices",
            field=models.JSONField(default=list, help_text="keys of the offices of which it shows what was captured"),
        ),
        migrations.CreateModel(
            name="FirstRelease",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("first_day", models.DateField(help_text="the day that the agreement fixed", null=True)),
                (
                    "agreement",
                    models.ForeignKey(
                        help_text="empty: it was shown before an agreement was asked for",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="elections.agreement",
                    ),
                ),
                (
                    "office",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="first_release", to="elections.office"
                    ),
                ),
                (
                    "release",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="opened", to="publication.release"
                    ),
                ),
            ],
            options={
                "verbose_name": "primera publicación de un cargo",
                "ordering": ["office__order"],
            },
        ),
    ]

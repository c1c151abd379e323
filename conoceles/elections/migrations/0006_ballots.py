# SPDX-License-Identifier: EUPL-1.2
"""What a citizen's ballot needs: the emblems, the ballots of who votes elsewhere, and the address of the site."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Two more fields of the process, and the emblems."""

    dependencies: ClassVar = [
        ("elections", "0005_held_is_fixed"),
    ]

    operations: ClassVar = [
        migrations.AddField(
            model_name="process",
            name="site",
            field=models.CharField(
                blank=True, help_text="where the public site is: https://…/, or nowhere said", max_length=120
            ),
        ),
        migrations.AddField(
            model_name="process",
            name="voting",
            field=models.JSONField(
                default=list,
                help_text="ballots of who votes elsewhere or before: [{way, offices, within, source, …}]",
            ),
        ),
        migrations.CreateModel(
            name="Emblem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.CharField(help_text="what is seen in it, for whoever does not see it", max_length=300)),
                ("content", models.BinaryField()),
                ("width", models.PositiveSmallIntegerField()),
                ("height", models.PositiveSmallIntegerField()),
                (
                    "digest",
                    models.CharField(help_text="SHA-256 of the content, which names it in a release", max_length=64),
                ),
                (
                    "postulant",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="emblem", to="elections.postulant"
                    ),
                ),
            ],
            options={
                "verbose_name": "emblema",
            },
        ),
    ]

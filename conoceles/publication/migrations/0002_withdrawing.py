# SPDX-License-Identifier: EUPL-1.2
"""What left the public site, and releases that the system made to take it out."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """A table, a column and two constraints."""

    dependencies = [  # noqa: RUF012  (Django's own shape)
        ("accounts", "0007_council_seats"),
        ("candidacies", "0002_movements"),
        ("elections", "0003_grounds"),
        ("publication", "0001_initial"),
    ]

    operations = [  # noqa: RUF012
        migrations.CreateModel(
            name="Exit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("noticed_at", models.DateTimeField()),
                ("done_at", models.DateTimeField(null=True)),
            ],
            options={
                "verbose_name": "salida de lo publicado",
            },
        ),
        migrations.RemoveConstraint(
            model_name="release",
            name="release_shown_whole",
        ),
        migrations.AddField(
            model_name="release",
            name="withdrawing",
            field=models.BooleanField(
                default=False,
                help_text="the one before with something taken out, made by the system; frozen_at is that one's",
            ),
        ),
        migrations.AlterField(
            model_name="release",
            name="frozen_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="releases_frozen",
                to="accounts.capacity",
            ),
        ),
        migrations.AddConstraint(
            model_name="release",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("manifest", ""), ("shown_at", None)),
                    models.Q(("shown_at__isnull", False), models.Q(("manifest", ""), _negated=True)),
                    _connector="OR",
                ),
                name="release_shown_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="release",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("frozen_by", None), ("shown_by", None), ("withdrawing", True)),
                    models.Q(
                        ("frozen_by__isnull", False), ("shown_at", None), ("shown_by", None), ("withdrawing", False)
                    ),
                    models.Q(
                        ("frozen_by__isnull", False),
                        ("shown_at__isnull", False),
                        ("shown_by__isnull", False),
                        ("withdrawing", False),
                    ),
                    _connector="OR",
                ),
                name="release_made_by_somebody",
            ),
        ),
        migrations.AddField(
            model_name="exit",
            name="candidacy",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="exits", to="candidacies.candidacy"
            ),
        ),
        migrations.AddField(
            model_name="exit",
            name="release",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="exits",
                to="publication.release",
            ),
        ),
        migrations.AddConstraint(
            model_name="exit",
            constraint=models.UniqueConstraint(fields=("release", "candidacy"), name="exit_once"),
        ),
    ]

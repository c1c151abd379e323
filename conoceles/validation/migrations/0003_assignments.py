# SPDX-License-Identifier: EUPL-1.2
"""Who reads what."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """A table."""

    dependencies = [  # noqa: RUF012  (Django's own shape)
        ("accounts", "0006_bundles"),
        ("candidacies", "0001_initial"),
        ("validation", "0002_observations_told"),
    ]

    operations = [  # noqa: RUF012
        migrations.CreateModel(
            name="Assignment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "reading",
                    models.CharField(
                        choices=[("primera", "Primera lectura"), ("segunda", "Segunda lectura")], max_length=10
                    ),
                ),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField(null=True)),
                (
                    "end",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("devuelta", "La dejó libre"),
                            ("reasignada", "Pasó a otra persona"),
                            ("ya-no-revisa", "Ya no revisa en este proceso"),
                            ("resuelta", "Se resolvió"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        help_text="herself, when she took it",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.capacity",
                    ),
                ),
                (
                    "candidacy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to="candidacies.candidacy",
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.capacity"
                    ),
                ),
                (
                    "reader",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to="accounts.capacity",
                    ),
                ),
            ],
            options={
                "verbose_name": "asignación para leer",
                "ordering": ["since", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)),
                        fields=("candidacy", "reading"),
                        name="read_by_one_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reader__isnull", False), ("reading", "segunda"), _connector="OR"),
                        name="first_reading_has_a_reader",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("end", ""), ("ended_by", None), ("until", None)),
                            models.Q(
                                ("ended_by__isnull", False),
                                ("until__isnull", False),
                                models.Q(("end", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="assignment_ends_for_a_reason",
                    ),
                ],
            },
        ),
    ]

# SPDX-License-Identifier: EUPL-1.2
"""Files of candidacies and representations."""

import uuid
from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Adds them."""

    dependencies: ClassVar = [
        ("accounts", "0007_council_seats"),
        ("candidacies", "0003_extracts"),
        ("elections", "0008_place_maps"),
        ("supervision", "0001_initial"),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="Dossier",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("number", models.PositiveIntegerField(help_text="1, 2, 3… within the process")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("expediente", "Expediente foliado, para certificar"),
                            ("vista", "Vista: sólo los hechos, para otra autoridad"),
                        ],
                        max_length=20,
                    ),
                ),
                ("at", models.DateTimeField(help_text="the cut-off: what happened until then")),
                ("made_at", models.DateTimeField()),
                ("files", models.JSONField(help_text="[{name, path, digest, size}], in private storage")),
                ("facts", models.PositiveIntegerField(help_text="how many it tells")),
                ("digest", models.CharField(max_length=64)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="dossiers", to="accounts.capacity"
                    ),
                ),
                (
                    "candidacy",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dossiers",
                        to="candidacies.candidacy",
                    ),
                ),
                (
                    "postulant",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dossiers",
                        to="elections.postulant",
                    ),
                ),
                (
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="dossiers", to="elections.process"
                    ),
                ),
            ],
            options={
                "verbose_name": "expediente",
                "ordering": ["-number"],
                "constraints": [
                    models.UniqueConstraint(fields=("process", "number"), name="dossier_numbered_once"),
                    models.CheckConstraint(
                        condition=models.Q(("candidacy", None), ("postulant", None), _connector="XOR"),
                        name="dossier_of_one_or_the_other",
                    ),
                ],
            },
        ),
    ]

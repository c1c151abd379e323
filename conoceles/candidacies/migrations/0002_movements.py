# SPDX-License-Identifier: EUPL-1.2
"""What an agreement changes of the register: movements, what each did, and what is required within hours."""

import uuid
from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Movements."""

    dependencies: ClassVar = [
        ("accounts", "0006_bundles"),
        ("candidacies", "0001_initial"),
        ("elections", "0001_initial"),
    ]

    operations: ClassVar = [
        migrations.AlterField(
            model_name="candidacy",
            name="status",
            field=models.CharField(
                choices=[
                    ("registrada", "Registrada"),
                    ("sustituida", "Sustituida"),
                    ("renuncia", "Renuncia"),
                    ("cancelada", "Cancelada"),
                    ("fallecimiento", "Fallecimiento"),
                ],
                default="registrada",
                max_length=20,
            ),
        ),
        migrations.CreateModel(
            name="Rectification",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("asks", models.CharField(help_text="what is required, in words", max_length=500)),
                ("notified_at", models.DateTimeField(help_text="from when the hours run")),
                ("hours", models.PositiveSmallIntegerField()),
                ("until", models.DateTimeField(help_text="the last instant to answer")),
                ("planned", models.JSONField(default=list, help_text="movements typed and not registered yet")),
                (
                    "settled_at",
                    models.DateTimeField(
                        help_text="when its movements were registered, or it was put aside", null=True
                    ),
                ),
                (
                    "motive",
                    models.CharField(blank=True, help_text="why it was put aside without movements", max_length=500),
                ),
                ("at", models.DateTimeField()),
                (
                    "agreement",
                    models.ForeignKey(
                        help_text="that requires it",
                        on_delete=django.db.models.deletion.PROTECT,
                        to="elections.agreement",
                    ),
                ),
                ("by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="accounts.capacity")),
                (
                    "postulant",
                    models.ForeignKey(
                        help_text="who must answer",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rectifications",
                        to="elections.postulant",
                    ),
                ),
                (
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rectifications",
                        to="elections.process",
                    ),
                ),
            ],
            options={
                "verbose_name": "requerimiento de paridad",
                "ordering": ["-at"],
            },
        ),
        migrations.CreateModel(
            name="Movement",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("sustitucion", "Sustitución"),
                            ("renuncia", "Renuncia"),
                            ("cancelacion", "Cancelación"),
                            ("fallecimiento", "Fallecimiento"),
                            ("restitucion", "Restitución"),
                            ("cambio-de-lugar", "Cambio de lugar en la lista"),
                            ("cambio-de-calidad", "Cambio entre propietaria y suplente"),
                            ("cambio-de-nombre", "Corrección de nombre o sobrenombre"),
                            ("cambio-de-siglado", "Cambio de partido de origen"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "effective_on",
                    models.DateField(help_text="since when it holds; empty only where a file says none", null=True),
                ),
                ("note", models.CharField(blank=True, help_text="in words, where more is to be said", max_length=500)),
                ("request", models.CharField(help_text="SHA-256 of what was confirmed", max_length=64)),
                ("at", models.DateTimeField(db_index=True)),
                ("salt", models.CharField(max_length=32)),
                ("digest", models.CharField(max_length=64)),
                (
                    "agreement",
                    models.ForeignKey(
                        help_text="empty only where a file says none",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="movements",
                        to="elections.agreement",
                    ),
                ),
                ("by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="accounts.capacity")),
                (
                    "candidacy",
                    models.ForeignKey(
                        help_text="who left, came back or changed",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="movements",
                        to="candidacies.candidacy",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        help_text="who came in her place, left for her, or traded with her",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="movements_beside",
                        to="candidacies.candidacy",
                    ),
                ),
                (
                    "process",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="movements",
                        to="elections.process",
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        help_text="the file that brought it, if one did",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="movements",
                        to="candidacies.importrun",
                    ),
                ),
                (
                    "rectification",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="movements",
                        to="candidacies.rectification",
                    ),
                ),
            ],
            options={
                "verbose_name": "movimiento del registro",
                "ordering": ["-at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Effect",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("before", models.JSONField(default=dict)),
                ("after", models.JSONField()),
                (
                    "candidacy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="effects", to="candidacies.candidacy"
                    ),
                ),
                (
                    "movement",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="effects",
                        to="candidacies.movement",
                    ),
                ),
            ],
            options={
                "verbose_name": "efecto de un movimiento",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("movement", "candidacy"), name="effect_once_in_a_movement")
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="movement",
            constraint=models.UniqueConstraint(fields=("process", "request"), name="movement_confirmed_once"),
        ),
        migrations.AddConstraint(
            model_name="movement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("run__isnull", False),
                    models.Q(("agreement__isnull", False), ("effective_on__isnull", False)),
                    _connector="OR",
                ),
                name="movement_by_agreement_or_file",
            ),
        ),
    ]

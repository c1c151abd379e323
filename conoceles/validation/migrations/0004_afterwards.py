# SPDX-License-Identifier: EUPL-1.2
"""What is taken off the public site after it was published."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Two tables."""

    dependencies = [  # noqa: RUF012  (Django's own shape)
        ("accounts", "0006_bundles"),
        ("candidacies", "0001_initial"),
        ("validation", "0003_assignments"),
    ]

    operations = [  # noqa: RUF012
        migrations.CreateModel(
            name="Pause",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "motive",
                    models.CharField(
                        choices=[
                            ("sentencia", "sentencia de un tribunal"),
                            ("medida-cautelar", "medida cautelar de una autoridad"),
                            ("acuerdo", "acuerdo del Consejo General"),
                            ("solicitud", "solicitud de la propia candidatura"),
                            ("derechos-de-terceros", "protección de derechos de otras personas"),
                            ("error-de-publicacion", "error al publicar"),
                        ],
                        max_length=40,
                    ),
                ),
                (
                    "document",
                    models.CharField(
                        blank=True, help_text="ruling or agreement, as it is cited in public", max_length=200
                    ),
                ),
                ("dated", models.DateField(help_text="of the document", null=True)),
                ("note", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
                ("lifted_at", models.DateTimeField(null=True)),
                ("lifted_note", models.TextField(blank=True)),
                ("slug", models.SlugField(help_text="of the questionnaire", max_length=60)),
                ("section", models.SlugField(max_length=60)),
                (
                    "question",
                    models.SlugField(
                        blank=True, help_text="that of the photograph, when only it is paused", max_length=60
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.capacity"
                    ),
                ),
                (
                    "candidacy",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pauses",
                        to="candidacies.candidacy",
                    ),
                ),
                (
                    "lifted_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.capacity"
                    ),
                ),
            ],
            options={
                "verbose_name": "pausa",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("lifted_at", None)),
                        fields=("candidacy", "slug", "section", "question"),
                        name="paused_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("lifted_at", None), ("lifted_by", None)),
                            models.Q(("lifted_at__isnull", False), ("lifted_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="pause_lifted_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Withdrawal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "motive",
                    models.CharField(
                        choices=[
                            ("sentencia", "sentencia de un tribunal"),
                            ("medida-cautelar", "medida cautelar de una autoridad"),
                            ("acuerdo", "acuerdo del Consejo General"),
                            ("solicitud", "solicitud de la propia candidatura"),
                            ("derechos-de-terceros", "protección de derechos de otras personas"),
                            ("error-de-publicacion", "error al publicar"),
                        ],
                        max_length=40,
                    ),
                ),
                (
                    "document",
                    models.CharField(
                        blank=True, help_text="ruling or agreement, as it is cited in public", max_length=200
                    ),
                ),
                ("dated", models.DateField(help_text="of the document", null=True)),
                ("note", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
                ("lifted_at", models.DateTimeField(null=True)),
                ("lifted_note", models.TextField(blank=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.capacity"
                    ),
                ),
                (
                    "candidacy",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="withdrawals",
                        to="candidacies.candidacy",
                    ),
                ),
                (
                    "lifted_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.capacity"
                    ),
                ),
            ],
            options={
                "verbose_name": "retiro de perfil",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("lifted_at", None)), fields=("candidacy",), name="withdrawn_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("lifted_at", None), ("lifted_by", None)),
                            models.Q(("lifted_at__isnull", False), ("lifted_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="withdrawal_lifted_by_somebody",
                    ),
                ],
            },
        ),
    ]

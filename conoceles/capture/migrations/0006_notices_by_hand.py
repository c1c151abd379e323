# SPDX-License-Identifier: EUPL-1.2
"""What came of handing printed notices over."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Tables and columns."""

    dependencies = [  # noqa: RUF012  (Django's own shape)
        ("accounts", "0001_initial"),
        ("capture", "0005_workbooks"),
        ("outbox", "0001_initial"),
    ]

    operations = [  # noqa: RUF012
        migrations.CreateModel(
            name="NoticeDelivery",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("entregada", "Entregada"),
                            ("no-localizada", "No se localizó a la persona"),
                            ("rechazada", "No quiso recibirla"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("mesa", "En la oficina o mesa de atención"),
                            ("domicilio", "En el domicilio"),
                            ("leido", "Leída por teléfono o en persona"),
                            ("representacion", "Por conducto de su representación"),
                        ],
                        max_length=20,
                    ),
                ),
                ("at", models.DateTimeField(help_text="when it happened, as whoever delivered says")),
                (
                    "receiver",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("titular", "La persona titular"),
                            ("representacion", "La representación del postulante"),
                            ("autorizada", "Persona autorizada con carta poder"),
                        ],
                        max_length=20,
                    ),
                ),
                ("received_by", models.CharField(blank=True, max_length=200)),
                ("note", models.CharField(blank=True, max_length=300)),
                ("registered_at", models.DateTimeField()),
                (
                    "acuse",
                    models.CharField(blank=True, help_text="the scanned receipt, in private storage", max_length=200),
                ),
                ("acuse_digest", models.CharField(blank=True, help_text="its SHA-256", max_length=64)),
                ("by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="accounts.capacity")),
                (
                    "message",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="handed_over", to="outbox.message"
                    ),
                ),
            ],
            options={
                "verbose_name": "constancia de notificación",
                "ordering": ["registered_at", "pk"],
            },
        ),
    ]

# SPDX-License-Identifier: EUPL-1.2
"""What is kept of a session while it sits, and of a draft that an ended session left."""

from typing import ClassVar

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Three tables."""

    dependencies: ClassVar = [
        ("accounts", "0007_council_seats"),
        ("supervision", "0013_postings_set_aside"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="FormerResolution",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "content",
                    models.JSONField(help_text="outcome, result, text, observations, amendments, and votes by name"),
                ),
                ("digest", models.CharField(help_text="what the record said of it", max_length=64)),
                ("written_at", models.DateTimeField(help_text="when it had been written down")),
                ("why", models.CharField(max_length=300)),
                ("set_aside_at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        help_text="who resolved it anew",
                        on_delete=models.PROTECT,
                        related_name="+",
                        to="accounts.capacity",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(on_delete=models.PROTECT, related_name="former", to="supervision.agendaitem"),
                ),
            ],
            options={
                "verbose_name": "resolución que se corrigió en la misma sesión",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="LeftDraft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("texts", models.JSONField(help_text="by section, and the title under no name: as they were typed")),
                ("seen", models.PositiveIntegerField(help_text="of the draft, how many saves it stood on")),
                (
                    "mark",
                    models.CharField(
                        help_text="of the account when it was left; dies with its password", max_length=64
                    ),
                ),
                ("kept_at", models.DateTimeField()),
                (
                    "document",
                    models.ForeignKey(on_delete=models.PROTECT, related_name="left", to="supervision.document"),
                ),
                (
                    "user",
                    models.ForeignKey(on_delete=models.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
            ],
            options={
                "verbose_name": "resguardo del borrador de una sesión terminada",
                "constraints": [models.UniqueConstraint(fields=("document", "user"), name="draft_left_once")],
            },
        ),
        migrations.CreateModel(
            name="Passage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("call", models.PositiveSmallIntegerField(default=1)),
                ("arrived", models.BooleanField(help_text="or left")),
                ("at", models.DateTimeField()),
                ("written_at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(on_delete=models.PROTECT, related_name="+", to="accounts.capacity"),
                ),
                (
                    "guest",
                    models.ForeignKey(null=True, on_delete=models.PROTECT, related_name="+", to="supervision.guest"),
                ),
                (
                    "member",
                    models.ForeignKey(
                        null=True,
                        on_delete=models.PROTECT,
                        related_name="+",
                        to="supervision.member",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(on_delete=models.PROTECT, related_name="passages", to="supervision.session"),
                ),
            ],
            options={
                "verbose_name": "llegada o retiro durante una sesión",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("member", None), ("guest", None), _connector="XOR"),
                        name="passage_of_somebody",
                    )
                ],
            },
        ),
    ]

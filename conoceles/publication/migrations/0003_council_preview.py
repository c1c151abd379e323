# SPDX-License-Identifier: EUPL-1.2
"""What the Consejo General sees before it is public."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Previews, who opened them and what was said of them."""

    dependencies = [  # noqa: RUF012  (Django's own shape)
        ("accounts", "0007_council_seats"),
        ("elections", "0003_grounds"),
        ("publication", "0002_withdrawing"),
    ]

    operations = [  # noqa: RUF012
        migrations.CreateModel(
            name="CouncilPreview",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("number", models.PositiveIntegerField(help_text="of the release that it would be")),
                ("turn", models.PositiveIntegerField(help_text="1, 2, 3… among the previews of that release")),
                (
                    "digest",
                    models.CharField(
                        help_text="of the frozen snapshot, as that of the release would be", max_length=64
                    ),
                ),
                ("sums", models.CharField(help_text="SHA-256 of the list of its files", max_length=64)),
                ("candidacies", models.PositiveIntegerField()),
                (
                    "offices",
                    models.JSONField(
                        default=list, help_text="keys of the offices that are not public yet, and are in it"
                    ),
                ),
                ("frozen_at", models.DateTimeField()),
                ("made_at", models.DateTimeField()),
                (
                    "checked_at",
                    models.DateTimeField(help_text="when it was last compared with what would be published"),
                ),
                ("current", models.BooleanField(default=True, help_text="whether it was the same then")),
                ("over_at", models.DateTimeField(null=True)),
                (
                    "over",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("reemplazada", "Se preparó otra"),
                            ("publicada", "Ya hay una publicación con ese número"),
                            ("retirada", "Algo de lo que mostraba se retiró"),
                            ("cerrada", "La Instancia Interna la cerró"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.capacity"
                    ),
                ),
                (
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="council_previews",
                        to="elections.process",
                    ),
                ),
            ],
            options={
                "verbose_name": "vista previa del Consejo General",
                "ordering": ["-made_at"],
            },
        ),
        migrations.CreateModel(
            name="PreviewComment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("page", models.CharField(blank=True, help_text="empty: of the whole", max_length=400)),
                ("text", models.TextField()),
                ("at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("por-responder", "Por responder"),
                            ("respondido", "Respondido"),
                            ("atendido", "Atendido"),
                        ],
                        default="por-responder",
                        max_length=20,
                    ),
                ),
                ("answer", models.TextField(blank=True)),
                ("answered_at", models.DateTimeField(null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.capacity"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.capacity"
                    ),
                ),
                (
                    "preview",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="comments",
                        to="publication.councilpreview",
                    ),
                ),
            ],
            options={
                "verbose_name": "comentario sobre la vista previa",
                "ordering": ["-at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="PreviewVisit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("page", models.CharField(max_length=400)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.capacity"
                    ),
                ),
                (
                    "preview",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="visits",
                        to="publication.councilpreview",
                    ),
                ),
            ],
            options={
                "verbose_name": "consulta de la vista previa",
                "ordering": ["-at", "-pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="councilpreview",
            constraint=models.UniqueConstraint(
                fields=("process", "number", "turn"), name="council_preview_numbered_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="councilpreview",
            constraint=models.UniqueConstraint(
                condition=models.Q(("over_at", None)), fields=("process",), name="one_council_preview_at_a_time"
            ),
        ),
        migrations.AddConstraint(
            model_name="councilpreview",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("over", ""), ("over_at", None)),
                    models.Q(("over_at__isnull", False), models.Q(("over", ""), _negated=True)),
                    _connector="OR",
                ),
                name="council_preview_over_for_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="previewcomment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answer", ""), ("answered_at", None), ("answered_by", None), ("state", "por-responder")),
                    models.Q(
                        ("answered_at__isnull", False),
                        ("answered_by__isnull", False),
                        models.Q(("answer", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="preview_comment_answered_whole",
            ),
        ),
    ]

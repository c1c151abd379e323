# SPDX-License-Identifier: EUPL-1.2
"""Edited documents that come back, and signed copies bound to their version by its digest too."""

from typing import Any, ClassVar

import django.db.models.deletion
from django.db import migrations, models


def bind(apps: Any, schema_editor: Any) -> None:  # noqa: ARG001
    """Say of each copy that is there the digest of its version, which was never altered."""
    copies = apps.get_model("supervision", "SignedCopy")
    for copy in copies.objects.select_related("version").only("version__digest", "version_digest").iterator():
        copy.version_digest = copy.version.digest
        copy.save(update_fields=["version_digest"])


class Migration(migrations.Migration):
    """Their tables."""

    dependencies: ClassVar = [
        ("accounts", "0007_council_seats"),
        ("supervision", "0009_session_notice_files"),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="EditedCopy",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("file", models.CharField(help_text="in private storage", max_length=200)),
                ("file_digest", models.CharField(help_text="its SHA-256", max_length=64)),
                ("size", models.PositiveIntegerField()),
                (
                    "told",
                    models.JSONField(
                        help_text="what changed, line by line, and which figures, as documents.edited says it"
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "base",
                    models.ForeignKey(
                        help_text="the one that it was made from",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="supervision.version",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.capacity"
                    ),
                ),
                (
                    "version",
                    models.OneToOneField(
                        help_text="the one made of it",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="edited",
                        to="supervision.version",
                    ),
                ),
            ],
            options={"verbose_name": "documento editado que volvió"},
        ),
        migrations.AddField(
            model_name="signedcopy",
            name="version_digest",
            field=models.CharField(
                default="", help_text="of the version, as it was when the copy came back", max_length=64
            ),
            preserve_default=False,
        ),
        migrations.RunPython(bind, migrations.RunPython.noop),
    ]

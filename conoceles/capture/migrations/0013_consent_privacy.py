# SPDX-License-Identifier: EUPL-1.2
"""Which aviso was in force when something was consented to; of what was decided before, it is not known."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Adds it, empty."""

    dependencies: ClassVar = [("capture", "0012_drafts_begun")]

    operations: ClassVar = [
        migrations.AddField(
            "consent",
            "privacy_digest",
            models.CharField(
                blank=True,
                max_length=64,
                help_text="of the full aviso de privacidad in force then; empty: there was none here",
            ),
        ),
    ]

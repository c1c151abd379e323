# SPDX-License-Identifier: EUPL-1.2
"""Since when a draft is there; of those that were there already, the last time is all that is known."""

from typing import ClassVar

from django.db import migrations, models
from django.db.models import F

import conoceles.kernel.clock


def _since_last_typed(apps, schema_editor):  # noqa: ANN001, ANN202, ARG001
    apps.get_model("capture", "Draft").objects.update(begun_at=F("typed_at"))


class Migration(migrations.Migration):
    """Adds it."""

    dependencies: ClassVar = [("capture", "0011_a_correction_goes_on")]

    operations: ClassVar = [
        migrations.AddField(
            "draft",
            "begun_at",
            models.DateTimeField(
                default=conoceles.kernel.clock.now, help_text="when somebody first kept something of it"
            ),
        ),
        migrations.RunPython(_since_last_typed, migrations.RunPython.noop),
    ]

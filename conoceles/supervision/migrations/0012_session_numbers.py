# SPDX-License-Identifier: EUPL-1.2
"""A session takes its number when it is convened; one that never was has none."""

from typing import Any, ClassVar

from django.db import migrations, models


def never_convened(apps: Any, editor: Any) -> None:  # noqa: ARG001
    """Give back the number of what was only prepared."""
    apps.get_model("supervision", "Session").objects.exclude(acts__deed="convocar").update(number=None)


class Migration(migrations.Migration):
    """A column that may be empty."""

    dependencies: ClassVar = [("supervision", "0011_what_does_not_count")]

    operations: ClassVar = [
        migrations.AlterField(
            model_name="session",
            name="number",
            field=models.PositiveSmallIntegerField(
                null=True,
                help_text="of its kind, from 1, in the process: taken when it is convened, so that none is missing",
            ),
        ),
        migrations.RunPython(never_convened, migrations.RunPython.noop),
    ]

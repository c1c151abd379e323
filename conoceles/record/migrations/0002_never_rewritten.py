# SPDX-License-Identifier: EUPL-1.2
"""The record is never rewritten: triggers that refuse UPDATE, DELETE and TRUNCATE."""

from typing import Any, ClassVar

from django.db import migrations

from conoceles.record import triggers


def install(apps: Any, schema_editor: Any) -> None:  # noqa: ARG001
    """Make the triggers."""
    triggers.install(schema_editor)


class Migration(migrations.Migration):
    """One way: a protected record stays protected."""

    dependencies: ClassVar = [("record", "0001_initial")]
    operations: ClassVar = [migrations.RunPython(install)]

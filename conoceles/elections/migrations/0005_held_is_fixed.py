# SPDX-License-Identifier: EUPL-1.2
"""What an agreement holds, it fixes."""

from django.db import migrations


def fixed_by_who_holds(apps, schema_editor):  # noqa: ANN001, ANN201, ARG001  (Django's own shape)
    """What an agreement holds, it fixes."""
    for window in apps.get_model("elections", "CalendarWindow").objects.filter(held_by__isnull=False):
        window.agreement_id = window.held_by_id
        window.save(update_fields=["agreement"])


class Migration(migrations.Migration):
    """Rows alone."""

    dependencies = [("elections", "0004_window_agreement")]  # noqa: RUF012  (Django's own shape)

    operations = [migrations.RunPython(fixed_by_who_holds, migrations.RunPython.noop, elidable=True)]  # noqa: RUF012

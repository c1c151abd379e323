# SPDX-License-Identifier: EUPL-1.2
"""What was shown before there were gates stays open."""

from django.db import migrations


def open_what_was_shown(apps, schema_editor):  # noqa: ANN001, ANN201, ARG001  (Django's own shape)
    """Every office of a process that has a release was shown by the first of them."""
    release_model = apps.get_model("publication", "Release")
    first_release = apps.get_model("publication", "FirstRelease")
    office_model = apps.get_model("elections", "Office")
    opened = set()
    for release in release_model.objects.order_by("process", "number"):
        offices = list(office_model.objects.filter(process=release.process_id))
        release.offices = [office.key for office in offices]
        release.save(update_fields=["offices"])
        if release.shown_at is not None and release.process_id not in opened:
            opened.add(release.process_id)
            first_release.objects.bulk_create(first_release(office=office, release=release) for office in offices)


class Migration(migrations.Migration):
    """Rows alone."""

    dependencies = [("publication", "0004_gates")]  # noqa: RUF012  (Django's own shape)

    operations = [migrations.RunPython(open_what_was_shown, migrations.RunPython.noop, elidable=True)]  # noqa: RUF012

# SPDX-License-Identifier: EUPL-1.2
"""One sending may meet several things that INE asked: the request, and each term to send it again."""

from typing import ClassVar

from django.db import migrations, models


def keep(apps, schema_editor):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201, ARG001
    """What each sending met stays met by it."""
    for sending in apps.get_model("supervision", "Sending").objects.filter(met__isnull=False):
        sending.fulfilments.add(sending.met_id)


class Migration(migrations.Migration):
    """From one to several; and formats of INE as data."""

    dependencies: ClassVar = [("supervision", "0006_follow_ups")]

    operations: ClassVar = [
        migrations.AddField(
            model_name="sending",
            name="fulfilments",
            field=models.ManyToManyField(
                help_text="of the request that it answers, and of the terms to send it again",
                related_name="+",
                to="supervision.fulfilment",
            ),
        ),
        migrations.RunPython(keep, migrations.RunPython.noop),
        migrations.RemoveField(model_name="sending", name="met"),
        migrations.AlterField(
            model_name="declared",
            name="kind",
            field=models.CharField(
                choices=[
                    ("registros", "Registros del seguimiento"),
                    ("hechos", "Hechos con fecha"),
                    ("papeleria", "Papelería"),
                    ("formatos", "Formatos del INE"),
                ],
                max_length=20,
            ),
        ),
    ]

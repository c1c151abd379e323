# SPDX-License-Identifier: EUPL-1.2
"""Who typed what is sent, and what she answers to observations."""

from typing import Any, ClassVar

from django.db import migrations, models


def tell(apps: Any, schema_editor: Any) -> None:  # noqa: ARG001
    """Of what is typed already, who typed it last is all that is known."""
    for name in ("Draft", "ChosenPhoto"):
        model = apps.get_model("capture", name)
        for each in model.objects.select_related("typed_by").iterator(500):
            model.objects.filter(pk=each.pk).update(typists=[str(each.typed_by.user_id)])


class Migration(migrations.Migration):
    """Columns."""

    dependencies: ClassVar = [("capture", "0008_endorsements")]

    operations: ClassVar = [
        migrations.AddField(
            model_name="draft",
            name="typists",
            field=models.JSONField(
                default=list, help_text="ids of all who ever typed in it: none of them decides on it"
            ),
        ),
        migrations.AddField(
            model_name="chosenphoto",
            name="typists",
            field=models.JSONField(default=list, help_text="ids of all who ever chose or cut one: none decides on it"),
        ),
        migrations.AddField(
            model_name="revision",
            name="typists",
            field=models.JSONField(
                default=list, help_text="ids of all who typed some of it, in this or an earlier one"
            ),
        ),
        migrations.AddField(
            model_name="revision",
            name="replies",
            field=models.JSONField(default=dict, help_text="what she answers to observations, by the id of each"),
        ),
        migrations.RunPython(tell, migrations.RunPython.noop, elidable=True),
    ]

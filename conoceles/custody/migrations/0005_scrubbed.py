# SPDX-License-Identifier: EUPL-1.2
"""Since when the database was written anew; and an alert of each opening with custodians."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """One field."""

    dependencies: ClassVar = [
        ("custody", "0004_evidence"),
    ]

    operations: ClassVar = [
        migrations.AddField(
            model_name="ending",
            name="scrubbed_at",
            field=models.DateTimeField(help_text="since when the database was written anew without it", null=True),
        ),
        migrations.AlterField(
            model_name="alert",
            name="kind",
            field=models.CharField(
                choices=[
                    ("lecturas", "lecturas"),
                    ("lecturas-de-noche", "lecturas-de-noche"),
                    ("conteos", "conteos"),
                    ("apertura-con-custodias", "apertura-con-custodias"),
                    ("bitacora-no-coincide", "bitacora-no-coincide"),
                    ("publicacion-no-coincide", "publicacion-no-coincide"),
                    ("sin-verificar", "sin-verificar"),
                    ("punto-de-control-tarde", "punto-de-control-tarde"),
                    ("respaldo-tarde", "respaldo-tarde"),
                    ("diario-tarde", "diario-tarde"),
                    ("simulacro-tarde", "simulacro-tarde"),
                    ("simulacro-con-clave-tarde", "simulacro-con-clave-tarde"),
                    ("disco", "disco"),
                    ("cola-detenida", "cola-detenida"),
                    ("correo-detenido", "correo-detenido"),
                    ("reloj", "reloj"),
                    ("claves", "claves"),
                ],
                max_length=40,
            ),
        ),
        migrations.AlterField(
            model_name="ending",
            name="done_at",
            field=models.DateTimeField(help_text="since when nothing is left in its rows to put away", null=True),
        ),
    ]

# SPDX-License-Identifier: EUPL-1.2
"""The Consejo General seats the Secretaría Ejecutiva and representations."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Two roles more."""

    dependencies: ClassVar = [
        ("accounts", "0006_bundles"),
    ]

    operations: ClassVar = [
        migrations.AlterField(
            model_name="capacity",
            name="role",
            field=models.CharField(
                choices=[
                    ("consola", "Consola"),
                    ("candidatura", "Candidatura"),
                    ("cuenta-generica", "Cuenta genérica"),
                    ("representacion", "Representación del postulante"),
                    ("area-responsable", "Área responsable"),
                    ("instancia-interna", "Instancia Interna Responsable"),
                    ("unidad-tecnica", "Unidad de Tecnologías"),
                    ("presidencia-de-comision", "Presidencia de la Comisión"),
                    ("integrante-de-comision", "Integrante de la Comisión"),
                    ("auxiliar-de-consejeria", "Auxiliar de consejería"),
                    ("secretaria-tecnica", "Secretaría Técnica"),
                    ("consejo-general", "Consejo General"),
                    ("secretaria-ejecutiva", "Secretaría Ejecutiva"),
                    ("representacion-ante-el-consejo", "Representación ante el Consejo General"),
                    ("representacion-en-comision", "Representación ante la Comisión"),
                    ("grupo-de-trabajo", "Grupo de Trabajo"),
                    ("consejo-local", "Consejo distrital o municipal"),
                    ("auditoria", "Auditoría"),
                ],
                max_length=40,
            ),
        ),
    ]

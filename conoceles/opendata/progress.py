# SPDX-License-Identifier: EUPL-1.2
"""The columns of ``avance.csv``, which another part of the release writes: what each is, for the dictionary."""

from conoceles.publication.languages import N_

from .columns import Column, Type
from .described import Described

#: The name of what is frozen beside the candidacies for it.
NAME = "avance"
COLUMNS = (
    Column("dia", Type.DAY, "El día que empieza con el corte"),
    Column("corte", Type.INSTANT, "Cuándo se contó; vacía, ese día nadie contó y el renglón no dice nada más"),
    Column(
        "eleccion", Type.TEXT, "Clave de la elección: la misma de candidaturas.csv; vacía, todas las que se publican"
    ),
    Column(
        "postulacion",
        Type.TEXT,
        "Clave de quien postula: la de postulante en candidaturas.csv; «independientes», todas ellas; vacía, todas",
    ),
    Column("registradas", Type.INTEGER, "Candidaturas que contienden, titulares y suplentes"),
    Column("deben_capturar", Type.INTEGER, "De ellas, las que deben responder: el total de las demás columnas"),
    Column("cuenta_entregada", Type.INTEGER, "Las que tienen su cuenta; vacía donde se dicen el cargo y quién postula"),
    Column("iniciadas", Type.INTEGER, "Las que guardaron algo; vacía donde se dicen el cargo y quién postula"),
    Column("enviadas", Type.INTEGER, "Las que enviaron su cuestionario completo al menos una vez"),
    Column("validadas", Type.INTEGER, "Aquéllas de las que el instituto aprobó lo que enviaron"),
    Column("publicadas", Type.INTEGER, "Aquéllas cuya información veía el público en ese momento"),
    Column(
        "tabla",
        Type.OPTION,
        "De qué tabla es el renglón: los de tablas distintas cuentan a las mismas personas y no se suman",
        (
            ("total", N_("Todas las que se cuentan")),
            ("cargo", N_("Por cargo")),
            ("partido", N_("Por quién postula")),
            ("cargo-partido", N_("Por cargo y quién postula; sólo del último día")),
            ("sin-corte", N_("Ese día nadie contó")),
        ),
    ),
)
TABLE = Described("datos/avance.csv", COLUMNS)
TABLES = (TABLE,)

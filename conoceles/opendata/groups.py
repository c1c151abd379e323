# SPDX-License-Identifier: EUPL-1.2
"""The columns of ``grupos.csv``, which another part of the release writes: what each is, for the dictionary."""

from conoceles.publication.languages import N_

from .columns import Column, Type
from .described import Described

#: The name of what is frozen beside the candidacies for it.
NAME = "cortes"
_TABLES = (
    ("total", N_("Todas las que se cuentan")),
    ("sexo", N_("Por sexo")),
    ("cargo", N_("Por cargo")),
    ("partido", N_("Por quién postula")),
    ("cargo-sexo", N_("Por cargo y sexo")),
    ("partido-sexo", N_("Por quién postula y sexo")),
    ("cargo-partido", N_("Por cargo y quién postula")),
)
_LEVELS = (
    ("de-cinco", N_("Banda de cinco")),
    ("de-diez", N_("Banda de diez")),
    ("diez-o-mas", N_("10 o más")),
    ("menos-de-diez", N_("Menos de 10, o nadie")),
    ("no-se-publica", N_("La celda no dice nada")),
)
COLUMNS = (
    Column("numero", Type.INTEGER, "Número del corte"),
    Column("corte", Type.INSTANT, "De qué momento es lo que se contó"),
    Column("acuerdo", Type.TEXT, "Acuerdo que ordenó el corte"),
    Column("grupo", Type.TEXT, "Clave del grupo: la misma de se_identifica_con en candidaturas.csv"),
    Column("grupo_nombre", Type.TEXT, "Nombre del grupo"),
    Column(
        "tabla",
        Type.OPTION,
        "De qué tabla es el renglón: los de tablas distintas cuentan a las mismas personas y no se suman",
        _TABLES,
    ),
    Column("eleccion", Type.TEXT, "Clave de la elección: la misma de candidaturas.csv; vacía, todas"),
    Column(
        "postulacion",
        Type.TEXT,
        "Clave de quien postula: la de postulante en candidaturas.csv; «independientes», todas ellas; vacía, todas",
    ),
    Column("sexo", Type.TEXT, "Sexo, como en candidaturas.csv; vacío, todos"),
    Column("nivel", Type.OPTION, "Qué tan fina es la banda; ninguno dice por qué", _LEVELS),
    Column("desde", Type.INTEGER, "Cuántas son del grupo, por lo menos; vacía si no se publica"),
    Column("hasta", Type.INTEGER, "Cuántas son, cuando más; vacía si no se publica o si es «10 o más»"),
    Column("de", Type.INTEGER, "De cuántas: las que consintieron que se les cuente, hayan contestado o no"),
)
TABLE = Described("datos/grupos.csv", COLUMNS)
TABLES = (TABLE,)

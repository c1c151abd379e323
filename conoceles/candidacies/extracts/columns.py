# SPDX-License-Identifier: EUPL-1.2
"""What the columns of an extract are called, what each means, and the words in their cells."""

from conoceles.candidacies.intake.words_by_hand import FIELDS, OF_A_FILE
from conoceles.candidacies.models import Movement

from .rules import ADDED, CORRECTED

#: Kinds of change, by code.
KINDS = {**dict(Movement.Kind.choices), ADDED: "Alta en el registro", CORRECTED: "Corrección del registro"}
#: The facts that are compared, by the name of the form that writes them.
FACTS = FIELDS | OF_A_FILE
#: The columns of the list: its name, and what it means.
LIST = (
    ("id", "Identificador de la candidatura; no cambia de un extracto a otro"),
    ("clave", "Clave de la candidatura en el archivo del instituto"),
    ("eleccion", "Clave de la elección: lo que una boleta elige"),
    ("eleccion_nombre", "Nombre de la elección"),
    ("principio", "MR o RP, donde importa"),
    ("cargo", "Clave del cargo"),
    ("cargo_nombre", "Nombre del cargo"),
    ("demarcacion_tipo", "Qué es la demarcación: entidad, distrito, municipio o circunscripción"),
    ("demarcacion", "Clave de la demarcación"),
    ("demarcacion_nombre", "Nombre de la demarcación"),
    ("postulante", "Clave de quien postula"),
    ("postulante_nombre", "Nombre de quien postula"),
    ("siglado", "Clave del partido de origen, en una alianza"),
    ("calidad", "P, propietaria o propietario; S, suplente"),
    ("numero", "Número de fórmula o lugar en la lista o planilla"),
    ("nombre", "Nombre en la boleta"),
    ("sobrenombre", "Sobrenombre en la boleta"),
    ("sexo", "mujer, hombre o no_binario, como se registró"),
    ("edad", "Edad en años, como se registró"),
    ("reeleccion", "si o no; vacía: el registro no lo dice"),
    ("estatus", "registrada, sustituida, renuncia, cancelada o fallecimiento"),
    ("estatus_fecha", "Desde cuándo, AAAA-MM-DD"),
    ("registro_fecha", "Cuándo se aprobó el registro, AAAA-MM-DD"),
    ("acuerdo", "Acuerdo que lo aprobó"),
    ("sustituye_a", "Clave de la candidatura en cuyo lugar se registró"),
)
#: The columns of the changes.
CHANGES = (
    ("renglon", "Número del renglón dentro de este extracto"),
    ("clase", "Código de la clase de cambio"),
    ("clase_nombre", "La clase de cambio, en palabras"),
    ("id", "Identificador de la candidatura"),
    ("clave", "Clave de la candidatura"),
    ("nombre", "Nombre en la boleta, al corte"),
    ("eleccion_nombre", "Nombre de la elección"),
    ("cargo_nombre", "Nombre del cargo"),
    ("demarcacion_nombre", "Nombre de la demarcación"),
    ("postulante_nombre", "Nombre de quien postula"),
    ("antes", "Lo que decía el registro, dato por dato"),
    ("despues", "Lo que dice desde entonces, dato por dato"),
    ("acuerdo", "Acuerdo que lo dispone; vacía: sin acuerdo en el sistema"),
    ("acuerdo_fecha", "Fecha del acuerdo, AAAA-MM-DD"),
    ("desde", "Desde cuándo vale, AAAA-MM-DD"),
    ("otra_candidatura", "Identificador de quien llegó en su lugar, se fue por ella o cambió con ella"),
    ("registrado_en_el_sistema", "Cuándo se escribió, con su diferencia respecto de UTC"),
    ("huella", "SHA-256 del movimiento, el mismo que guarda la bitácora"),
)

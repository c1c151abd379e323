# SPDX-License-Identifier: EUPL-1.2
"""Why somebody is under no value of a facet. They are different truths, and each has its own words."""

from conoceles.publication.languages import N_
from conoceles.publication.snapshot import State

GONE = "ya_no_contiende"
WITHDRAWN = "perfil_retirado"
PAUSED = "en_pausa"
NOT_PROVIDED = "no_proporcionada"
NOT_APPLICABLE = "no_aplica"
NOT_ASKED = "no_preguntada"
OTHER_ANSWER = "otra_respuesta"
NOT_REGISTERED = "no_registrado"
OTHER_AGES = "otras_edades"

#: By its code, in the order in which they are told; each follows a number of candidacies.
WORDS: dict[str, str] = {
    OTHER_AGES: N_("con otra edad, que no es de ninguno de estos grupos"),
    OTHER_ANSWER: N_("respondieron algo que ya no está entre las opciones"),
    NOT_REGISTERED: N_("el registro no lo dice"),
    NOT_PROVIDED: N_("no proporcionaron este dato"),
    NOT_APPLICABLE: N_("por otra respuesta, no se les pregunta"),
    NOT_ASKED: N_("respondieron un cuestionario que no lo preguntaba"),
    State.IN_REVIEW: N_("capturaron su información y el instituto la está revisando"),
    State.NEVER: N_("no han capturado su información"),
    State.NOT_OWED: N_("la norma no pide cuestionario para su cargo"),
    State.UNOPENED: N_("todavía no llega la fecha en que se publica la información de su cargo"),
    PAUSED: N_("en pausa: por ahora el instituto no lo muestra"),
    WITHDRAWN: N_("el instituto retiró su perfil; su registro sigue vigente"),
    GONE: N_("ya no contienden, y de quien ya no contiende no se muestra"),
}

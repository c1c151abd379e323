# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with a candidacy written by hand, in words for whoever fills in its form: what, and how to mend it.

The problems are those of a file (:mod:`.words`); of them, only these can be in one row. Braces are facts of a finding.
"""

from .problems import Problem

_OTHER_PERSON = "Si son dos personas, deben llevar claves de persona distintas."

BY_HAND: dict[Problem, str] = {
    Problem.MISSING: "Falta este dato, que es obligatorio.",
    Problem.UNKNOWN_VALUE: "«{excerpt}» no es una de las opciones{near}. Elija otra.",
    Problem.UNKNOWN_TERRITORY: "Ese lugar no es de los que eligen ese cargo. Elija uno de la clase «{kind}».",
    Problem.UNKNOWN_OFFICE: "«{excerpt}» no es un cargo del proceso{near}. Elija otro.",
    Problem.UNKNOWN_POSTULANT: "«{excerpt}» no postula en este proceso{near}. Elija otra opción.",
    Problem.AMBIGUOUS_POSTULANT: "«{excerpt}» puede ser más de uno: {which}. Pida que se distingan en el proceso.",
    Problem.OUTSIDE_SCOPE: "«{excerpt}» no está registrada para {office} en {place}. Revise el cargo y el lugar, "
    "o el alcance de la alianza en el proceso.",
    Problem.IMPOSSIBLE_AGE: "«{excerpt}» no es una edad de candidatura. Escriba de 18 a 110 años cumplidos, en cifras.",
    Problem.NOT_A_DAY: "«{excerpt}» no es una fecha. Escríbala como 04/03/2024.",
    Problem.NOT_YES_OR_NO: "«{excerpt}» no dice sí ni no. Elija una opción.",
    Problem.TOO_LONG_FOR_FIELD: "Tiene {length} caracteres y caben {limit}. Acórtelo.",
    Problem.SAME_KEY: "Esa clave ya es de {other}. Si es la misma candidatura, corríjala; si es otra, revise la clave.",
    Problem.SEAT_TAKEN: "La fórmula ya tiene {seat}: {other}. Revise la calidad, el número o el lugar.",
    Problem.FORMULA_DIFFERS: "El siglado o quien responde no son los de su fórmula, que comparte con {other}. "
    "Déjelos en blanco para tomar los de ella.",
    Problem.SAME_PERSON_TWICE: f"La misma persona ya contiende por otro cargo: {{other}}. {_OTHER_PERSON}",
    Problem.SAME_PERSON_BOTH_WAYS: "La misma persona contiende también por el otro principio: {other}. "
    f"{_OTHER_PERSON}",
    Problem.PERSON_DIFFERS: "El nombre, el sobrenombre, el sexo o la edad no son los que el registro tiene "
    "de esa persona ({other}). Se quedan los del registro; para cambiarlos, corrija esa candidatura.",
    Problem.ALTERNATE_ALONE: "La fórmula se queda con suplente y sin titular.",
    Problem.UNUSUAL_AGE: "«{excerpt}» es una edad poco usual.",
    Problem.NAMESAKE: f"Ya hay una persona con ese nombre: {{other}}. {_OTHER_PERSON}",
    Problem.PADDED_NAME: "«{excerpt}» trae blancos de más, que se quitan.",
    Problem.FORMULA_LIKE: "«{excerpt}» empieza como una fórmula de hoja de cálculo. Se guarda como texto.",
}

#: The data of a candidacy, as the screens name them, by the field of their form.
FIELDS = {
    "key": "Clave de la candidatura",
    "person": "Clave de la persona",
    "name": "Nombre en la boleta",
    "nickname": "Sobrenombre en la boleta",
    "sex": "Sexo",
    "age": "Edad",
    "position": "Cargo",
    "place": "Lugar",
    "seat": "Calidad",
    "number": "Número de fórmula, de lista o de planilla",
    "postulant": "Quién postula",
    "party_of_origin": "Siglado",
    "answered_by": "Representación que responde",
    "reelection": "Busca reelegirse",
    "groups": "Acciones afirmativas",
    "registered_on": "Fecha del registro",
    "agreement": "Acuerdo que lo aprobó",
}
#: Data that only a file brings.
OF_A_FILE = {
    "order": "Lugar para ordenar",
    "status": "Estatus",
    "status_on": "Fecha del estatus",
    "replaces": "A quién sustituye",
}

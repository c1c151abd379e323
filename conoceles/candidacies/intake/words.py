# SPDX-License-Identifier: EUPL-1.2
"""What is wrong and how to mend it, in words for people. Braces are the facts of a finding."""

from .problems import Problem

#: Of each problem: what it is, and what to do about it.
WORDS: dict[Problem, tuple[str, str]] = {
    Problem.MISSING: (
        "está vacía y es obligatoria",
        "Complete «{column}».",
    ),
    Problem.UNKNOWN_VALUE: (
        "«{excerpt}» no se conoce{near}",
        "Corrija la celda, o agregue esa grafía a «values» de la columna en el formato.",
    ),
    Problem.UNKNOWN_TERRITORY: (
        "«{excerpt}» no es una demarcación del proceso{near}",
        "Corrija la celda, o agregue esa grafía a «values» de [place.{kind}] en el formato.",
    ),
    Problem.UNKNOWN_OFFICE: (
        "«{excerpt}» no es un cargo del proceso{near}",
        "Corrija la celda, o agregue esa grafía a «values» de [field.office] en el formato.",
    ),
    Problem.UNKNOWN_POSTULANT: (
        "«{excerpt}» no postula en este proceso{near}",
        "Corrija la celda, agregue el actor político a postulants.toml, o la grafía a «values» en el formato.",
    ),
    Problem.AMBIGUOUS_POSTULANT: (
        "«{excerpt}» puede ser más de uno: {which}",
        "Escriba la clave de uno en la celda, o declare en postulants.toml dónde vale cada uno.",
    ),
    Problem.OUTSIDE_SCOPE: (
        "«{excerpt}» no está registrada para {office} en {place}",
        "Revise el cargo y la demarcación, o el alcance de la alianza en postulants.toml.",
    ),
    Problem.IMPOSSIBLE_AGE: (
        "«{excerpt}» no es una edad de candidatura (18 a 110 años cumplidos)",
        "Escriba la edad en años cumplidos, en cifras.",
    ),
    Problem.NOT_A_DAY: (
        "«{excerpt}» no es una fecha",
        "Escríbala AAAA-MM-DD o DD/MM/AAAA.",
    ),
    Problem.NOT_YES_OR_NO: (
        "«{excerpt}» no dice sí ni no",
        "Escriba Sí o No.",
    ),
    Problem.NOT_A_NUMBER: (
        "«{excerpt}» no es un número entero",
        "Escriba sólo cifras.",
    ),
    Problem.ABSURD_NUMBER: (
        "«{excerpt}» no es un número de fórmula ni un lugar de lista",
        "Escriba un entero de 0 a 999999999, o una clave con letras.",
    ),
    Problem.ABSURD_DAY: (
        "«{excerpt}» está a más de tres años de la jornada electoral, {election}",
        "Corrija el año de la celda.",
    ),
    Problem.TOO_LONG_FOR_FIELD: (
        "tiene {length} caracteres y caben {limit}",
        "Acorte el texto de la celda.",
    ),
    Problem.HIDDEN: (
        "trae lo que no se ve: {which}",
        "Vuelva a escribir la celda a mano, sin copiarla.",
    ),
    Problem.SHIFTED: (
        "la fila trae {excess} celdas de más",
        "Suele ser una coma sin comillas.",
    ),
    Problem.SAME_KEY: (
        "es la misma candidatura que la fila {other}",
        "Deje una sola, o agregue a [identity] candidacy la columna que las distingue.",
    ),
    Problem.SEAT_TAKEN: (
        "la fórmula ya tiene {seat} en la fila {other}",
        "Corrija la calidad (propietaria o suplente), el número de fórmula o el estatus de una de las dos.",
    ),
    Problem.SEAT_HELD: (
        "ese lugar lo ocupa en el registro «{name}» (clave {other}), que no viene",
        "Incluya a quien se sustituye, con su estatus y su fecha.",
    ),
    Problem.FORMULA_DIFFERS: (
        "el siglado, la representación o el orden difieren de la fila {other}",
        "Titular y suplente comparten siglado, representación y orden: iguálelos.",
    ),
    Problem.SAME_PERSON_TWICE: (
        "la misma persona está en la fila {other} por otro cargo",
        "Quite un registro; si son dos personas, agregue a [identity] person una columna que las distinga.",
    ),
    Problem.UNKNOWN_REPLACED: (
        "la clave no es de ninguna candidatura del archivo ni del registro",
        "Escriba la clave de la candidatura a la que sustituye.",
    ),
    Problem.REPLACED_TWICE: (
        "también {other} dice que la sustituye, y a cada quien la sustituye una sola",
        "Deje la clave en quien tomó ese lugar; quien entró después sustituye a ésta.",
    ),
    Problem.REPLACES_ITSELF: (
        "es la clave de la misma fila: nadie se sustituye a sí",
        "Escriba la clave de quien dejó el lugar, o deje la celda vacía.",
    ),
    Problem.REPLACED_IN_A_ROUND: (
        "las sustituciones dan la vuelta por {which}",
        "Deje la clave sólo en quien entró al lugar; quien salió no sustituye a quien entró.",
    ),
    Problem.SHEETS_DIFFER: (
        "«{excerpt}» contradice a la hoja «{other}»: «{said}»",
        "Corrija una de las dos, o declare en el formato a cuál creer con [[contradiction]].",
    ),
    Problem.NOT_IN_SHEET: (
        "no tiene par en la hoja «{other}»",
        "Agregue la fila que falta o revise «joined_on».",
    ),
    Problem.TWICE_IN_SHEET: (
        "repite las columnas de unión de la fila {other}",
        "Deje una sola.",
    ),
    Problem.CONTRADICTION_RESOLVED: (
        "«{excerpt}», pero la hoja «{other}» dice «{said}» y a ella se cree",
        "Así lo declara el formato: {why}. Confirme que sea cierto.",
    ),
    Problem.CONTRADICTION_KEPT: (
        "«{excerpt}» se queda, aunque la hoja «{other}» dice «{said}»",
        "Así lo declara el formato: {why}. Confirme que sea cierto.",
    ),
    Problem.ONLY_IN_SHEET: (
        "no tiene par en la hoja «{other}»; no se carga",
        "Agréguela al registro.",
    ),
    Problem.SAME_PERSON_BOTH_WAYS: (
        "la misma persona está en la fila {other}, por el otro principio",
        "Es válido; confirme que no son dos personas.",
    ),
    Problem.PERSON_DIFFERS: (
        "su nombre o sobrenombre difieren de los de la fila {other}",
        "Se queda lo que dice la primera. Iguálelas si es la misma persona.",
    ),
    Problem.ALTERNATE_ALONE: (
        "es suplente de una fórmula sin titular",
        "Revise la calidad y el número de fórmula.",
    ),
    Problem.UNUSUAL_AGE: (
        "«{excerpt}» es una edad poco usual",
        "Confirme que no es un error de captura.",
    ),
    Problem.NAMESAKE: (
        "ya hay otra persona con ese nombre: {other}",
        "Confirme que no es la misma persona con otra clave.",
    ),
    Problem.PADDED_NAME: (
        "«{excerpt}» trae blancos de más, que se quitan",
        "Confirme que se escribe así.",
    ),
    Problem.FORMULA_LIKE: (
        "«{excerpt}» empieza como una fórmula de hoja de cálculo",
        "Se carga como texto; confirme que lo es.",
    ),
    Problem.BAD_EMAIL: (
        "«{excerpt}» no es un correo",
        "Corríjalo; así no servirá.",
    ),
    Problem.BAD_PHONE: (
        "«{excerpt}» no es un teléfono de 10 cifras",
        "Corríjalo; así no servirá.",
    ),
    Problem.BAD_URL: (
        "«{excerpt}» no es una dirección web",
        "Corríjala; así no servirá.",
    ),
    Problem.WRONG_HOST: (
        "«{excerpt}» no es una dirección de {which}",
        "Póngala en su columna.",
    ),
    Problem.TOO_MANY: (
        "trae {length} respuestas a «{question}», que admite {limit}",
        "Se cargan todas, como están en la fuente.",
    ),
    Problem.TOO_SHORT: (
        "tiene {length} caracteres; el mínimo es {limit}",
        "Se carga como está en la fuente.",
    ),
    Problem.TOO_LONG: (
        "tiene {length} caracteres; el máximo es {limit}",
        "Se carga como está en la fuente.",
    ),
    Problem.PADDED_TEXT: (
        "sin los blancos repetidos quedan {length} caracteres; el mínimo es {limit}",
        "Se carga como está en la fuente.",
    ),
    Problem.UNKNOWN_OPTION: (
        "«{excerpt}» no es una opción de «{question}»{near}; no se carga",
        "Agregue la grafía a «values» de la respuesta en el formato.",
    ),
    Problem.NOWHERE_TO_GO: (
        "«{excerpt}» no cabe en ninguna pregunta; no se carga",
        "Agregue a «by_host» la pregunta que le toca.",
    ),
    Problem.UNDOES: (
        "no dice lo que se corrigió a mano en el registro ({fields})",
        "Corrija el archivo; si él es el cierto, se carga lo que dice.",
    ),
    Problem.VANISHED: (
        "«{name}» (clave {other}) está en el registro y no en el archivo; no se borra",
        "Si dejó de contender, inclúyala con su estatus y su fecha.",
    ),
    Problem.IDENTICAL_TEXT: (
        "es idéntico al de la fila {other}",
        "Quien valida debería leer los dos.",
    ),
}

# SPDX-License-Identifier: EUPL-1.2
"""The acts by which treatment ends, as the record tells them to people."""

ENDED = {
    "identity-shredded": "Destruyó las respuestas de identidad de una candidatura",
    "answers-shredded": "Destruyó la clave de unas respuestas de identidad",
    "ending-asked": "Pidió bloquear o cancelar datos, para que otra persona lo confirme",
    "ending-declined": "Dejó sin efecto lo que se había pedido bloquear o cancelar",
    "ending-done": "Terminó de cerrar o de borrar lo que se bloqueó o se canceló",
    "ending-scrubbed": "Reescribió la base sin lo que se guardó o se borró",
    "data-blocked": "Bloqueó los datos de candidaturas, por acuerdo",
    "data-blocked-again": "Bloqueó otra vez, al restaurar, lo que ya estaba bloqueado",
    "data-forgotten": "Borró lo que se escribió después del bloqueo de candidaturas canceladas",
    "data-put-away": "Guardó cerrado lo que no es público de candidaturas bloqueadas",
    "data-cancelled": "Canceló los datos de candidaturas, por acuerdo",
    "data-cancelled-again": "Canceló otra vez, al restaurar, lo que ya estaba cancelado",
    "destruction-certified": "Anotó quién destruyó lo que guardaba, y con qué acta",
    "opening-confirmed": "Confirmó que dos personas de la custodia abran algo bloqueado",
    "opening-allowed": "Autorizó que dos personas de la custodia abran algo bloqueado",
    "blocked-opened": "Hizo, con dos personas de la custodia, el archivo que un acuerdo ordenó",
    "opened-for-ceremony": "Abrió, con dos personas de la custodia, lo bloqueado de una candidatura",
    "data-keys-blocked": "Quitó al sistema lo que abre respuestas bloqueadas",
    "data-key-blocked-again": "Quitó otra vez al sistema lo que abre unas respuestas bloqueadas",
    "data-keys-shredded": "Destruyó las claves de respuestas canceladas",
    "data-keys-handed-over": "Confió a unas custodias nuevas lo bloqueado",
    "recovery-key-ended": "Dio por terminadas unas custodias, destruidas sus hojas",
}

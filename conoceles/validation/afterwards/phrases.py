# SPDX-License-Identifier: EUPL-1.2
"""The reasons of what happens after publication, in words for people."""

from .rules import Reason

PHRASES = {
    Reason.MOTIVE_NOT_USED: "Ese motivo no es de los que este proceso usa. Elija otro.",
    Reason.WITHOUT_DOCUMENT: (
        "Ese motivo se funda en un documento. Escriba cuál, como debe citarse en público;"
        " por ejemplo, TEEY-JDC-012/2027."
    ),
    Reason.DOCUMENT_UNDATED: "Escriba la fecha del documento.",
    Reason.DOCUMENT_IN_FUTURE: "La fecha del documento está en el futuro. Revísela.",
    Reason.NOT_PUBLISHED: "De ese cuestionario todavía no se aprueba nada: dictamine primero lo que envió.",
    Reason.NO_SECTION: "Ese rubro no está entre lo que se aprobó de esta candidatura. Elija uno de la lista.",
    Reason.ALREADY_OFF: "Eso ya no se muestra. Desde cuándo y por qué se ve en «Lo publicado» de esta candidatura.",
    Reason.ALREADY_LIFTED: "Eso ya se había repuesto.",
    Reason.WITHOUT_NOTE: "Escriba por qué se repone. No se publica: queda en el historial.",
    Reason.SAME_PERSON: "En este proceso lo repone una persona distinta de quien lo quitó. Pídalo a otra.",
}

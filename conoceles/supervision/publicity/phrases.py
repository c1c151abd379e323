# SPDX-License-Identifier: EUPL-1.2
"""What publishing tells people: why something is refused, and how it is mended."""

from conoceles.kernel.refusals import Phrase
from conoceles.look.dates import day as in_words

from .rules import Reason

PHRASES: dict[Reason, Phrase] = {
    Reason.NOT_FINAL: (
        "Nada se cambió: esta versión todavía es un proyecto. Se publica o se fija cuando conste, en su ruta, que se "
        "aprobó, se emitió o se llevó al Consejo General."
    ),
    Reason.WITHDRAWN: "Nada se cambió: este documento se abandonó.",
    Reason.VERSION_CHANGED: "Nada se cambió: lo que tenía a la vista ya no es esta versión. Ábrala de nuevo.",
    Reason.PERSONAL_DATA: (
        "Nada se publicó: un documento con datos personales sólo se publica en su versión pública. Hágala primero."
    ),
    Reason.HAS_PUBLIC_VERSION: (
        "Nada se publicó: este documento ya tiene una versión pública, con su motivo y su resolución. Publíquela, o "
        "deséchela primero, con su motivo."
    ),
    Reason.LOOKS_PERSONAL: (
        "Nada se cambió: el texto tiene lo que parece una CURP, una clave de elector o un RFC. Haga su versión pública "
        "y téstelo."
    ),
    Reason.SAYS_PERSONAL: (
        "Nada se cambió: lo que escribió, que lee cualquiera, tiene lo que parece una CURP, una clave de elector o un "
        "RFC. Quítelo."
    ),
    Reason.NOT_ITS_OWN: "Nada se publicó: esa versión pública es de otra versión del documento.",
    Reason.DISCARDED: "Nada se cambió: esa versión pública se desechó. Haga otra.",
    Reason.NOT_LOOKED_AT: "Nada se publicó: abra el archivo que se va a publicar, léalo y marque que lo revisó.",
    Reason.ALREADY_PUBLISHED: "Nada se cambió: esta versión ya está publicada. Para cambiarla, primero retire ésa.",
    Reason.ENDED: "Nada se cambió: ya se había retirado.",
    Reason.PUBLISHED: "Nada se cambió: está publicada. Retírela primero de lo publicado, y después deséchela.",
    Reason.NO_PASSAGES: "No se hizo: falta qué se testa. Escriba cada texto en un renglón, tal como está.",
    Reason.TOO_SHORT: (
        "No se hizo: «{passage}» es muy corto y se encontraría en todas partes. Escriba al menos {shortest} letras, "
        "con las palabras de junto."
    ),
    Reason.NOT_FOUND: "No se hizo: «{passage}» no está en el documento. Cópielo tal como está escrito.",
    Reason.STILL_THERE: (
        "No se hizo: «{passage}» queda escrito de otra forma (con otro acento, otra puntuación o en una cifra). "
        "Agregue en otro renglón cómo está escrito ahí."
    ),
    Reason.SAYS_IT: (
        "No se hizo: el fundamento, el motivo o la resolución dicen «{passage}», que es lo que se testa. Escríbalos de "
        "otra manera."
    ),
    Reason.NOT_A_PDF: "No se hizo: el archivo no es un PDF. Expórtelo o digitalícelo como PDF.",
    Reason.TOO_LARGE: "No se hizo: el PDF pesa más de {largest} MB. Digitalícelo con menos resolución.",
    Reason.LOCKED: "No se hizo: el PDF tiene contraseña o candado. Guárdelo sin protección.",
    Reason.HIDES: (
        "No se hizo: el PDF lleva notas, capas, formularios, ligas o archivos dentro, y lo testado podría leerse "
        "debajo. Imprímalo, tache en el papel y digitalícelo; o «imprima a PDF» el archivo ya testado."
    ),
    Reason.UNREADABLE: "No se hizo: el PDF no se pudo leer completo. Vuelva a exportarlo o digitalícelo.",
    Reason.TOO_MANY_SHEETS: "No se hizo: tiene más de {most} hojas. Divídalo, o teste el texto aquí mismo.",
    Reason.DAY_TO_COME: "El día de la resolución todavía no llega. Revíselo.",
    Reason.HOUR_TO_COME: "Ese día y esa hora todavía no llegan. Revíselos.",
    Reason.NO_SUCH_TERM: "Ese plazo no se puede contar. Revise cuántos días son.",
    Reason.BEFORE_DOCUMENT: lambda day: (
        f"Ese día el documento no existía: lo primero que consta de él es del {in_words(day)}. Revise el día."
    ),
    Reason.ALREADY_FIXED: (
        "Nada se cambió: esta versión ya estaba fijada ahí ese día, en la fijación {number}. Si aquélla se anotó por "
        "error, quítela primero."
    ),
    Reason.SET_ASIDE: "Nada se cambió: esa fijación se quitó por error.",
    Reason.ALREADY_REMOVED: "Nada se cambió: ya consta su retiro.",
    Reason.BEFORE_FIXED: "El retiro no puede ser anterior a la fijación. Revise el día y la hora.",
    Reason.TERM_NOT_OVER: lambda day: (
        f"Su plazo termina el {in_words(day)}: hasta el día siguiente se retira. Si se retiró antes, escriba por qué."
    ),
    Reason.FILE_GONE: "El archivo no está o no es el que se guardó. Avise a la Unidad de Tecnologías.",
    Reason.NOT_PUBLIC_ANY_MORE: (
        "Se retiró de lo publicado un documento de la Comisión que esta publicación todavía lleva: «{title}». "
        "Publique de nuevo."
    ),
}

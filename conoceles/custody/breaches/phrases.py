# SPDX-License-Identifier: EUPL-1.2
"""The reasons of the log of breaches, in words for people."""

from .rules import Reason

PHRASES = {
    Reason.TO_COME: "Ese momento todavía no llega. Revise el día y la hora.",
    Reason.BEFORE_IT_HAPPENED: "Dice que se supo antes de que ocurriera. Revise los dos momentos.",
    Reason.NAMES_SOMEBODY: "El nombre de {name} está en lo que leerán todas las personas a quienes se avise: el "
    "título, los datos, lo que se hizo de inmediato, lo que se les dice o lo que pueden hacer. Quítelo.",
    Reason.NOTHING_TOLD: "Falta escribir qué se dice a cada persona afectada. Agréguelo en «Decir lo que se "
    "sabe ahora».",
    Reason.NOBODY: "A todas esas personas ya se les avisó, o ninguna es de este proceso.",
    Reason.UNKNOWN_KEYS: "Ninguna candidatura tiene estas claves: {keys}. Revíselas como están en el registro.",
    Reason.ALREADY_CLOSED: "Esta vulneración ya se cerró. Si volvió a pasar, regístrela como otra.",
    Reason.NOT_TOLD_YET: "Afecta los derechos de las personas y falta avisar a alguien: a ellas o a la autoridad.",
    Reason.WITHOUT_WHY: "Escriba por qué se dice de nuevo: qué se averiguó o qué estaba mal.",
    Reason.ALREADY_RECEIVED: "De ese aviso ya consta con qué se recibió.",
    Reason.CHANGED_MEANWHILE: "Otra persona dijo algo más mientras usted escribía. Véalo en la página de la "
    "vulneración, y envíe otra vez lo suyo.",
}

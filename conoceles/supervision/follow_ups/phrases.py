# SPDX-License-Identifier: EUPL-1.2
"""What the registers tell people."""

from conoceles.kernel.refusals import Phrase

from .rules import Reason

PHRASES: dict[Reason, Phrase] = {
    Reason.NO_REGISTERS: "Este proceso no tiene registros cargados. Pida a la Unidad de Tecnologías que los cargue.",
    Reason.NOT_YOURS: "Ese registro lo lleva {roles}. Elija ese carácter, si lo tiene.",
    Reason.DAY_TO_COME: "Ese día todavía no llega. Revíselo.",
    Reason.NO_EVIDENCE: "Falta el archivo con que consta. Sin él este registro no recibe renglones.",
    Reason.NOT_A_KIND: "Ese archivo no se recibe. Súbalo como PDF, PNG, JPG, XLSX, DOCX o ZIP.",
    Reason.TOO_LARGE: "El archivo pasa de {largest} MB. Redúzcalo y súbalo otra vez.",
    Reason.SAME_FILE: "Nada se guardó: ese mismo archivo ya está en este renglón.",
    Reason.FILE_GONE: "El archivo no está, o no es el que se guardó. Búsquelo en los respaldos.",
    Reason.NO_PREVIEW: (
        "No hay una vista previa que agregar. La Instancia Interna la prepara en «Vista previa del Consejo General»."
    ),
    Reason.NOT_MET_BY_IT: "Eso no se cumple con este registro, ya está cumplido, o lo anota otra área.",
    Reason.NOT_AGREED: lambda route, steps: (
        "Cambia lo que ya se liberó: elija el documento por el que el Consejo General lo acordó. Si no está, "
        f"ábralo en «Documentos» como «{route}» y anote sus pasos: {'; '.join(f'«{each}»' for each in steps)}."
    ),
    Reason.SET_ASIDE: "Nada se cambió: ese renglón ya se había quitado.",
    Reason.NOT_TO_THEM: "Ese acuse no es de nadie a quien se haya entregado. Elija de la lista.",
}

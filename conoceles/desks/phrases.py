# SPDX-License-Identifier: EUPL-1.2
"""The acts of the record, in words for people. A test fails when an act of any step has none here."""

from conoceles.accounts.rules import ROLES, Role
from conoceles.accounts.rules.changes import Change
from conoceles.record import rules as record

#: By the name under which the record keeps each act.
ACTS: dict[str, str] = {
    Change.SIGNED_IN: "Entró",
    Change.SIGNED_OUT: "Salió",
    Change.PROVED_AGAIN: "Comprobó otra vez quién es",
    Change.PASSWORD_CHANGED: "Cambió su contraseña",
    Change.FACTOR_ADDED: "Agregó un segundo factor",
    Change.FACTOR_REMOVED: "Quitó un segundo factor",
    Change.RECOVERY_CODES_RENEWED: "Renovó sus códigos de recuperación",
    Change.RECOVERY_CODE_USED: "Usó un código de recuperación",
    "account-taken": "Activó su cuenta",
    "email-changed": "Cambió el correo de sus avisos",
    "session-ended": "Terminó una sesión",
    "capacity-given": "Nombró a una persona en un carácter",
    "delegation-given": "Delegó en una persona auxiliar",
    "capacity-ended": "Terminó un carácter",
    "person-invited": "Invitó a una persona",
    "access-given-back": "Repuso el acceso de una persona",
    "process-loaded": "Cargó la definición del proceso",
    "questionnaire-put-in-force": "Puso en vigor un cuestionario",
    "council-located": "Dijo dónde atiende un consejo",
    "register-imported": "Cargó el registro de candidaturas",
    "letters-begun": "Empezó una emisión de cartas",
    "letters-issued": "Emitió cartas de acceso",
    "letters-finished": "Terminó una emisión de cartas",
    "letter-issued-again": "Repuso una carta de acceso",
    "letter-read": "Leyó una carta de acceso",
    "letters-packaged": "Descargó un paquete de cartas",
    "letter-delivered": "Registró la entrega de una carta",
    "account-announced": "Avisó que una carta está lista",
    "acuse-kept": "Guardó un acuse firmado",
    "acuse-read": "Leyó un acuse firmado",
    "answers-sent": "Envió un cuestionario",
    "photo-kept": "Guardó una fotografía",
    "history-loaded": "Cargó respuestas capturadas en otro sistema",
    "approved-by-source": "Tomó como aprobado lo que su fuente aprobó",
    "validation-decided": "Dictaminó una revisión",
    "release-frozen": "Congeló una publicación",
    "release-shown": "Mostró una publicación",
    "message-queued": "Dejó un aviso por enviar",
    "message-handed-over": "Comunicó un aviso a mano",
    "message-delivered": "Entregó un aviso al servidor de correo",
    "message-given-up": "No pudo entregar un aviso",
    "demo-accounts-opened": "Abrió las cuentas de la demostración",
    record.SIGNED: "Firmó un punto de control",
}

#: In what capacity an entry says that it was done: the roles, a person on her own account, and the system.
CAPACITIES: dict[str, str] = {role.value: ROLES[role].name for role in Role} | {
    "persona": "Una persona, en su propia cuenta",
    "sistema": "El sistema",
    "buzon-de-salida": "El buzón de salida",
}
